package dev.jtracer.examples.shop.world;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Customers who come at a fixed rate, however slow the shop is, and never more than 64 at a time.
 *
 * <p>Five in seven search, the others check out. Every two seconds ten check out at once.
 */
final class Customers {
    private static final int MAX_AT_A_TIME = 64;
    private static final int RUSH = 10;
    private static final long RUSH_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final List<String> WORDS = List.of("red", "small", "kettle", "lamp", "oak", "chair", "wool", "tray");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI shop;
    private final int perSecond;
    private final Semaphore inside = new Semaphore(MAX_AT_A_TIME);
    private final ExecutorService threads = Executors.newFixedThreadPool(2, body -> {
        Thread thread = new Thread(body, "load-client");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .connectTimeout(PATIENCE)
            .build();
    private long order = 77_000;

    Customers(URI shop, int perSecond) {
        if (!"127.0.0.1".equals(shop.getHost())) {
            throw new IllegalArgumentException("customers visit 127.0.0.1 only, not " + shop);
        }
        this.shop = shop;
        this.perSecond = perSecond;
    }

    /** Returns when the time is over. When this thread itself was held up, the customers of that time stay away. */
    void visitFor(Duration time) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long nextRush = start + RUSH_NANOS;
        for (long next = start; next < end; next = Math.max(next + pause, System.nanoTime() - pause)) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            if (ThreadLocalRandom.current().nextInt(7) < 5) {
                send("search?q=" + word() + "+" + word());
            } else {
                checkOut();
            }
            if (next >= nextRush) {
                nextRush += RUSH_NANOS;
                for (int i = 0; i < RUSH; i++) {
                    checkOut();
                }
            }
        }
    }

    private void checkOut() {
        order++;
        send("checkout?order=A-" + order + "&tier=" + (order % 5 == 0 ? "gold" : "basic"));
    }

    private void send(String pathAndQuery) {
        if (!inside.tryAcquire()) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(shop.resolve(pathAndQuery))
                .timeout(PATIENCE)
                .build();
        CompletableFuture<?> unused = client.sendAsync(request, BodyHandlers.discarding())
                .whenComplete((response, error) -> inside.release());
    }

    private static String word() {
        return WORDS.get(ThreadLocalRandom.current().nextInt(WORDS.size()));
    }
}

package dev.jtracer.examples.shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The shop's threads. Each pool has a bounded queue: work that finds it full is refused, and its task fails.
 *
 * @param http answers requests
 * @param pricing works out quotes
 * @param db pays and keeps the journal
 */
record Pools(ExecutorService http, ExecutorService pricing, ExecutorService db) implements AutoCloseable {

    static Pools start() {
        return new Pools(pool("http-worker", 16, 64), pool("pricing", 4, 32), pool("db", 6, 64));
    }

    @Override
    public void close() {
        http.shutdownNow();
        pricing.shutdownNow();
        db.shutdownNow();
    }

    private static ExecutorService pool(String name, int threads, int queue) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory named = body -> {
            Thread thread = new Thread(body, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), named);
    }
}

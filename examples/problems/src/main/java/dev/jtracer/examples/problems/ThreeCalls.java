package dev.jtracer.examples.problems;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jtracer.Region;
import dev.jtracer.Task;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** A page that asks three services, one after the other; mended, all at once. */
final class ThreeCalls implements Problem {
    private static final List<String> SERVICES = List.of("user", "orders", "offers");
    private static final int SERVICE_MILLIS = 30;

    private final ExecutorService serving = Executors.newFixedThreadPool(4, new Numbered("service"));
    private final ExecutorService calling = Executors.newFixedThreadPool(3, new Numbered("caller"));
    private final HttpServer services =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final boolean fixed;

    ThreeCalls(boolean fixed) throws IOException {
        this.fixed = fixed;
        services.setExecutor(serving);
        services.createContext("/", ThreeCalls::serve);
        services.start();
    }

    @Override
    public void round() throws Exception {
        try (Task task = Task.create("page")) {
            if (fixed) {
                List<Future<?>> answers = new ArrayList<>();
                for (String service : SERVICES) {
                    answers.add(calling.submit(task.wrap(() -> ask(service))));
                }
                for (Future<?> answer : answers) {
                    answer.get();
                }
            } else {
                for (String service : SERVICES) {
                    ask(service);
                }
            }
        }
        TimeUnit.MILLISECONDS.sleep(20);
    }

    @Override
    public void close() {
        services.stop(0);
        serving.shutdownNow();
        calling.shutdownNow();
    }

    private byte[] ask(String service) {
        try (Region region = Region.begin(service);
                InputStream answer = URI.create(
                                "http://127.0.0.1:" + services.getAddress().getPort() + "/" + service)
                        .toURL()
                        .openStream()) {
            return answer.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            TimeUnit.MILLISECONDS.sleep(SERVICE_MILLIS);
            byte[] answer = {'o', 'k'};
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.jtracer.viewer.attach;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask a server again and again until they are closed. */
final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger refused = new AtomicInteger();
    private final ExecutorService clients;
    private final CountDownLatch answered;

    private Load(int count) {
        clients = Executors.newFixedThreadPool(count);
        answered = new CountDownLatch(count);
    }

    /** Clients that count up one row of a database, each in a connection of its own. */
    static Load jdbc(Path jar, String driver, String url, int count) throws Exception {
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        Driver database =
                (Driver) loader.loadClass(driver).getDeclaredConstructor().newInstance();
        Properties user = new Properties();
        user.setProperty("user", "SA");
        user.setProperty("password", "");
        try (Connection connection = database.connect(url, user);
                Statement statement = connection.createStatement()) {
            statement.execute("create table counters (id int primary key, hits int)");
            statement.execute("insert into counters values (1, 0)");
        }
        Load load = new Load(count);
        load.start(count, () -> {
            try (Connection connection = database.connect(url, user);
                    Statement statement = connection.createStatement()) {
                load.repeat(() -> statement.execute("update counters set hits = hits + 1 where id = 1"));
            }
            return null;
        });
        return load;
    }

    /** Clients that ask for a page whose answer takes 20 ms. */
    static Load http(String address, int count) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String stub = "{\"request\":{\"method\":\"GET\",\"url\":\"/page\"},"
                + "\"response\":{\"status\":200,\"body\":\"page\",\"fixedDelayMilliseconds\":20}}";
        HttpRequest stubbing = HttpRequest.newBuilder(URI.create(address + "__admin/mappings"))
                .POST(BodyPublishers.ofString(stub))
                .build();
        int status = client.send(stubbing, BodyHandlers.discarding()).statusCode();
        if (status != 201) {
            throw new IllegalStateException("stubbing was answered with " + status);
        }
        HttpRequest page = HttpRequest.newBuilder(URI.create(address + "page")).build();
        Load load = new Load(count);
        load.start(count, () -> {
            load.repeat(() -> client.send(page, BodyHandlers.discarding()));
            return null;
        });
        return load;
    }

    @Override
    public void close() throws InterruptedException {
        over.set(true);
        clients.shutdown();
        var unused = clients.awaitTermination(10, TimeUnit.SECONDS);
    }

    /** Waits until each client was answered once: from then on the server works. */
    private void start(int count, Client client) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            var unused = clients.submit(client::run);
        }
        if (!answered.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(answered.getCount() + " clients had no answer");
        }
    }

    private void repeat(Ask ask) throws Exception {
        ask.ask();
        answered.countDown();
        while (!over.get()) {
            try {
                ask.ask();
            } catch (SQLException e) {
                refused.incrementAndGet(); // Two were at the row at once; the database chose one.
            }
        }
    }

    private interface Client {
        Object run() throws Exception;
    }

    private interface Ask {
        void ask() throws Exception;
    }
}

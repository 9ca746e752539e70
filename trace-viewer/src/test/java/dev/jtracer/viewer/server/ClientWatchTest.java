package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave, and clients that only seem to, at a server that works for them until told to stop. */
class ClientWatchTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int LOOKS = 50;

    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private final CountDownLatch working = new CountDownLatch(1);
    private Undertow server;

    @BeforeEach
    void start() {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(1)
                .setHandler(this::work)
                .build();
        StartupLines.without(server::start);
    }

    @AfterEach
    void stop() {
        StartupLines.without(server::stop);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aClientThatClosesItsConnectionIsGone(boolean abruptly) throws Exception {
        Socket client = connect();
        send(client, "/until-gone");
        assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();
        if (abruptly) {
            client.setSoLinger(true, 0);
        }
        client.close();

        assertThat(left.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aClientThatWaitsIsThereAndGetsItsAnswer() throws Exception {
        try (Socket client = connect()) {
            send(client, "/a-while");
            read(client, "answer to /a-while");
            send(client, "/a-while?again");
            read(client, "answer to /a-while");
        }
        assertThat(left.get(20, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aNextRequestThatComesTooEarlyIsAnsweredAfterwards() throws Exception {
        try (Socket client = connect()) {
            send(client, "/a-while");
            assertThat(working.await(20, TimeUnit.SECONDS)).isTrue();
            send(client, "/next");
            assertThat(read(client, "answer to /next")).contains("answer to /a-while");
        }
    }

    private void work(HttpServerExchange exchange) {
        if (exchange.getRequestPath().equals("/next")) {
            exchange.getResponseSender().send("answer to /next");
            return;
        }
        ClientWatch client = ClientWatch.begin(exchange);
        exchange.dispatch(() -> {
            boolean untilGone = exchange.getRequestPath().equals("/until-gone");
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            boolean gone = false;
            for (int look = 0; untilGone ? !gone && System.nanoTime() < deadline : look < LOOKS; look++) {
                gone = client.isGone();
                working.countDown();
                awaitIoThread(exchange);
            }
            client.end();
            left.complete(gone);
            exchange.getResponseSender().send("answer to " + exchange.getRequestPath());
        });
    }

    private static void awaitIoThread(HttpServerExchange exchange) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        exchange.getIoThread().execute(() -> turn.complete(null));
        turn.join();
    }

    private Socket connect() throws IOException {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket client, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** What the client reads until it has a text. */
    private static String read(Socket client, String until) throws IOException {
        StringBuilder all = new StringBuilder();
        while (all.indexOf(until) < 0) {
            int next = client.getInputStream().read();
            assertThat(next).as("end after %s", all).isNotNegative();
            all.append((char) next);
        }
        return all.toString();
    }
}

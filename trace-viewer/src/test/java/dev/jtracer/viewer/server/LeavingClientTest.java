package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.query.Progress;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A query that never ends by itself, asked for over HTTP by clients that leave. */
class LeavingClientTest {
    private static final RecordingFile FILE = new RecordingFile("a", Path.of("a"), "a.jfr", 1);

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
    private final Workers workers = Workers.create();
    private final HeavyAnswers heavy = new HeavyAnswers(workers.heavy(), 1 << 20);
    private volatile boolean finish;
    private Undertow server;

    @BeforeEach
    void start() {
        Recordings recordings = () -> List.of(FILE);
        TraceShelf shelf = new TraceShelf(100, 100, workers.reader(), (path, watch) -> Picture.trace("""
                [           0    E
                a: sleeping  |--|
                """));
        SaveRoute save = new SaveRoute(new SavedViews(new Assets()), shelf, workers);
        TraceRoutes routes = new TraceRoutes(recordings, shelf, heavy, workers, save);
        ApiRoutes.Route route = new ApiRoutes.Route((trace, params, progress) -> walk(progress), params -> true);
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setHandler(exchange -> Answers.later(
                        exchange, () -> routes.heavily(exchange, FILE, "walk", route, Params.of(exchange))))
                .build();
        StartupLines.without(server::start);
    }

    @AfterEach
    void stop() {
        finish = true;
        StartupLines.without(server::stop);
    }

    @Test
    void theQueryEndsWhenItsOnlyClientLeaves() throws Exception {
        Socket client = ask();
        begun.get(20, TimeUnit.SECONDS);
        assertThat(heavy.running("a")).singleElement().satisfies(running -> {
            assertThat(running.request()).startsWith("walk");
            assertThat(running.waiting()).isEqualTo(1);
        });

        client.close();

        assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        assertThat(heavy.running("a")).isEmpty();
    }

    @Test
    void itGoesOnForTheOneThatStays() throws Exception {
        Socket leaves = ask();
        begun.get(20, TimeUnit.SECONDS);
        try (Socket stays = ask()) {
            awaitWaiting(2);
            leaves.close();
            awaitWaiting(1);
            assertThat(ended).isNotDone();

            finish = true;

            assertThat(new String(stays.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("{\"walked\":true}");
        }
        assertThat(ended.get(20, TimeUnit.SECONDS)).hasMessage("to its end");
    }

    /** Walks until told to finish, or cancelled. */
    private Object walk(Progress progress) {
        try {
            for (long row = 0; !finish; row++) {
                progress.row(row, Long.MAX_VALUE);
                begun.complete(null);
            }
            ended.complete(new IllegalStateException("to its end"));
            return Map.of("walked", true);
        } catch (CancellationException e) {
            ended.complete(e);
            throw e;
        }
    }

    private void awaitWaiting(int clients) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (heavy.running("a").get(0).waiting() != clients) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private Socket ask() throws IOException {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(30_000);
        String request = "GET /walk HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }
}

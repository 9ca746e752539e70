package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** {@code /debug/traces/ID/export.html?view=...}: a view as a page that stands alone, as a download. */
final class SaveRoute {
    /** What the last part of the address is. */
    static final String NAME = "export.html";

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final SavedViews views;
    private final TraceShelf shelf;
    private final Workers workers;

    SaveRoute(SavedViews views, TraceShelf shelf, Workers workers) {
        this.views = views;
        this.shelf = shelf;
        this.workers = workers;
    }

    /** Puts it together once the trace is read, as long as the client is there. */
    void answer(HttpServerExchange exchange, RecordingFile file) {
        View view = View.of(Params.of(exchange).text("view", ""));
        String stem = Downloads.fileName(file).replaceFirst("\\.jfr$", "");
        String name = stem + "-" + (view.page().isEmpty() ? "overview" : view.page()) + ".html";
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            named(exchange, name);
            Answers.empty(exchange, 200);
            return;
        }
        Answers.later(exchange, () -> {
            ClientWatch client = ClientWatch.begin(exchange);
            return shelf.get(file)
                    .thenApplyAsync(trace -> page(trace, file.id(), view, client), workers.heavy())
                    .whenComplete((page, problem) -> client.end())
                    .thenAccept(page -> {
                        named(exchange, name);
                        Answers.bytes(exchange, 200, "text/html; charset=utf-8", page);
                    });
        });
    }

    private static void named(HttpServerExchange exchange, String name) {
        exchange.getResponseHeaders().put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }

    private byte[] page(Trace trace, String id, View view, ClientWatch client) {
        ByteArrayOutputStream page = new ByteArrayOutputStream(1 << 20);
        try {
            views.write(trace, id, view, new Watch(client), page);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return page.toByteArray();
    }

    /** Gives up when the client has left; looks from time to time. */
    private static final class Watch implements Progress {
        private final ClientWatch client;
        private long lookedNanos = System.nanoTime();

        Watch(ClientWatch client) {
            this.client = client;
        }

        @Override
        public void at(long done, long total) {
            long now = System.nanoTime();
            if (now - lookedNanos > LOOK_NANOS) {
                lookedNanos = now;
                if (client.isGone()) {
                    throw new CancellationException("nobody waits for the page any more");
                }
            }
        }
    }
}

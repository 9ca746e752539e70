package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Progress;
import io.undertow.server.HttpServerExchange;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What is below {@code /debug/traces/ID/}: the queries over one trace, its views as files, and its own file. */
final class TraceRoutes {
    /** The query for the others that are being answered. */
    private static final String RUNNING = "running";

    private final Recordings recordings;
    private final TraceShelf shelf;
    private final HeavyAnswers heavy;
    private final Workers workers;
    private final SaveRoute save;

    TraceRoutes(Recordings recordings, TraceShelf shelf, HeavyAnswers heavy, Workers workers, SaveRoute save) {
        this.recordings = recordings;
        this.shelf = shelf;
        this.heavy = heavy;
        this.workers = workers;
        this.save = save;
    }

    /** True if there is a recording of this id, or one in the making. */
    boolean knows(String id) {
        return recordings.knows(id);
    }

    /** Runs a query once the trace is read; no thread waits meanwhile. */
    void answer(HttpServerExchange exchange, String id, String name) {
        RecordingFile file = find(id);
        if (name.equals(RUNNING)) {
            Answers.ok(exchange, Map.of(RUNNING, heavy.running(id)));
            return;
        }
        ApiRoutes.Route route = ApiRoutes.find(name);
        if (route == null) {
            throw Refusal.notFound("no query " + Params.shown(name));
        }
        Params params = Params.of(exchange);
        Answers.later(
                exchange,
                () -> route.heavy().test(params)
                        ? heavily(exchange, file, name, route, params)
                        : shelf.get(file)
                                .thenAcceptAsync(
                                        trace -> Answers.ok(
                                                exchange, route.query().answer(trace, params, Progress.UNWATCHED)),
                                        workers.queries()));
    }

    /** Answers what walks whole tables: once for all who ask, as long as one of them is there. */
    CompletableFuture<?> heavily(
            HttpServerExchange exchange, RecordingFile file, String name, ApiRoutes.Route route, Params params) {
        ClientWatch client = ClientWatch.begin(exchange);
        return heavy.get(
                        new HeavyAnswers.Key(file.id(), name + params),
                        client::isGone,
                        () -> shelf.get(file),
                        (trace, progress) -> route.query().answer(trace, params, progress))
                .whenComplete((json, problem) -> client.end())
                .thenAccept(json -> Answers.json(exchange, json));
    }

    /** Sends a view as a page that stands alone. */
    void save(HttpServerExchange exchange, String id) {
        save.answer(exchange, find(id));
    }

    /** Sends the file. */
    void download(HttpServerExchange exchange, String id) {
        Downloads.send(exchange, find(id));
    }

    private RecordingFile find(String id) {
        RecordingFile file = recordings.find(id);
        if (file == null && recordings.knows(id)) {
            throw Refusal.conflict("capture " + Params.shown(id) + " has not ended yet");
        }
        if (file == null) {
            throw Refusal.notFound("no recording " + Params.shown(id));
        }
        return file;
    }
}

package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;

/** What is below {@code /debug/traces/ID/}: the queries over one trace and its file. */
final class TraceRoutes {
    private final Recordings recordings;
    private final TraceShelf shelf;
    private final Workers workers;

    TraceRoutes(Recordings recordings, TraceShelf shelf, Workers workers) {
        this.recordings = recordings;
        this.shelf = shelf;
        this.workers = workers;
    }

    /** True if there is a recording of this id, or one in the making. */
    boolean knows(String id) {
        return recordings.knows(id);
    }

    /** Runs a query once the trace is read; no thread waits meanwhile. */
    void answer(HttpServerExchange exchange, String id, String name) {
        RecordingFile file = find(id);
        ApiRoutes.Query query = ApiRoutes.find(name);
        if (query == null) {
            throw Refusal.notFound("no query " + Params.shown(name));
        }
        Params params = Params.of(exchange);
        Answers.later(
                exchange,
                () -> shelf.get(file)
                        .thenAcceptAsync(
                                trace -> Answers.ok(exchange, query.answer(trace, params)), workers.queries()));
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

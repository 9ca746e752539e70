package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.CaptureBusy;
import dev.jtracer.viewer.live.LiveCapture;
import dev.jtracer.viewer.live.LiveProcess;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Captures over HTTP: {@code /debug/api/...} for the pages, and {@code GET /debug/trace} for every other client.
 *
 * <p>Without a live process (a viewer of files) the list is that of the files, and nothing can be started.
 */
final class CaptureRoutes {
    private static final HttpString SEC_PURPOSE = new HttpString("Sec-Purpose");
    private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");

    /** A capture waits no longer than this for the rehearsal. */
    private static final int REHEARSAL_SECONDS = 3;

    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final @Nullable LiveProcess live;
    private final Recordings recordings;
    private final TraceShelf shelf;
    private final HeavyAnswers heavy;
    private final CaptureViews views;
    private final @Nullable Rehearsal rehearsal;
    private final Workers workers;

    CaptureRoutes(
            @Nullable LiveProcess live,
            Recordings recordings,
            TraceShelf shelf,
            HeavyAnswers heavy,
            @Nullable Rehearsal rehearsal,
            Workers workers) {
        this.rehearsal = rehearsal;
        this.heavy = heavy;
        this.live = live;
        this.recordings = recordings;
        this.shelf = shelf;
        this.views = new CaptureViews(live, recordings, shelf);
        this.workers = workers;
    }

    /** A capture for a client that is not a browser: it starts now and comes as a file when it has ended. */
    void capture(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.VARY, "Accept");
        CaptureParams asked = CaptureParams.of(Params.of(exchange));
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            Answers.empty(exchange, 200);
            return;
        }
        if (exchange.getRequestHeaders().contains(SEC_PURPOSE)) {
            throw Refusal.of(503, "a capture starts on request, not ahead of one");
        }
        if (isBrowser(exchange)) {
            throw Refusal.of(406, "in a browser a capture starts from its page: open this address in a tab");
        }
        LiveProcess process = process();
        Answers.later(
                exchange,
                () -> CompletableFuture.supplyAsync(() -> start(exchange, process, asked), workers.queries())
                        .thenCompose(id -> id == null ? DONE : sendWhenEnded(exchange, process, id)));
    }

    /** The list: what runs, then what is kept, newest first. */
    void list(HttpServerExchange exchange) {
        Answers.ok(exchange, Map.of("captures", views.list()));
    }

    /** Somebody opens a page from which captures start, unless their browser only fetches it ahead. */
    void expect(HttpServerExchange exchange) {
        if (!exchange.getRequestHeaders().contains(SEC_PURPOSE)) {
            var unused = rehearsed();
        }
    }

    /** Starts a capture and says its id; its trace will be read, and its first page's answers made, as soon as it has ended. */
    void start(HttpServerExchange exchange) {
        CaptureParams asked = CaptureParams.of(Params.of(exchange));
        LiveProcess process = process();
        CompletableFuture<Void> rehearsed = rehearsed();
        exchange.getIoThread().executeAfter(() -> rehearsed.complete(null), REHEARSAL_SECONDS, TimeUnit.SECONDS);
        Answers.later(
                exchange, () -> rehearsed.thenRunAsync(() -> startNow(exchange, process, asked), workers.queries()));
    }

    private void startNow(HttpServerExchange exchange, LiveProcess process, CaptureParams asked) {
        String id = start(exchange, process, asked);
        if (id != null) {
            var unused = process.ended(id).thenAccept(this::readAhead);
            Answers.json(exchange, 201, Map.of("id", id));
        }
    }

    private CompletableFuture<Void> rehearsed() {
        return rehearsal == null ? DONE : rehearsal.begin();
    }

    /** How far one is; asking for one that has ended starts its reading. */
    void progress(HttpServerExchange exchange, String id) {
        LiveCapture capture = live == null ? null : live.capture(id);
        if (capture != null) {
            read(capture);
            Answers.ok(exchange, views.of(capture));
            return;
        }
        RecordingFile file = recordings.find(id);
        if (file == null) {
            throw unknown(id);
        }
        var unused = shelf.get(file);
        Answers.ok(exchange, views.of(file));
    }

    /** Ends one early and keeps what it has; answers once its file is complete. */
    void stop(HttpServerExchange exchange, String id) {
        LiveProcess process = processOf(id);
        later(exchange, () -> {
            process.stop(id);
            var unused = process.ended(id).whenComplete((ended, problem) -> Answers.empty(exchange, 204));
        });
    }

    /** Throws one away, running or kept. */
    void discard(HttpServerExchange exchange, String id) {
        LiveProcess process = processOf(id);
        later(exchange, () -> {
            process.discard(id);
            shelf.forget(id);
            heavy.forget(id);
            Answers.empty(exchange, 204);
        });
    }

    /** The id of a new capture; null if another one runs, which has then been answered. */
    private static @Nullable String start(HttpServerExchange exchange, LiveProcess process, CaptureParams asked) {
        try {
            return process.start(asked.duration(), asked.profile()).id();
        } catch (CaptureBusy busy) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("error", String.valueOf(busy.getMessage()));
            json.put("runningId", busy.runningId());
            json.put("endsInMillis", busy.endsInMillis());
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, busy.endsInMillis() / 1000 + 1);
            Answers.refuse(exchange, Refusal.conflict(String.valueOf(busy.getMessage())), json);
            return null;
        }
    }

    private static CompletableFuture<Void> sendWhenEnded(HttpServerExchange exchange, LiveProcess process, String id) {
        return process.ended(id)
                .exceptionally(problem -> {
                    throw Refusal.of(410, "capture " + id + " was discarded, or left no readable file");
                })
                .thenAcceptAsync(ended -> send(exchange, ended), exchange.getIoThread());
    }

    private void read(LiveCapture capture) {
        RecordingFile file = KeptCaptures.fileOf(capture);
        if (file != null) {
            var unused = shelf.get(file);
        }
    }

    private void readAhead(LiveCapture capture) {
        RecordingFile file = KeptCaptures.fileOf(capture);
        if (file != null && !shelf.tooLarge(file)) {
            FirstPage.askAhead(heavy, file.id(), () -> shelf.get(file));
        }
    }

    private static void send(HttpServerExchange exchange, LiveCapture ended) {
        RecordingFile file = KeptCaptures.fileOf(ended);
        if (file == null) {
            throw Refusal.of(410, "the capture was removed before it could be sent");
        }
        Downloads.send(exchange, file);
    }

    private LiveProcess process() {
        if (live == null) {
            throw Refusal.notFound("this viewer shows files; it captures nothing");
        }
        return live;
    }

    private LiveProcess processOf(String id) {
        LiveProcess process = process();
        if (process.capture(id) == null) {
            throw unknown(id);
        }
        return process;
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("no capture " + Params.shown(id));
    }

    /** Browsers say where a request comes from or call themselves Mozilla: an image or a script must not start a capture. */
    private static boolean isBrowser(HttpServerExchange exchange) {
        String agent = exchange.getRequestHeaders().getFirst(Headers.USER_AGENT);
        return exchange.getRequestHeaders().contains(SEC_FETCH_SITE) || (agent != null && agent.startsWith("Mozilla/"));
    }

    /** Runs what may take a while off the I/O thread. */
    private void later(HttpServerExchange exchange, Runnable work) {
        Answers.later(exchange, () -> CompletableFuture.runAsync(work, workers.queries()));
    }
}

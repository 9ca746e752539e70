package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.CaptureBusy;
import dev.jtracer.viewer.live.LiveCapture;
import dev.jtracer.viewer.live.LiveProcess;
import dev.jtracer.viewer.server.CaptureView.Outcome;
import dev.jtracer.viewer.server.CaptureView.State;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Captures over HTTP: {@code /debug/api/...} for the pages, and {@code GET /debug/trace} for every other client.
 *
 * <p>Without a live process (a viewer of files) the list is that of the files, and nothing can be started.
 */
final class CaptureRoutes {
    private static final HttpString SEC_PURPOSE = new HttpString("Sec-Purpose");
    private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");

    private final @Nullable LiveProcess live;
    private final Recordings recordings;
    private final TraceShelf shelf;
    private final Workers workers;

    CaptureRoutes(@Nullable LiveProcess live, Recordings recordings, TraceShelf shelf, Workers workers) {
        this.live = live;
        this.recordings = recordings;
        this.shelf = shelf;
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
        later(exchange, () -> {
            String id = start(exchange, process, asked);
            if (id == null) {
                return;
            }
            var unused = process.ended(id)
                    .thenAcceptAsync(ended -> send(exchange, ended), exchange.getIoThread())
                    .exceptionally(problem -> {
                        Answers.failed(exchange, problem);
                        return null;
                    });
        });
    }

    /** The list: what runs, then what is kept, newest first. */
    void list(HttpServerExchange exchange) {
        List<CaptureView> views = live == null
                ? recordings.list().stream().map(this::view).toList()
                : live.list().stream().map(this::view).toList();
        Answers.ok(exchange, Map.of("captures", views));
    }

    /** Starts a capture and says its id; its trace will be read as soon as it has ended. */
    void start(HttpServerExchange exchange) {
        CaptureParams asked = CaptureParams.of(Params.of(exchange));
        LiveProcess process = process();
        later(exchange, () -> {
            String id = start(exchange, process, asked);
            if (id != null) {
                var unused = process.ended(id).thenAccept(this::read);
                Answers.json(exchange, 201, Map.of("id", id));
            }
        });
    }

    /** How far one is; asking for one that has ended starts its reading. */
    void progress(HttpServerExchange exchange, String id) {
        LiveCapture capture = live == null ? null : live.capture(id);
        if (capture != null) {
            read(capture);
            Answers.ok(exchange, view(capture));
            return;
        }
        RecordingFile file = recordings.find(id);
        if (file == null) {
            throw unknown(id);
        }
        var unused = shelf.get(file);
        Answers.ok(exchange, view(file));
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

    private void read(LiveCapture capture) {
        RecordingFile file = KeptCaptures.fileOf(capture);
        if (file != null) {
            var unused = shelf.get(file);
        }
    }

    private static void send(HttpServerExchange exchange, LiveCapture ended) {
        RecordingFile file = KeptCaptures.fileOf(ended);
        if (file == null) {
            throw Refusal.of(410, "the capture was removed before it could be sent");
        }
        Downloads.send(exchange, file);
    }

    private CaptureView view(LiveCapture capture) {
        RecordingFile file = KeptCaptures.fileOf(capture);
        return CaptureView.of(capture, file == null ? recordingOutcome(capture) : readingOutcome(file));
    }

    private CaptureView view(RecordingFile file) {
        return CaptureView.of(file, readingOutcome(file));
    }

    private static Outcome recordingOutcome(LiveCapture capture) {
        return switch (capture.state()) {
            case CAPTURING -> new Outcome(State.capturing, null, null);
            case SAVING, KEPT -> new Outcome(State.reading, null, null);
            case DISCARDED -> new Outcome(State.failed, "the capture was discarded", null);
            case FAILED -> new Outcome(State.failed, "the capture left no readable file", null);
        };
    }

    private Outcome readingOutcome(RecordingFile file) {
        if (shelf.tooLarge(file)) {
            String command = "java -jar trace-viewer.jar open " + Downloads.fileName(file);
            return new Outcome(State.failed, shelf.tooLargeReason(file), command);
        }
        CompletableFuture<?> trace = shelf.known(file.id());
        if (trace != null && !trace.isDone()) {
            return new Outcome(State.reading, null, null);
        }
        if (trace != null && trace.isCompletedExceptionally()) {
            return new Outcome(State.failed, reasonOf(trace), null);
        }
        return new Outcome(State.ready, null, null);
    }

    private static String reasonOf(CompletableFuture<?> failed) {
        try {
            failed.join();
            return "";
        } catch (CompletionException e) {
            return e.getCause() instanceof Refusal refusal
                    ? refusal.reason()
                    : "the recording could not be read: "
                            + e.getCause().getClass().getSimpleName();
        }
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
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            var unused = CompletableFuture.runAsync(work, workers.queries()).exceptionally(problem -> {
                Answers.failed(exchange, problem);
                return null;
            });
        });
    }
}

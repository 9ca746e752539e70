package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.LiveCapture;
import dev.jtracer.viewer.live.LiveProcess;
import dev.jtracer.viewer.server.CaptureView.Outcome;
import dev.jtracer.viewer.server.CaptureView.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the runtime knows of a capture with how far its reading is, so that the pages follow one state: capturing, reading,
 * ready or failed.
 */
final class CaptureViews {
    private final @Nullable LiveProcess live;
    private final Recordings recordings;
    private final TraceShelf shelf;

    CaptureViews(@Nullable LiveProcess live, Recordings recordings, TraceShelf shelf) {
        this.live = live;
        this.recordings = recordings;
        this.shelf = shelf;
    }

    /** What runs, then what is kept, newest first; without a live process the files. */
    List<CaptureView> list() {
        return live == null
                ? recordings.list().stream().map(this::of).toList()
                : live.list().stream().map(this::of).toList();
    }

    /** A capture of this process. */
    CaptureView of(LiveCapture capture) {
        RecordingFile file = KeptCaptures.fileOf(capture);
        return CaptureView.of(capture, file == null ? recordingOutcome(capture) : readingOutcome(file));
    }

    /** A file. */
    CaptureView of(RecordingFile file) {
        return CaptureView.of(file, readingOutcome(file));
    }

    private static Outcome recordingOutcome(LiveCapture capture) {
        return switch (capture.state()) {
            case CAPTURING -> new Outcome(State.capturing, 0, null, null);
            case SAVING, KEPT -> new Outcome(State.reading, 0, null, null);
            case DISCARDED -> new Outcome(State.failed, 0, "the capture was discarded", null);
            case FAILED -> new Outcome(State.failed, 0, "the capture left no readable file", null);
        };
    }

    private Outcome readingOutcome(RecordingFile file) {
        if (shelf.tooLarge(file)) {
            String command = "java -jar trace-viewer.jar open " + Downloads.fileName(file);
            return new Outcome(State.failed, 0, shelf.tooLargeReason(file), command);
        }
        CompletableFuture<?> trace = shelf.known(file.id());
        if (trace != null && !trace.isDone()) {
            return new Outcome(State.reading, shelf.readBytes(file.id()), null, null);
        }
        if (trace != null && trace.isCompletedExceptionally()) {
            return new Outcome(State.failed, 0, reasonOf(trace), null);
        }
        return new Outcome(State.ready, 0, null, null);
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
}

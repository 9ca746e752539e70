package dev.jtracer.viewer.live;

import dev.jtracer.runtime.Capture;
import dev.jtracer.runtime.CaptureRefused;
import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.CaptureState;
import dev.jtracer.runtime.Captures;
import dev.jtracer.runtime.KeptCapture;
import dev.jtracer.runtime.LiveTasks;
import dev.jtracer.runtime.Profile;
import dev.jtracer.runtime.Tracer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** This process as its own trace pages see it: it can be looked at and captured. Thread-safe. */
public final class LiveProcess {
    private final Tracer tracer;

    private LiveProcess(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Installs the tracer if that has not been done, and looks at this process. */
    public static LiveProcess install() {
        return new LiveProcess(Tracer.install());
    }

    /** What this process is and how it can be captured. */
    public ProcessFacts facts() {
        return ProcessFacts.of(tracer.program());
    }

    /** Task types and open tasks at this moment, counted since the tracer was installed. */
    public TasksNow tasks() {
        return view(tracer.liveTasks().snapshot());
    }

    /** The same, counted since the last capture began. */
    public TasksNow tasksSinceCapture() {
        return view(tracer.liveTasks().sinceCaptureBegan());
    }

    /**
     * Starts a capture; it is recording when this returns.
     *
     * @param duration how long
     * @param profile {@code low}, {@code default} or {@code detailed}
     * @throws IllegalArgumentException if one of them is not allowed; the message says what is
     * @throws CaptureBusy if another capture runs
     */
    public LiveCapture start(Duration duration, String profile) throws CaptureBusy {
        CaptureRequest request = CaptureRequest.of(duration, Profile.of(profile));
        try {
            return view(captures().start(request));
        } catch (CaptureRefused refused) {
            throw new CaptureBusy(
                    String.valueOf(refused.getMessage()),
                    refused.runningId(),
                    refused.endsIn().toMillis());
        }
    }

    /**
     * The duration a text names, as {@code 500ms} or {@code 1m30s}.
     *
     * @throws IllegalArgumentException if it names none; the message says what does
     */
    public static Duration parseDuration(String text) {
        return CaptureRequest.parseDuration(text);
    }

    /**
     * Checks what a capture would be asked for, and starts nothing.
     *
     * @throws IllegalArgumentException as {@link #start} does
     */
    public static void check(Duration duration, String profile) {
        var unused = CaptureRequest.of(duration, Profile.of(profile));
    }

    /** The capture of this id, running or ended, or null. */
    public @Nullable LiveCapture capture(String id) {
        return captures()
                .capture(id)
                .map(LiveProcess::view)
                .or(() -> captures().find(id).map(LiveCapture::of))
                .orElse(null);
    }

    /** The running capture, if there is one, then the kept ones, newest first. */
    public List<LiveCapture> list() {
        List<LiveCapture> all = new ArrayList<>();
        captures().running().map(LiveProcess::view).ifPresent(all::add);
        for (KeptCapture kept : captures().kept()) {
            all.add(captures().capture(kept.id()).map(LiveProcess::view).orElseGet(() -> LiveCapture.of(kept)));
        }
        return all;
    }

    /** Completes when the capture of this id has ended and its file is complete; fails if there will be no file. */
    public CompletableFuture<LiveCapture> ended(String id) {
        return captures()
                .capture(id)
                .map(capture -> capture.kept().thenApply(kept -> view(capture)))
                .orElseGet(
                        () -> CompletableFuture.failedFuture(new IllegalStateException("capture " + id + " is gone")));
    }

    /**
     * Records this process for a moment into a file that the caller deletes, to try on it what is slow the first time; fails if a
     * capture runs, or starts meanwhile.
     */
    public CompletableFuture<Path> rehearse() {
        return captures().rehearse();
    }

    /** Ends a capture early and keeps what it has. */
    public void stop(String id) {
        captures().capture(id).ifPresent(Capture::stop);
    }

    /** Throws away a capture: a running one ends, a kept one is deleted. */
    public void discard(String id) {
        captures().capture(id).ifPresent(Capture::discard);
        captures().delete(id);
    }

    private Captures captures() {
        return tracer.captures();
    }

    private static LiveCapture view(Capture capture) {
        return LiveCapture.of(
                capture.id(), capture.request(), capture.startedAt(), capture.progress(), keptOf(capture));
    }

    private static TasksNow view(LiveTasks.Snapshot snapshot) {
        List<TasksNow.Type> types = snapshot.types().stream()
                .map(row -> new TasksNow.Type(
                        row.type(),
                        row.ended(),
                        row.failed(),
                        row.open(),
                        row.p50Nanos(),
                        row.p99Nanos(),
                        row.maxNanos()))
                .toList();
        List<TasksNow.Open> open = snapshot.open().stream()
                .map(task -> new TasksNow.Open(task.id(), task.type(), task.parentId(), task.ageNanos()))
                .toList();
        return new TasksNow(types, open, snapshot.openCount());
    }

    private static @Nullable KeptCapture keptOf(Capture capture) {
        return capture.progress().state() == CaptureState.KEPT ? capture.kept().join() : null;
    }
}

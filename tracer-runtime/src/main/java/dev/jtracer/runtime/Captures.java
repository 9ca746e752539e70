package dev.jtracer.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import jdk.jfr.Recording;

/** The captures of this process: the one that runs, and those kept. */
public final class Captures {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final String program;
    private final Path directory;
    private final List<Capture> all = new ArrayList<>();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "jtracer-capture");
        thread.setDaemon(true);
        return thread;
    });

    Captures(String program, Path directory) {
        this.program = program;
        this.directory = directory;
    }

    /**
     * Starts a capture; it is recording when this returns.
     *
     * @throws CaptureRefused if another one runs; the message says which, and until when
     */
    public synchronized Capture start(CaptureRequest request) throws CaptureRefused {
        Optional<Capture> running = running();
        if (running.isPresent()) {
            CaptureProgress progress = running.get().progress();
            Duration left = Duration.ofNanos(Math.max(0, progress.requestedNanos() - progress.elapsedNanos()));
            throw new CaptureRefused(
                    "a capture of " + Durations.format(running.get().request().duration()) + " is running for another "
                            + Durations.format(left) + "; one runs at a time",
                    running.get().id(),
                    left);
        }
        Instant now = Instant.now();
        String id = Long.toString(now.toEpochMilli(), 36);
        Recording recording = new Recording(request.profile().settings());
        recording.start();
        String name = program + "-" + STAMP.format(now) + "-" + Durations.format(request.duration()) + ".jfr";
        Capture capture = new Capture(id, request, now, directory.resolve(id + ".jfr"), name, recording);
        all.add(capture);
        worker.execute(() -> capture.poll(worker));
        return capture;
    }

    /** The capture that records or is being saved, if there is one. */
    public synchronized Optional<Capture> running() {
        return all.stream().filter(c -> !c.progress().state().isFinal()).findFirst();
    }

    /** The capture of an id, running or ended, if this process made it. */
    public synchronized Optional<Capture> capture(String id) {
        return all.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** All kept captures, newest first. */
    public synchronized List<KeptCapture> kept() {
        List<KeptCapture> kept = new ArrayList<>();
        for (Capture capture : all) {
            if (capture.progress().state() == CaptureState.KEPT) {
                kept.add(0, capture.kept().join());
            }
        }
        return kept;
    }

    /** The kept capture of an id, if there is one. */
    public Optional<KeptCapture> find(String id) {
        return kept().stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** Deletes a kept capture and its file; false if there is none of that id. */
    public synchronized boolean delete(String id) {
        Optional<KeptCapture> kept = find(id);
        if (kept.isEmpty()) {
            return false;
        }
        try {
            Files.deleteIfExists(kept.get().file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.removeIf(c -> c.id().equals(id));
        return true;
    }
}

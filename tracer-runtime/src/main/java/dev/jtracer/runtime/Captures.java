package dev.jtracer.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The captures of this process: the one that runs, and those kept. Thread-safe. */
public final class Captures {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int REMEMBERED = 100;
    private static final Duration STARTING_AT_EXIT = Duration.ofSeconds(2);
    private static final CaptureRequest REHEARSAL = CaptureRequest.of(Duration.ofMillis(300));

    private final String program;
    private final Path live;
    private final Shelf shelf;
    private final Recorder recorder;
    private final Worker worker;
    private final Ticker ticker;
    private final Runnable atStart;
    /** Newest first. */
    private final Deque<Capture> captures = new ConcurrentLinkedDeque<>();

    /** Held while one is started, which can take as long as the recorder likes. */
    private final ReentrantLock starting = new ReentrantLock();

    private @Nullable Capture rehearsal;
    private long lastId;
    private volatile boolean closed;

    Captures(
            String program, Path live, Shelf shelf, Recorder recorder, Worker worker, Ticker ticker, Runnable atStart) {
        this.program = program;
        this.live = live;
        this.shelf = shelf;
        this.recorder = recorder;
        this.worker = worker;
        this.ticker = ticker;
        this.atStart = atStart;
    }

    /**
     * Starts a capture; it is recording when this returns.
     *
     * @throws CaptureRefused if another one runs or nothing can be recorded; the message is one sentence that says why
     */
    public Capture start(CaptureRequest request) throws CaptureRefused {
        return start(request, null);
    }

    /**
     * Records this process for a moment into a file that is in no list, for whoever will read captures to do once with it what
     * is slow the first time. The file is the caller's to delete. Fails with a {@link CaptureRefused} where a capture could not
     * start either, and with a {@link CancellationException} if one starts meanwhile: that one comes first.
     */
    public CompletableFuture<Path> rehearse() {
        Path file = live.resolve("rehearsal.jfr");
        starting.lock();
        try {
            refuseIfUnable(file);
            cancelRehearsal();
            Capture begun = begin(newFacts(REHEARSAL), file);
            rehearsal = begun;
            worker.execute(begun::watch);
            return begun.kept().thenApply(KeptCapture::file);
        } catch (CaptureRefused refused) {
            return CompletableFuture.failedFuture(refused);
        } finally {
            starting.unlock();
        }
    }

    /** The capture that records or is being saved, if there is one. */
    public Optional<Capture> running() {
        return captures.stream()
                .filter(capture -> !capture.progress().state().isFinal())
                .findFirst();
    }

    /** The capture of an id, running or ended, if this process began it and not long ago. */
    public Optional<Capture> capture(String id) {
        return captures.stream().filter(capture -> capture.id().equals(id)).findFirst();
    }

    /** All kept captures, newest first: those of this process, and those it found in a directory named to it. */
    public List<KeptCapture> kept() {
        return shelf.all();
    }

    /** The kept capture of an id, if there is one. */
    public Optional<KeptCapture> find(String id) {
        return shelf.find(id);
    }

    /**
     * Deletes a kept capture and its file; false if there is none of that id.
     *
     * @throws UncheckedIOException if the file could not be deleted
     */
    public boolean delete(String id) {
        try {
            return shelf.delete(id);
        } catch (IOException e) {
            throw new UncheckedIOException("capture " + id + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    /** Starts a capture that goes to a file of the caller's instead of being kept with the others. */
    Capture start(CaptureRequest request, @Nullable Path target) throws CaptureRefused {
        starting.lock();
        try {
            refuseIfUnable(target);
            cancelRehearsal();
            Capture capture = begin(newFacts(request), target);
            captures.addFirst(capture);
            while (captures.size() > REMEMBERED) {
                captures.removeLast();
            }
            atStart.run();
            worker.execute(capture::watch);
            return capture;
        } finally {
            starting.unlock();
        }
    }

    /**
     * Ends what runs, because the process ends: saved if somebody can still read it then, else thrown away.
     *
     * <p>One that is just being started is not waited for long. It has nothing to save, and may never come to be: a recording
     * that begins after the recorder's own shutdown hook has run waits for a thread that is gone (JDK 17.0.15).
     */
    void close(boolean keep) {
        closed = true;
        awaitStarted();
        running().ifPresent(capture -> {
            if (keep || capture.outlivesProcess()) {
                capture.endAtExit();
            } else {
                capture.discard();
            }
        });
    }

    private void awaitStarted() {
        try {
            if (starting.tryLock(STARTING_AT_EXIT.toMillis(), TimeUnit.MILLISECONDS)) {
                starting.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CaptureFacts newFacts(CaptureRequest request) {
        Instant now = ticker.now();
        lastId = Math.max(lastId + 1, now.toEpochMilli());
        return new CaptureFacts(Long.toString(lastId, 36), program, request, now);
    }

    private void cancelRehearsal() {
        Capture last = rehearsal;
        if (last != null) {
            last.discard();
            rehearsal = null;
        }
    }

    private Capture begin(CaptureFacts facts, @Nullable Path target) throws CaptureRefused {
        Saving saving = new Saving(live, shelf, target, Salvage.marker(live, facts.name()));
        try {
            saving.mark();
            Recorder.Session session = recorder.start(facts, live.resolve(facts.id() + ".rescue"));
            return new Capture(facts, session, saving, worker, ticker);
        } catch (IOException | RuntimeException e) {
            saving.forget();
            String message = "the flight recorder cannot be started: " + e.getMessage();
            throw new CaptureRefused(message, null, Duration.ZERO);
        }
    }

    private void refuseIfUnable(@Nullable Path target) throws CaptureRefused {
        if (closed) {
            throw new CaptureRefused("the process is ending, so nothing can be captured", null, Duration.ZERO);
        }
        Optional<Capture> running = running();
        if (running.isPresent()) {
            throw refusal(running.get());
        }
        Path full = Saving.fullDirectory(shelf, target, 0);
        if (full != null) {
            String message = "the disk of " + full + " is nearly full, so nothing can be captured";
            throw new CaptureRefused(message, null, Duration.ZERO);
        }
    }

    private CaptureRefused refusal(Capture running) {
        CaptureProgress progress = running.progress();
        if (progress.state() != CaptureState.CAPTURING) {
            String message = "the capture before is still being saved; one runs at a time";
            return new CaptureRefused(message, running.id(), Duration.ZERO);
        }
        Duration asked = running.request().duration();
        Duration left = Duration.ofNanos(Math.max(0, asked.toNanos() - progress.elapsedNanos()));
        String until = CLOCK.format(ticker.now().plus(left).atZone(ZoneId.systemDefault()));
        String message = "a capture of " + Durations.format(asked) + " with profile "
                + running.request().profile().key() + " is running until " + until + ", for another "
                + Durations.format(Duration.ofMillis(left.toMillis())) + "; one runs at a time";
        return new CaptureRefused(message, running.id(), left);
    }
}

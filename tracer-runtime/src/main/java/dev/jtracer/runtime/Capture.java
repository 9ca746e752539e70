package dev.jtracer.runtime;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One bounded recording of this process. It ends by itself when its time or its size is reached; until then it can be asked how
 * far it is, stopped early, or thrown away. Thread-safe.
 */
public final class Capture {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration SAVING_AT_EXIT = Duration.ofSeconds(10);

    private final CaptureFacts facts;
    private final Recorder.Session session;
    private final Saving saving;
    private final Worker worker;
    private final Ticker ticker;
    private final long startNanos;
    private final CompletableFuture<KeptCapture> result = new CompletableFuture<>();

    // Guarded by this.
    private CaptureState state = CaptureState.CAPTURING;
    private @Nullable EndReason endReason;
    private long elapsedNanos;
    private long bytes;
    private boolean unwanted;

    Capture(CaptureFacts facts, Recorder.Session session, Saving saving, Worker worker, Ticker ticker) {
        this.facts = facts;
        this.session = session;
        this.saving = saving;
        this.worker = worker;
        this.ticker = ticker;
        startNanos = ticker.nanos();
    }

    /** The capture's id: short, and safe in addresses and file names. */
    public String id() {
        return facts.id();
    }

    /** What was asked for. */
    public CaptureRequest request() {
        return facts.request();
    }

    /** When it began. */
    public Instant startedAt() {
        return facts.startedAt();
    }

    /** How far it is. */
    public synchronized CaptureProgress progress() {
        boolean capturing = state == CaptureState.CAPTURING;
        return new CaptureProgress(
                state,
                capturing ? ticker.nanos() - startNanos : elapsedNanos,
                request().duration().toNanos(),
                capturing ? session.bytes() : bytes,
                request().maxBytes(),
                endReason);
    }

    /** Ends the capture now and keeps what it has; without effect once it has ended. */
    public void stop() {
        if (end(EndReason.STOPPED)) {
            worker.execute(this::save);
        }
    }

    /**
     * Ends the capture now and throws away what it has; while it is being saved, as soon as that is done; without effect once it
     * is kept.
     */
    public void discard() {
        if (end(EndReason.DISCARDED)) {
            try {
                session.close();
                saving.forget();
            } finally {
                throwAway();
            }
        } else {
            synchronized (this) {
                unwanted = state == CaptureState.SAVING;
            }
        }
    }

    /**
     * The kept capture, once there is one. Fails with a {@link CancellationException} if it was thrown away, with an
     * {@link IOException} if nothing readable came out. Completing or cancelling the future changes nothing.
     */
    public CompletableFuture<KeptCapture> kept() {
        return result.copy();
    }

    /**
     * Waits until the capture has ended and its file is complete.
     *
     * @throws CancellationException if it was thrown away
     * @throws IOException if nothing readable came out
     */
    public KeptCapture await() throws InterruptedException, IOException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Looks whether it is time to end, and comes back until it is. */
    void watch() {
        long leftNanos;
        synchronized (this) {
            if (state != CaptureState.CAPTURING) {
                return;
            }
            leftNanos = request().duration().toNanos() - (ticker.nanos() - startNanos);
        }
        EndReason due;
        try {
            due = due(leftNanos);
            if (due == null) {
                worker.schedule(this::watch, Duration.ofNanos(Math.min(leftNanos, POLL.toNanos())));
                return;
            }
        } catch (Throwable e) {
            // Whatever it is, an Error included: unwatched, it would run past its bounds. Keep what can be had.
            due = EndReason.FAILED;
        }
        if (end(due)) {
            save();
        }
    }

    /** Whether it goes to a file that stays when the process ends, wherever other captures go. */
    boolean outlivesProcess() {
        return saving.target() != null;
    }

    /** Ends and saves it on the thread that calls, because the process ends; one that is being saved is waited for. */
    void endAtExit() {
        if (end(EndReason.EXIT)) {
            save();
            return;
        }
        try {
            var unused = result.get(SAVING_AT_EXIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            // It failed, or takes too long for a process that wants to end: then there is no file.
            return;
        }
    }

    private @Nullable EndReason due(long leftNanos) {
        if (!session.recording()) {
            return EndReason.INTERRUPTED;
        }
        if (leftNanos <= 0) {
            return EndReason.DURATION;
        }
        long written = session.bytes();
        if (written >= request().maxBytes()) {
            return EndReason.BYTES;
        }
        return saving.hasRoomFor(written) ? null : EndReason.DISK;
    }

    private synchronized boolean end(EndReason reason) {
        if (state != CaptureState.CAPTURING) {
            return false;
        }
        elapsedNanos = ticker.nanos() - startNanos;
        endReason = reason;
        state = CaptureState.SAVING;
        bytes = bytesIfTold();
        return true;
    }

    private long bytesIfTold() {
        try {
            return session.bytes();
        } catch (Throwable e) {
            return 0; // What comes next, and ends this state, matters more than a number.
        }
    }

    private void save() {
        CaptureName name = name();
        try {
            session.stop(name.reason());
            KeptCapture kept = saving.save(session, name);
            if (settleUnlessUnwanted(kept.bytes())) {
                result.complete(kept);
            } else {
                saving.remove(kept);
                throwAway();
            }
        } catch (Throwable e) {
            // An Error too: else it would be saved for ever, waited for in vain, and in the way of every other.
            fail(e);
        }
    }

    private void fail(Throwable problem) {
        try {
            session.close();
        } finally {
            settle(CaptureState.FAILED, 0);
            result.completeExceptionally(
                    problem instanceof IOException ? problem : new IOException(problem.toString(), problem));
        }
    }

    private void throwAway() {
        settle(CaptureState.DISCARDED, 0);
        result.completeExceptionally(new CancellationException("capture " + id() + " was thrown away"));
    }

    private synchronized boolean settleUnlessUnwanted(long size) {
        if (!unwanted) {
            settle(CaptureState.KEPT, size);
        }
        return !unwanted;
    }

    private synchronized CaptureName name() {
        EndReason reason = endReason == null ? EndReason.FAILED : endReason;
        Duration duration = Duration.ofNanos(elapsedNanos);
        return new CaptureName(facts.program(), startedAt(), duration, request().profile(), id(), reason);
    }

    private synchronized void settle(CaptureState last, long size) {
        state = last;
        bytes = size;
    }
}

package dev.jtracer.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** One bounded recording of this process: it ends by itself, can be asked how far it is, stopped early, or thrown away. */
public final class Capture {
    private static final long POLL_NANOS = 50_000_000;

    private final String id;
    private final CaptureRequest request;
    private final Instant startedAt;
    private final long startNanos = System.nanoTime();
    private final Path file;
    private final String name;
    private final Recording recording;
    private final CompletableFuture<KeptCapture> result = new CompletableFuture<>();
    private CaptureState state = CaptureState.CAPTURING;
    private @Nullable EndReason endReason;
    private long elapsedNanos;
    private long bytes;

    Capture(String id, CaptureRequest request, Instant startedAt, Path file, String name, Recording recording) {
        this.id = id;
        this.request = request;
        this.startedAt = startedAt;
        this.file = file;
        this.name = name;
        this.recording = recording;
    }

    /** The capture's id: short, and safe in addresses and file names. */
    public String id() {
        return id;
    }

    /** What was asked for. */
    public CaptureRequest request() {
        return request;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** How far it is. */
    public synchronized CaptureProgress progress() {
        boolean running = state == CaptureState.CAPTURING;
        return new CaptureProgress(
                state,
                running ? System.nanoTime() - startNanos : elapsedNanos,
                request.duration().toNanos(),
                running ? recording.getSize() : bytes,
                request.maxBytes(),
                endReason);
    }

    /** Ends the capture now and keeps what it has; without effect once it has ended. */
    public void stop() {
        end(EndReason.STOPPED);
    }

    /** Ends the capture now and throws away what it has; without effect once it has ended. */
    public synchronized void discard() {
        if (state == CaptureState.CAPTURING) {
            finish(EndReason.DISCARDED);
            recording.close();
            state = CaptureState.DISCARDED;
            result.completeExceptionally(new CancellationException("capture " + id + " was discarded"));
        }
    }

    /**
     * The kept capture, once there is one. Fails with a {@link CancellationException} if it was discarded, with an
     * {@link IOException} if nothing readable came out.
     */
    public CompletableFuture<KeptCapture> kept() {
        return result.copy();
    }

    /**
     * Waits until the capture has ended and its file is complete.
     *
     * @throws CancellationException if it was discarded
     * @throws IOException if nothing readable came out
     */
    public KeptCapture await() throws InterruptedException, IOException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        }
    }

    void poll(ScheduledExecutorService worker) {
        CaptureProgress progress = progress();
        if (progress.state() != CaptureState.CAPTURING) {
            return;
        }
        long leftNanos = progress.requestedNanos() - progress.elapsedNanos();
        if (leftNanos <= 0) {
            end(EndReason.DURATION);
        } else if (progress.bytes() >= request.maxBytes()) {
            end(EndReason.BYTES);
        } else {
            var unused = worker.schedule(() -> poll(worker), Math.min(leftNanos, POLL_NANOS), TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void end(EndReason reason) {
        if (state != CaptureState.CAPTURING) {
            return;
        }
        finish(reason);
        state = CaptureState.SAVING;
        try {
            recording.dump(file);
            bytes = Files.size(file);
            state = CaptureState.KEPT;
            result.complete(new KeptCapture(
                    id,
                    file,
                    bytes,
                    name,
                    startedAt,
                    Duration.ofNanos(elapsedNanos),
                    request.profile(),
                    reason,
                    List.of()));
        } catch (IOException e) {
            state = CaptureState.FAILED;
            result.completeExceptionally(e);
        } finally {
            recording.close();
        }
    }

    private void finish(EndReason reason) {
        endReason = reason;
        elapsedNanos = System.nanoTime() - startNanos;
        bytes = recording.getSize();
        recording.stop();
    }
}

package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.io.PrintWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What {@code open} says while it reads: of a large recording a line for every tenth, on standard error. Lines are never
 * rewritten, so that they read the same in a file.
 */
final class OpenProgress {
    private static final long LARGE_BYTES = 32L << 20;
    private static final int STEP_PERCENT = 10;
    private static final long LOOK_MILLIS = 250;
    private static final int MAX_NAME_CHARS = 80;

    private final TraceViewer viewer;
    private final PrintWriter err;
    private int toldPercent;
    private boolean toldArranging;

    OpenProgress(TraceViewer viewer, PrintWriter err) {
        this.viewer = viewer;
        this.err = err;
    }

    /** Whether a recording takes so long to read that somebody wants to know how long. */
    boolean isWorthTelling() {
        return viewer.readings().stream().anyMatch(reading -> reading.bytes() >= LARGE_BYTES);
    }

    /** Waits until everything is read. */
    void await(CompletableFuture<Void> loaded) throws BadRecordingException, InterruptedException {
        boolean telling = isWorthTelling();
        long begunNanos = System.nanoTime();
        while (true) {
            try {
                loaded.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                if (telling) {
                    viewer.readings().forEach(this::tell);
                }
            } catch (ExecutionException e) {
                throw problemOf(e);
            }
        }
        if (telling) {
            err.println("read in " + Numbers.duration(System.nanoTime() - begunNanos));
        }
    }

    private void tell(TraceViewer.Reading reading) {
        String name = Names.shown(reading.name(), MAX_NAME_CHARS);
        int percent = (int) (reading.readBytes() * 100 / Math.max(1, reading.bytes()));
        if (percent >= 100 && !toldArranging) {
            toldArranging = true;
            err.println("reading " + name + ": all " + Numbers.bytes(reading.bytes()) + " read, arranging it");
        } else if (percent < 100 && percent >= toldPercent + STEP_PERCENT) {
            toldPercent = percent / STEP_PERCENT * STEP_PERCENT;
            err.println("reading " + name + ": " + percent + "% of " + Numbers.bytes(reading.bytes()));
        }
    }

    private static BadRecordingException problemOf(ExecutionException e) {
        return e.getCause() instanceof BadRecordingException bad
                ? bad
                : new BadRecordingException("recording could not be read: " + e.getCause(), e);
    }
}

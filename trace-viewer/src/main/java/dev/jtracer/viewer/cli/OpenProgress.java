package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.io.PrintWriter;
import java.util.List;
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
    /** What was said last of each recording, in percent. */
    private final int[] told;

    OpenProgress(TraceViewer viewer, PrintWriter err) {
        this.viewer = viewer;
        this.err = err;
        told = new int[viewer.readings().size()];
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
                    tell(viewer.readings());
                }
            } catch (ExecutionException e) {
                throw problemOf(e);
            }
        }
        if (telling) {
            err.println("read in " + Numbers.duration(System.nanoTime() - begunNanos));
        }
    }

    private void tell(List<TraceViewer.Reading> readings) {
        for (int i = 0; i < told.length; i++) {
            TraceViewer.Reading reading = readings.get(i);
            int percent = (int) Math.min(100, reading.readBytes() * 100 / Math.max(1, reading.bytes()));
            boolean all = percent == 100 && told[i] < 100;
            if (reading.bytes() >= LARGE_BYTES && (all || percent >= told[i] + STEP_PERCENT)) {
                told[i] = all ? 100 : percent / STEP_PERCENT * STEP_PERCENT;
                err.println("reading " + Names.shown(reading.name(), MAX_NAME_CHARS) + ": "
                        + (all ? "all " : percent + "% of ") + Numbers.bytes(reading.bytes())
                        + (all ? " read, arranging it" : ""));
            }
        }
    }

    private static BadRecordingException problemOf(ExecutionException e) {
        return e.getCause() instanceof BadRecordingException bad
                ? bad
                : new BadRecordingException("recording could not be read: " + e.getCause(), e);
    }
}

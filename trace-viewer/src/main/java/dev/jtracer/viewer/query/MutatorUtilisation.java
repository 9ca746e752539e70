package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of the time the program could run, in the worst window of each length: the minimum mutator utilisation.
 *
 * <p>The utilisation of a window is the share of it in which threads were not stopped; a pause stops all of them at once, so at
 * one moment it is 0 or 1. The minimum for a length is the least utilisation of any window of that length inside the
 * recording, wherever it begins. For the whole recording it is what all pauses together left; for a length no longer than
 * the longest pause it is 0. It may go down again for longer windows: pauses that come in pairs fill a window of two better than
 * one of one and a half.
 *
 * <p>What collectors cost while the program runs beside them is not in it.
 */
public final class MutatorUtilisation {
    /** The shortest window of the curve. */
    private static final long SHORTEST_NANOS = 1_000;

    private MutatorUtilisation() {}

    /**
     * The question.
     *
     * @param safepoints whether safepoints that are no garbage collection stop the program too
     * @param windows the lengths of which the worst windows are wanted, each at least 1 ns, at most {@value #MAX_WINDOWS}
     * @param worst how many of each, 1 to {@value #MAX_WORST}
     */
    public record Request(boolean safepoints, List<Long> windows, int worst) {
        /** The most lengths in one request. */
        public static final int MAX_WINDOWS = 16;

        /** The most windows of a length. */
        public static final int MAX_WORST = 50;

        /** Garbage collection pauses alone; the worst windows of 1 ms, 10 ms, 100 ms and 1 s. */
        public static final Request DEFAULT =
                new Request(false, List.of(1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L), 8);

        /** Copies the list and checks every range. */
        public Request {
            windows = List.copyOf(windows);
            if (windows.size() > MAX_WINDOWS) {
                throw new IllegalArgumentException(
                        "windows must be at most " + MAX_WINDOWS + ", were " + windows.size());
            }
            for (long window : windows) {
                if (window < 1) {
                    throw new IllegalArgumentException("windows must be at least 1 ns long, one was " + window);
                }
            }
            if (worst < 1 || worst > MAX_WORST) {
                throw new IllegalArgumentException("worst must be between 1 and " + MAX_WORST + ", was " + worst);
            }
        }
    }

    /**
     * The answer.
     *
     * @param extentNanos how long the recording is
     * @param stops how many times all threads were stopped; pauses that overlap or touch are one
     * @param stoppedNanos how long, together
     * @param curve the minimum for windows from 1 us to the whole recording, 20 lengths a decade
     * @param worst the worst windows of the lengths asked for, as far as the recording is as long
     */
    public record Result(long extentNanos, int stops, long stoppedNanos, Curve curve, List<Worst> worst) {
        /** Copies the list. */
        public Result {
            worst = List.copyOf(worst);
        }
    }

    /**
     * The curve as columns.
     *
     * @param windowNanos the length of the windows, ascending
     * @param utilisation the minimum, 0 to 1
     * @param startNs where a window begins that has it, the first of them
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of an answer that is written once
    public record Curve(long[] windowNanos, double[] utilisation, long[] startNs) {}

    /**
     * The worst windows of a length, the worst first. They do not overlap, else all would be around the longest pause.
     *
     * @param windowNanos their length
     * @param windows the windows in which anything was stopped
     */
    public record Worst(long windowNanos, List<Window> windows) {
        /** Copies the list. */
        public Worst {
            windows = List.copyOf(windows);
        }
    }

    /**
     * A window.
     *
     * @param startNs when it begins
     * @param endNs when it ends
     * @param stoppedNanos how much of it all threads stood still
     * @param utilisation the share of it that is left, 0 to 1
     */
    public record Window(long startNs, long endNs, long stoppedNanos, double utilisation) {}

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the curve. Cost: two passes over the pauses for each of its points, some 20 a decade; sorting twice the pauses for
     * each length asked for.
     */
    public static Result of(Trace trace, Request request, Progress progress) {
        Stops stops = Stops.of(trace, request.safepoints());
        List<Worst> worst = new ArrayList<>();
        for (long window : request.windows()) {
            if (window <= trace.endNs()) {
                worst.add(new Worst(window, new Windows(stops, window, trace.endNs()).worst(request.worst())));
            }
        }
        return new Result(trace.endNs(), stops.size(), stops.nanos(), curve(stops, trace.endNs(), progress), worst);
    }

    private static Curve curve(Stops stops, long extentNanos, Progress progress) {
        long[] lengths = lengths(extentNanos);
        Curve curve = new Curve(lengths, new double[lengths.length], new long[lengths.length]);
        for (int i = 0; i < lengths.length; i++) {
            progress.at(i, lengths.length);
            Windows windows = new Windows(stops, lengths[i], extentNanos);
            int worst = windows.theWorst();
            curve.utilisation()[i] = windows.utilisation(worst);
            curve.startNs()[i] = windows.startNs(worst);
        }
        return curve;
    }

    /** The lengths of the curve's windows: bounds of {@link LogBuckets} and last the whole recording. */
    private static long[] lengths(long extentNanos) {
        LongColumn lengths = new LongColumn();
        for (int bucket = LogBuckets.bucketOf(SHORTEST_NANOS);
                bucket < LogBuckets.COUNT && LogBuckets.from(bucket) < extentNanos;
                bucket++) {
            lengths.add(LogBuckets.from(bucket));
        }
        lengths.add(extentNanos);
        return lengths.toArray().clone();
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Counters;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * The whole capture on one strip: how many threads of the program were in each state, how many tasks were open, the heap, and the pauses,
 * over equal buckets from the first moment to the last.
 *
 * <p>A state that covers many buckets costs no more than one that covers two.
 */
public final class WholeCapture {

    private WholeCapture() {}

    /**
     * The question.
     *
     * @param buckets how many buckets the capture is cut into
     */
    public record Request(int buckets) {
        /** The most buckets that can be asked for. */
        public static final int MAX_BUCKETS = 4096;

        /** Checks the bound. */
        public Request {
            if (buckets < 1 || buckets > MAX_BUCKETS) {
                throw new IllegalArgumentException("buckets must be between 1 and " + MAX_BUCKETS + ", was " + buckets);
            }
        }
    }

    /**
     * The answer.
     *
     * @param durationNanos the capture's length
     * @param buckets how many buckets there are, of equal length
     * @param states for each state that occurs, how many threads of the program were in it on average in each bucket
     * @param openTasks how many tasks were open on average in each bucket
     * @param openTasksMedian the number of open tasks that was exceeded half of the time
     * @param openTasksMax the most tasks open at one moment
     * @param heapUsed the used heap, in bytes; at most two readings a bucket
     * @param pauses what stopped all threads, in order of time: the longest, at most {@value GcPauses#MAX_LISTED}
     */
    public record Result(
            long durationNanos,
            int buckets,
            Map<String, List<Double>> states,
            List<Double> openTasks,
            int openTasksMedian,
            int openTasksMax,
            List<Reading> heapUsed,
            List<Pause> pauses) {}

    /**
     * A counter's value at a moment.
     *
     * @param atNs when it was read
     * @param value what was read
     */
    public record Reading(long atNs, double value) {}

    /**
     * What stopped all threads for a while.
     *
     * @param startNs its begin
     * @param endNs its end
     * @param state {@code gc} or {@code safepoint}
     */
    public record Pause(long startNs, long endNs, String state) {}

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the strip. Cost: one pass over the states of all threads, the counters and the pauses; sorting the begins and the
     * ends of all tasks.
     */
    public static Result of(Trace trace, Request request, Progress progress) {
        long endNs = Math.max(1, trace.endNs());
        Tasks tasks = trace.tasks();
        OpenTasks open = OpenTasks.of(tasks, endNs);
        return new Result(
                trace.endNs(),
                request.buckets(),
                threadsByState(trace, endNs, request.buckets(), progress),
                openTasks(tasks, endNs, request.buckets()),
                open.median(),
                open.max(),
                readings(trace.counters().series(Counters.Counter.HEAP_USED), endNs, request.buckets()),
                pauses(trace.pauses(), endNs / request.buckets()));
    }

    private static Map<String, List<Double>> threadsByState(Trace trace, long endNs, int buckets, Progress progress) {
        States states = trace.states();
        Coverage[] byState = new Coverage[ThreadState.values().length];
        for (int row = 0; row < states.size(); row++) {
            progress.row(row, states.size());
            if (!trace.threads().ofProgram(states.threadRow(row))) {
                continue;
            }
            int code = states.state(row).code();
            if (byState[code] == null) {
                byState[code] = new Coverage(endNs, buckets);
            }
            byState[code].add(states.startNs(row), states.endNs(row));
        }
        Map<String, List<Double>> result = new LinkedHashMap<>();
        for (int code = 0; code < byState.length; code++) {
            if (byState[code] != null) {
                result.put(ThreadState.at(code).key(), byState[code].averages());
            }
        }
        return result;
    }

    private static List<Double> openTasks(Tasks tasks, long endNs, int buckets) {
        Coverage coverage = new Coverage(endNs, buckets);
        for (int row = 0; row < tasks.size(); row++) {
            coverage.add(tasks.beginNs(row), tasks.endNs(row));
        }
        return coverage.averages();
    }

    /** The lowest and the highest reading of each bucket, in their order: a collection's drop is never averaged away. */
    private static List<Reading> readings(Counters.Series series, long endNs, int buckets) {
        List<Reading> result = new ArrayList<>();
        int from = 0;
        while (from < series.size()) {
            int bucket = bucketOf(series.timeNs(from), endNs, buckets);
            int lowest = from;
            int highest = from;
            int to = from + 1;
            while (to < series.size() && bucketOf(series.timeNs(to), endNs, buckets) == bucket) {
                lowest = series.value(to) < series.value(lowest) ? to : lowest;
                highest = series.value(to) > series.value(highest) ? to : highest;
                to++;
            }
            result.add(reading(series, Math.min(lowest, highest)));
            if (lowest != highest) {
                result.add(reading(series, Math.max(lowest, highest)));
            }
            from = to;
        }
        return result;
    }

    private static Reading reading(Counters.Series series, int row) {
        return new Reading(series.timeNs(row), series.value(row));
    }

    private static int bucketOf(long ns, long endNs, int buckets) {
        return (int) Math.max(0, Math.min(buckets - 1, (double) ns / endNs * buckets));
    }

    /** Collections, and the other safepoints that are long enough to be seen: those that fill a bucket. */
    private static List<Pause> pauses(Pauses pauses, long bucketNanos) {
        List<Pause> result = new ArrayList<>();
        IntPredicate seen =
                row -> pauses.kind(row) == ThreadState.GC || LongestPauses.nanos(pauses, row) >= bucketNanos;
        for (int row : LongestPauses.rows(pauses, seen, GcPauses.MAX_LISTED)) {
            result.add(new Pause(
                    pauses.startNs(row), pauses.endNs(row), pauses.kind(row).key()));
        }
        return result;
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Counters;
import dev.jtracer.viewer.model.Counters.Counter;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lies above and across the lanes of the timeline: counters of the whole JVM, and what stopped all threads. */
public final class CounterLanes {
    /** The most readings of a counter in the answer: lowest and highest of each of half as many intervals. */
    static final int MAX_READINGS = 8192;

    /** The most pauses in the answer. */
    static final int MAX_PAUSES = 8192;

    private CounterLanes() {}

    /**
     * The answer.
     *
     * @param heapUsed used heap in bytes
     * @param cpuJvm processor load of this JVM, 0 to 1 of the machine
     * @param cpuMachine processor load of the machine, 0 to 1
     * @param cores processors the JVM could use, -1 if the recording does not say
     * @param pauses what stopped all threads, in order of time: the longest, at most {@value #MAX_PAUSES}
     * @param allPauses how many pauses there are
     */
    public record Result(
            List<Reading> heapUsed,
            List<Reading> cpuJvm,
            List<Reading> cpuMachine,
            int cores,
            List<Pause> pauses,
            int allPauses) {}

    /**
     * A counter at a moment.
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
     * @param name what the JVM calls it
     * @param cause why it happened, null if the recording does not say
     */
    public record Pause(
            long startNs,
            long endNs,
            String state,
            String name,
            @Nullable String cause) {}

    /** Returns counters and pauses. Cost: one pass over each counter and over the pauses. */
    public static Result of(Trace trace) {
        Counters counters = trace.counters();
        return new Result(
                thinned(readings(counters.series(Counter.HEAP_USED)), trace.endNs()),
                thinned(sum(counters.series(Counter.CPU_USER), counters.series(Counter.CPU_SYSTEM)), trace.endNs()),
                thinned(readings(counters.series(Counter.CPU_MACHINE)), trace.endNs()),
                trace.recording().cores(),
                pauses(trace.pauses()),
                trace.pauses().size());
    }

    private static List<Reading> readings(Counters.Series series) {
        List<Reading> result = new ArrayList<>(series.size());
        for (int row = 0; row < series.size(); row++) {
            result.add(new Reading(series.timeNs(row), series.value(row)));
        }
        return result;
    }

    /** Two parts of one reading, which were taken at the same moments. */
    private static List<Reading> sum(Counters.Series a, Counters.Series b) {
        List<Reading> result = new ArrayList<>(a.size());
        for (int row = 0; row < a.size() && row < b.size(); row++) {
            result.add(new Reading(a.timeNs(row), a.value(row) + b.value(row)));
        }
        return result;
    }

    /** The lowest and the highest reading of each interval, so that no peak and no drop is lost. */
    private static List<Reading> thinned(List<Reading> all, long endNs) {
        if (all.size() <= MAX_READINGS) {
            return all;
        }
        double bucketNs = endNs / (MAX_READINGS / 2.0);
        List<Reading> result = new ArrayList<>(MAX_READINGS);
        for (int from = 0; from < all.size(); ) {
            long bucket = (long) (all.get(from).atNs() / bucketNs);
            int lowest = from;
            int highest = from;
            int to = from;
            while (to < all.size() && (long) (all.get(to).atNs() / bucketNs) == bucket) {
                lowest = all.get(to).value() < all.get(lowest).value() ? to : lowest;
                highest = all.get(to).value() > all.get(highest).value() ? to : highest;
                to++;
            }
            result.add(all.get(Math.min(lowest, highest)));
            if (lowest != highest) {
                result.add(all.get(Math.max(lowest, highest)));
            }
            from = to;
        }
        return result;
    }

    private static List<Pause> pauses(Pauses pauses) {
        List<Pause> result = new ArrayList<>();
        for (int row : LongestPauses.rows(pauses, each -> true, MAX_PAUSES)) {
            result.add(pause(pauses, row));
        }
        return result;
    }

    static Pause pause(Pauses pauses, int row) {
        return new Pause(
                pauses.startNs(row), pauses.endNs(row), pauses.kind(row).key(), pauses.name(row), pauses.cause(row));
    }
}

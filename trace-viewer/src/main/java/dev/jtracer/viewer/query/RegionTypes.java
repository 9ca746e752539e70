package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every region type with the statistics of its regions, inside tasks or not. As with tasks, what ended counts and what was
 * still open at the end is told beside. A region's duration includes the regions inside it.
 */
public final class RegionTypes {
    /** The most types that are listed: those with the most time. */
    public static final int MAX_LISTED = 1_000;

    /** Types are measured so many at once, which takes up to 20 MB. */
    private static final int AT_ONCE = 64;

    private RegionTypes() {}

    /**
     * The answer.
     *
     * @param types the types with the most total time, that first, then by name; at most {@value #MAX_LISTED}
     * @param allTypes how many types there are
     * @param others the regions of all that are not listed, under an empty name; null if all are
     */
    public record Result(
            List<RegionType> types, int allTypes, @Nullable RegionType others) {
        /** Copies the list. */
        public Result {
            types = List.copyOf(types);
        }
    }

    /**
     * One type.
     *
     * @param type the region type
     * @param count how many ended inside the recording
     * @param open how many were still open at its end
     * @param perSecond {@code count} per second of the recording
     * @param totalNanos their durations together
     * @param minNanos the shortest
     * @param meanNanos the mean, rounded
     * @param p50Nanos the median
     * @param p90Nanos the 90th percentile
     * @param p99Nanos the 99th percentile
     * @param p999Nanos the 99.9th percentile
     * @param maxNanos the longest
     * @param histogram how many took how long
     */
    public record RegionType(
            String type,
            long count,
            long open,
            double perSecond,
            long totalNanos,
            long minNanos,
            long meanNanos,
            long p50Nanos,
            long p90Nanos,
            long p99Nanos,
            long p999Nanos,
            long maxNanos,
            Histogram histogram) {}

    /** As {@link #of(Trace, Progress)}, unwatched. */
    public static Result of(Trace trace) {
        return of(trace, Progress.UNWATCHED);
    }

    /**
     * Returns the statistics of the region types. Cost: one pass over the regions; if there are more than {@value #AT_ONCE} types,
     * one more for as many of those that are listed.
     */
    public static Result of(Trace trace, Progress progress) {
        return of(trace, MAX_LISTED, progress);
    }

    /** Every type, however many there are. */
    static Result all(Trace trace) {
        return of(trace, Integer.MAX_VALUE, Progress.UNWATCHED);
    }

    private static Result of(Trace trace, int limit, Progress progress) {
        Regions regions = trace.regions();
        long[] totalNanos = new long[trace.strings().size()];
        int[] count = new int[totalNanos.length];
        FirstTypes firstTypes = new FirstTypes(totalNanos.length);
        for (int row = 0; row < regions.size(); row++) {
            progress.row(row, regions.size());
            int type = regions.typeRow(row);
            count[type]++;
            if (!regions.openAtEnd(row)) {
                long nanos = regions.durationNanos(row);
                totalNanos[type] += nanos;
                firstTypes.add(type, nanos);
            }
        }
        TypeOrder order = TypeOrder.of(trace.strings(), totalNanos, count, limit);
        List<RegionType> types = new ArrayList<>();
        if (firstTypes.areAll() && order.unlisted() == 0) {
            for (int type : order.listed()) {
                types.add(stats(trace.strings().get(type), count[type], firstTypes.of(type), trace.endNs()));
            }
            return new Result(types, types.size(), null);
        }
        RegionType others = null;
        Distribution[] durations = new Distribution[AT_ONCE + 1];
        Arrays.setAll(durations, unused -> new Distribution());
        for (int from = 0; from < order.listed().length; from += AT_ONCE) {
            int to = Math.min(from + AT_ONCE, order.listed().length);
            measure(regions, order.slots(from, to), durations, progress);
            if (from == 0 && order.unlisted() > 0) {
                others = stats("", order.unlistedCount(), durations[0], trace.endNs());
            }
            for (int i = from; i < to; i++) {
                int type = order.listed()[i];
                types.add(stats(trace.strings().get(type), count[type], durations[i - from + 1], trace.endNs()));
            }
        }
        return new Result(types, order.listed().length + order.unlisted(), others);
    }

    /** Adds each region to the distribution in the slot of its type; -1 is none. */
    private static void measure(Regions regions, int[] slotOfType, Distribution[] durations, Progress progress) {
        for (Distribution each : durations) {
            each.clear();
        }
        for (int row = 0; row < regions.size(); row++) {
            progress.row(row, regions.size());
            int slot = slotOfType[regions.typeRow(row)];
            if (slot >= 0 && !regions.openAtEnd(row)) {
                durations[slot].add(regions.durationNanos(row));
            }
        }
    }

    private static RegionType stats(String type, long all, Distribution durations, long recordingNanos) {
        return new RegionType(
                type,
                durations.count(),
                all - durations.count(),
                Rates.perSecond(durations.count(), recordingNanos),
                durations.totalNanos(),
                durations.minNanos(),
                durations.meanNanos(),
                durations.percentileNanos(50),
                durations.percentileNanos(90),
                durations.percentileNanos(99),
                durations.percentileNanos(99.9),
                durations.maxNanos(),
                durations.histogram());
    }

    /** Measures the types that come first, as many as at once: in most recordings these are all. */
    private static final class FirstTypes {
        private final Distribution[] byType;
        private int types;

        FirstTypes(int strings) {
            byType = new Distribution[strings];
        }

        void add(int type, long nanos) {
            Distribution durations = byType[type];
            if (durations == null && types <= AT_ONCE) {
                durations = ++types > AT_ONCE ? null : new Distribution();
                byType[type] = durations;
            }
            if (durations != null) {
                durations.add(nanos);
            }
        }

        boolean areAll() {
            return types <= AT_ONCE;
        }

        /** A type's durations; of one of which none ended, none. */
        Distribution of(int type) {
            return byType[type] == null ? new Distribution() : byType[type];
        }
    }
}

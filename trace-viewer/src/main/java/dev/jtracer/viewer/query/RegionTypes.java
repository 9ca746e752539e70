package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every region type with the statistics of its regions, inside tasks or not. As with tasks, what ended counts and what was
 * still open at the end is told beside. A region's duration includes the regions inside it.
 */
public final class RegionTypes {

    private static final Comparator<RegionType> MOST_TIME_FIRST =
            Comparator.comparingLong(RegionType::totalNanos).reversed().thenComparing(RegionType::type);

    private RegionTypes() {}

    /**
     * The answer.
     *
     * @param types each type that occurs; the most total time first, then by name
     */
    public record Result(List<RegionType> types) {
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

    /** Returns the statistics of every region type. Cost: two passes over the regions. */
    public static Result of(Trace trace, Progress progress) {
        Regions regions = trace.regions();
        int[] typeOfRegion = new int[regions.size()];
        for (int row = 0; row < typeOfRegion.length; row++) {
            typeOfRegion[row] = regions.typeRow(row);
        }
        RowIndex byType = RowIndex.of(typeOfRegion, trace.strings().size());
        Distribution durations = new Distribution();
        List<RegionType> types = new ArrayList<>();
        for (int type = 0; type < byType.groups(); type++) {
            if (byType.count(type) > 0) {
                durations.clear();
                for (int place = byType.first(type); place < byType.end(type); place++) {
                    int row = byType.row(place);
                    if (!regions.openAtEnd(row)) {
                        durations.add(regions.durationNanos(row));
                    }
                }
                long open = byType.count(type) - durations.count();
                types.add(stats(trace.strings().get(type), open, durations, trace.endNs()));
            }
        }
        types.sort(MOST_TIME_FIRST);
        return new Result(types);
    }

    private static RegionType stats(String type, long open, Distribution durations, long recordingNanos) {
        return new RegionType(
                type,
                durations.count(),
                open,
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
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Trace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which region a thread was longest within an interval. A region's own time counts, without that of the regions inside it:
 * where a thread took a lock just before it entered the region it worked in, the answer is that region.
 */
final class RegionMost {
    /** Regions looked at; where a thread ran through more, the one at the interval's begin is the answer. */
    private static final int MOST_REGIONS = 4_096;

    private RegionMost() {}

    /** Returns the region's type, null if the thread was outside any for longer. Cost: the regions within, at most 4,096. */
    static @Nullable String of(Trace trace, int threadRow, long fromNs, long toNs) {
        Regions regions = trace.regions();
        if (RegionWalk.startedWithin(regions, threadRow, fromNs, toNs) > MOST_REGIONS) {
            return At.region(trace, threadRow, fromNs);
        }
        Map<Integer, Long> ownNanos = new HashMap<>();
        int outside = -1;
        ownNanos.put(outside, toNs - fromNs);
        RegionWalk.over(regions, threadRow, fromNs, toNs, row -> {
            long nanos = Math.min(toNs, regions.endNs(row)) - Math.max(fromNs, regions.startNs(row));
            int parent = regions.parentRow(row);
            ownNanos.merge(regions.typeRow(row), nanos, Long::sum);
            ownNanos.merge(parent < 0 ? outside : regions.typeRow(parent), -nanos, Long::sum);
        });
        int longest = ownNanos.entrySet().stream()
                .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow()
                .getKey();
        return longest == outside ? null : trace.strings().get(longest);
    }
}

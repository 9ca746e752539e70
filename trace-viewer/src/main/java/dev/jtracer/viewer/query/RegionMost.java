package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Trace;
import org.jspecify.annotations.Nullable;

/**
 * In which region a thread was longest within an interval. A region's own time counts, without that of the regions inside it:
 * where a thread took a lock just before it entered the region it worked in, the answer is that region.
 */
final class RegionMost {
    /** Regions looked at; where a thread ran through more, the one at the interval's begin is the answer. */
    private static final int MOST_REGIONS = 4_096;

    private static final int OUTSIDE = -1;

    private RegionMost() {}

    /** Returns the region's type, null if the thread was outside any for longer. Cost: the regions within, at most 4,096. */
    static @Nullable String of(Trace trace, int threadRow, long fromNs, long toNs) {
        Regions regions = trace.regions();
        if (RegionWalk.startedWithin(regions, threadRow, fromNs, toNs) > MOST_REGIONS) {
            return At.region(trace, threadRow, fromNs);
        }
        LongSums ownNanos = new LongSums();
        ownNanos.add(OUTSIDE, toNs - fromNs);
        RegionWalk.over(regions, threadRow, fromNs, toNs, row -> {
            long nanos = Math.min(toNs, regions.endNs(row)) - Math.max(fromNs, regions.startNs(row));
            int parent = regions.parentRow(row);
            ownNanos.add(regions.typeRow(row), nanos);
            ownNanos.add(parent < 0 ? OUTSIDE : regions.typeRow(parent), -nanos);
        });
        int most = 0;
        for (int number = 1; number < ownNanos.size(); number++) {
            boolean later = ownNanos.key(number) > ownNanos.key(most);
            boolean more = ownNanos.sum(number) > ownNanos.sum(most);
            most = more || (later && ownNanos.sum(number) == ownNanos.sum(most)) ? number : most;
        }
        return ownNanos.key(most) == OUTSIDE ? null : trace.strings().get((int) ownNanos.key(most));
    }
}

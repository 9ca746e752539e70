package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Regions;
import java.util.function.IntConsumer;

/** Walks over the regions of a thread that overlap an interval, an enclosing one before what it encloses. */
final class RegionWalk {
    private RegionWalk() {}

    /** Cost: a binary search, the depth at the interval's begin, and the regions that start inside. */
    static void over(Regions regions, int threadRow, long fromNs, long toNs, IntConsumer visitor) {
        outermostFirst(regions, regions.innermostAt(threadRow, fromNs), visitor);
        int end = regions.byThread().end(threadRow);
        for (int row = firstAfter(regions, threadRow, fromNs); row < end && regions.startNs(row) < toNs; row++) {
            visitor.accept(row);
        }
    }

    /** How many regions of a thread start after a moment and before another. Cost: two binary searches. */
    static int startedWithin(Regions regions, int threadRow, long fromNs, long toNs) {
        return firstAfter(regions, threadRow, toNs - 1) - firstAfter(regions, threadRow, fromNs);
    }

    /** Hands over a region and those around it, in a loop: they may nest deeper than a stack does. */
    private static void outermostFirst(Regions regions, int innermost, IntConsumer visitor) {
        IntColumn around = new IntColumn();
        for (int row = innermost; row >= 0; row = regions.parentRow(row)) {
            around.add(row);
        }
        for (int i = around.size() - 1; i >= 0; i--) {
            visitor.accept(around.get(i));
        }
    }

    /** The first region of a thread that starts after a moment, else the place after its last. Cost: a binary search. */
    static int firstAfter(Regions regions, int threadRow, long ns) {
        int low = regions.byThread().first(threadRow);
        int high = regions.byThread().end(threadRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (regions.startNs(middle) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.GarbageCollections;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The collections with the pauses of each. Cost: one pass over the pauses with a binary search for each. */
final class GcCollections {
    private GcCollections() {}

    /** The longest collections, in order of time. */
    static List<GcPauses.Collection> list(Trace trace, int most) {
        GarbageCollections collections = trace.collections();
        int[] count = new int[collections.size()];
        long[] nanos = new long[count.length];
        Pauses pauses = trace.pauses();
        for (int pause = 0; pause < pauses.size(); pause++) {
            int row = collections.row(pauses.gcId(pause));
            if (row >= 0) {
                count[row]++;
                nanos[row] += pauses.endNs(pause) - pauses.startNs(pause);
            }
        }
        RowOrder longestFirst = (a, b) -> Long.compare(length(collections, b), length(collections, a));
        FirstRows longest = new FirstRows(longestFirst.thenByRow(), most);
        for (int row = 0; row < count.length; row++) {
            longest.offer(row);
        }
        int[] rows = longest.sorted();
        Arrays.sort(rows);
        List<GcPauses.Collection> list = new ArrayList<>(rows.length);
        for (int row : rows) {
            list.add(new GcPauses.Collection(
                    collections.gcId(row),
                    collections.name(row),
                    collections.cause(row),
                    collections.startNs(row),
                    length(collections, row),
                    count[row],
                    nanos[row],
                    GcPauses.known(collections.sumOfPausesNanos(row)),
                    GcPauses.known(collections.longestPauseNanos(row)),
                    GcPauses.known(collections.heapBeforeBytes(row)),
                    GcPauses.known(collections.heapAfterBytes(row))));
        }
        return list;
    }

    private static long length(GarbageCollections collections, int row) {
        return collections.endNs(row) - collections.startNs(row);
    }
}

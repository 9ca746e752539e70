package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pauses;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** Chooses which pauses are listed where there may be a million of them. */
final class LongestPauses {
    private LongestPauses() {}

    /** The rows of the longest pauses that are wanted, in order of time. Cost: one pass over the pauses. */
    static int[] rows(Pauses pauses, IntPredicate wanted, int most) {
        RowOrder longestFirst = (a, b) -> Long.compare(nanos(pauses, b), nanos(pauses, a));
        FirstRows longest = new FirstRows(longestFirst.thenByRow(), most);
        for (int row = 0; row < pauses.size(); row++) {
            if (wanted.test(row)) {
                longest.offer(row);
            }
        }
        int[] rows = longest.sorted();
        Arrays.sort(rows);
        return rows;
    }

    static long nanos(Pauses pauses, int row) {
        return pauses.endNs(row) - pauses.startNs(row);
    }
}

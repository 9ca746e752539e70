package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.LongOrder;

/** The intervals during which all threads were stopped, sorted and disjoint. */
final class PauseTimes {
    private final long[] startNs;
    private final long[] endNs;

    private PauseTimes(long[] startNs, long[] endNs) {
        this.startNs = startNs;
        this.endNs = endNs;
    }

    /** The union of intervals in any order. */
    static PauseTimes of(long[] from, long[] to) {
        LongColumn start = new LongColumn();
        LongColumn end = new LongColumn();
        for (int row : LongOrder.ascending(from)) {
            int last = end.size() - 1;
            if (last >= 0 && from[row] <= end.get(last)) {
                end.set(last, Math.max(end.get(last), to[row]));
            } else if (from[row] < to[row]) {
                start.add(from[row]);
                end.add(to[row]);
            }
        }
        return new PauseTimes(start.toArray(), end.toArray());
    }

    int size() {
        return startNs.length;
    }

    long startNs(int row) {
        return startNs[row];
    }

    long endNs(int row) {
        return endNs[row];
    }

    /** The first interval that ends after a moment. */
    int firstAfter(long ns) {
        int low = 0;
        int high = endNs.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (endNs[middle] <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Whether an interval overlaps this one. */
    boolean anyWithin(long from, long to) {
        int row = firstAfter(from);
        return row < startNs.length && startNs[row] < to;
    }
}

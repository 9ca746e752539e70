package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.RowOrder;

/**
 * When workers of pools had nothing to do. A worker then is outside all that it did for anybody, so it holds no monitor: those are
 * left as blocks are. A lock of {@code java.util.concurrent} it may have forgotten to release.
 */
final class IdleTimes {
    private final PackedColumnBuilder thread = new PackedColumnBuilder();
    private final PackedColumnBuilder startNs = new PackedColumnBuilder();
    private final PackedColumnBuilder endNs = new PackedColumnBuilder();
    private int[] order = new int[0];
    private RowIndex byThread = RowIndex.of(order, 0);

    /** Adds a time; none of one thread may overlap. */
    void add(int threadRow, long from, long to) {
        thread.add(threadRow);
        startNs.add(from);
        endNs.add(to);
    }

    /** Brings them in order; nothing can be added any more. */
    void sort(int threads) {
        PackedColumn threadOf = thread.build();
        order = RowOrder.sorted(startNs.size(), (a, b) -> Long.compare(startNs.get(a), startNs.get(b)));
        int[] threadOfPlace = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            threadOfPlace[place] = threadOf.getInt(order[place]);
        }
        byThread = RowIndex.of(threadOfPlace, threads);
    }

    /** The first time of a thread that ends after a moment, -1 if there is none. Cost: a binary search. */
    int firstAfter(int threadRow, long ns) {
        int low = byThread.first(threadRow);
        int high = byThread.end(threadRow) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (endNs.get(order[byThread.row(middle)]) <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low < byThread.end(threadRow) ? order[byThread.row(low)] : -1;
    }

    long startNs(int row) {
        return startNs.get(row);
    }

    long endNs(int row) {
        return endNs.get(row);
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.IntColumn;
import dev.jtracer.viewer.model.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.RowIndex;

/**
 * Signs of life: the moments at which a thread certainly did something of its own, or began or ended to. Between two of
 * them nothing is known; a wait that a snapshot shows reaches from the sign before it to the sign after it.
 */
final class Signs {
    private final IntColumn thread = new IntColumn();
    private final LongColumn atNs = new LongColumn();

    void add(int threadRow, long ns) {
        if (threadRow >= 0) {
            thread.add(threadRow);
            atNs.add(ns);
        }
    }

    /** Adds both ends of an interval. */
    void add(int threadRow, long fromNs, long toNs) {
        add(threadRow, fromNs);
        if (toNs != fromNs) {
            add(threadRow, toNs);
        }
    }

    Sorted sorted(int threads) {
        long[] moments = atNs.toArray();
        int[] order = LongOrder.ascending(moments);
        int[] threadRow = new int[order.length];
        long[] ns = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            threadRow[i] = thread.get(order[i]);
            ns[i] = moments[order[i]];
        }
        return new Sorted(RowIndex.of(threadRow, threads), ns);
    }

    /** The signs by thread and time. */
    static final class Sorted {
        private final RowIndex byThread;
        private final long[] ns;

        private Sorted(RowIndex byThread, long[] ns) {
            this.byThread = byThread;
            this.ns = ns;
        }

        /** The last sign at or before a moment, or a default. */
        long before(int threadRow, long moment, long none) {
            int place = lastAtOrBefore(threadRow, moment);
            return place < byThread.first(threadRow) ? none : ns[byThread.row(place)];
        }

        /** The first sign after a moment, or a default. */
        long after(int threadRow, long moment, long none) {
            int place = lastAtOrBefore(threadRow, moment) + 1;
            return place >= byThread.end(threadRow) ? none : ns[byThread.row(place)];
        }

        /** The first sign of all, or a default. */
        long first(int threadRow, long none) {
            return byThread.count(threadRow) == 0 ? none : ns[byThread.row(byThread.first(threadRow))];
        }

        /** The last sign of all, or a default. */
        long last(int threadRow, long none) {
            return byThread.count(threadRow) == 0 ? none : ns[byThread.row(byThread.end(threadRow) - 1)];
        }

        private int lastAtOrBefore(int threadRow, long moment) {
            int low = byThread.first(threadRow);
            int high = byThread.end(threadRow) - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                if (ns[byThread.row(middle)] <= moment) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return high;
        }
    }
}

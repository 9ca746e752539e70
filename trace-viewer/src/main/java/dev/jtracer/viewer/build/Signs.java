package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.RowIndex;
import java.util.Arrays;

/**
 * Signs of life: the moments at which a thread certainly did something of its own, or began or ended to. Between two of
 * them nothing is known; a wait that a snapshot shows reaches from the sign before it to the sign after it.
 *
 * <p>Of a thread's millions of signs only few matter: the first, the last, and those next to each snapshot of it. So the
 * snapshots' moments come first, and no sign is kept that is next to none.
 */
final class Signs {
    private final long[] first;
    private final long[] last;
    private final long[] lastOwn;
    private final RowIndex byThread;
    private final long[] moment;
    private final long[] before;
    private final long[] after;

    /**
     * Signs next to moments that matter.
     *
     * @param threads how many threads there are
     * @param threadOfMoment the thread that each moment matters for
     * @param moments the moments, in any order
     */
    Signs(int threads, int[] threadOfMoment, long[] moments) {
        first = filled(threads, Long.MAX_VALUE);
        last = filled(threads, Long.MIN_VALUE);
        lastOwn = filled(threads, Long.MIN_VALUE);
        int[] order = LongOrder.ascending(moments);
        int[] threadOfPlace = new int[order.length];
        moment = new long[order.length];
        for (int place = 0; place < order.length; place++) {
            threadOfPlace[place] = threadOfMoment[order[place]];
            moment[place] = moments[order[place]];
        }
        byThread = RowIndex.of(threadOfPlace, threads);
        before = filled(order.length, Long.MIN_VALUE);
        after = filled(order.length, Long.MAX_VALUE);
    }

    /** Whether any moment matters for a thread; else only its first and last sign do. */
    boolean anyMoment(int threadRow) {
        return byThread.count(threadRow) > 0;
    }

    void add(int threadRow, long ns) {
        if (threadRow < 0) {
            return;
        }
        first[threadRow] = Math.min(first[threadRow], ns);
        last[threadRow] = Math.max(last[threadRow], ns);
        lastOwn[threadRow] = Math.max(lastOwn[threadRow], ns);
        for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
            int place = byThread.row(i);
            if (ns <= moment[place]) {
                before[place] = Math.max(before[place], ns);
            } else {
                after[place] = Math.min(after[place], ns);
            }
        }
    }

    /** Notes that the thread lived at a moment, though it did nothing of its own then. */
    void alive(int threadRow, long ns) {
        if (threadRow >= 0) {
            first[threadRow] = Math.min(first[threadRow], ns);
            last[threadRow] = Math.max(last[threadRow], ns);
        }
    }

    /** The last sign at or before a moment that matters, or a default. */
    long before(int threadRow, long ns, long none) {
        long found = before[place(threadRow, ns)];
        return found == Long.MIN_VALUE ? none : found;
    }

    /** The first sign after a moment that matters, or a default. */
    long after(int threadRow, long ns, long none) {
        long found = after[place(threadRow, ns)];
        return found == Long.MAX_VALUE ? none : found;
    }

    /** The first sign of all, or a default. */
    long first(int threadRow, long none) {
        return first[threadRow] == Long.MAX_VALUE ? none : first[threadRow];
    }

    /** When the thread did something of its own last, {@code Long.MIN_VALUE} if never. */
    long lastOwn(int threadRow) {
        return lastOwn[threadRow];
    }

    /** The last sign of all, or a default. */
    long last(int threadRow, long none) {
        return last[threadRow] == Long.MIN_VALUE ? none : last[threadRow];
    }

    private int place(int threadRow, long ns) {
        for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
            if (moment[byThread.row(i)] == ns) {
                return byThread.row(i);
            }
        }
        throw new IllegalArgumentException("moment must be one that matters, was " + ns);
    }

    private static long[] filled(int length, long value) {
        long[] array = new long[length];
        Arrays.fill(array, value);
        return array;
    }
}

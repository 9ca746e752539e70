package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.LongOrder;
import java.util.Arrays;

/**
 * Signs of life: the moments at which a thread certainly did something of its own, or began or ended to. Between two of
 * them nothing is known; a wait that a snapshot shows reaches from the sign before it to the sign after it.
 *
 * <p>Of a thread's millions of signs only few matter: the first, the last, and those next to each snapshot of it. So the
 * snapshots' moments come first; they cut a thread's time into stretches, and of each stretch only the earliest and the latest
 * sign are kept. Threads may be given signs at the same time, each by one thread.
 */
final class Signs {
    /*
     *   moments                 A              B
     *   stretches   |-----------|--------------|---------|
     *   signs         x  x   x      x   x   x
     *   kept          e      l      e       l
     */

    /** Where each thread's moments begin. It has one stretch more than moments, so its stretches begin its row later. */
    private final int[] firstMoment;

    private final long[] moment;
    private final long[] earliest;
    private final long[] latest;
    private final long[] firstAlive;
    private final long[] lastAlive;

    /**
     * Signs next to moments that matter.
     *
     * @param threads how many threads there are
     * @param threadOfMoment the thread that each moment matters for, negative for none
     * @param moments the moments, in any order
     */
    Signs(int threads, int[] threadOfMoment, long[] moments) {
        firstMoment = new int[threads + 1];
        for (int thread : threadOfMoment) {
            if (thread >= 0) {
                firstMoment[thread + 1]++;
            }
        }
        for (int thread = 0; thread < threads; thread++) {
            firstMoment[thread + 1] += firstMoment[thread];
        }
        moment = new long[firstMoment[threads]];
        int[] next = firstMoment.clone();
        for (int i : LongOrder.ascending(moments)) {
            if (threadOfMoment[i] >= 0) {
                moment[next[threadOfMoment[i]]++] = moments[i];
            }
        }
        earliest = filled(moment.length + threads, Long.MAX_VALUE);
        latest = filled(moment.length + threads, Long.MIN_VALUE);
        firstAlive = filled(threads, Long.MAX_VALUE);
        lastAlive = filled(threads, Long.MIN_VALUE);
    }

    /** Adds a sign of a thread; of none if its row is negative. Cost: the thread's moments before it. */
    void add(int threadRow, long ns) {
        if (threadRow < 0) {
            return;
        }
        int place = firstMoment[threadRow];
        int end = firstMoment[threadRow + 1];
        while (place < end && moment[place] < ns) {
            place++;
        }
        int stretch = place + threadRow;
        if (ns < earliest[stretch]) {
            earliest[stretch] = ns;
        }
        if (ns > latest[stretch]) {
            latest[stretch] = ns;
        }
    }

    /** Notes that the thread lived at a moment, though it did nothing of its own then. */
    void alive(int threadRow, long ns) {
        if (threadRow >= 0) {
            firstAlive[threadRow] = Math.min(firstAlive[threadRow], ns);
            lastAlive[threadRow] = Math.max(lastAlive[threadRow], ns);
        }
    }

    /** The last sign at or before a moment that matters, or a default. */
    long before(int threadRow, long ns, long none) {
        long found = latestUntil(threadRow, place(threadRow, ns) + threadRow);
        return found == Long.MIN_VALUE ? none : found;
    }

    /** The first sign after a moment that matters, or a default. */
    long after(int threadRow, long ns, long none) {
        long found = earliestFrom(threadRow, place(threadRow, ns) + threadRow + 1);
        return found == Long.MAX_VALUE ? none : found;
    }

    /** The first sign of all, or a default. */
    long first(int threadRow, long none) {
        long own = earliestFrom(threadRow, firstMoment[threadRow] + threadRow);
        long found = Math.min(own, firstAlive[threadRow]);
        return found == Long.MAX_VALUE ? none : found;
    }

    /** When the thread did something of its own last, {@code Long.MIN_VALUE} if never. */
    long lastOwn(int threadRow) {
        return latestUntil(threadRow, firstMoment[threadRow + 1] + threadRow);
    }

    /** The last sign of all, or a default. */
    long last(int threadRow, long none) {
        long found = Math.max(lastOwn(threadRow), lastAlive[threadRow]);
        return found == Long.MIN_VALUE ? none : found;
    }

    /** The latest sign in a stretch of a thread or before it. */
    private long latestUntil(int threadRow, int lastStretch) {
        int stretch = lastStretch;
        while (stretch > firstMoment[threadRow] + threadRow && latest[stretch] == Long.MIN_VALUE) {
            stretch--;
        }
        return latest[stretch];
    }

    /** The earliest sign in a stretch of a thread or after it. */
    private long earliestFrom(int threadRow, int firstStretch) {
        int stretch = firstStretch;
        while (stretch < firstMoment[threadRow + 1] + threadRow && earliest[stretch] == Long.MAX_VALUE) {
            stretch++;
        }
        return earliest[stretch];
    }

    private int place(int threadRow, long ns) {
        for (int place = firstMoment[threadRow]; place < firstMoment[threadRow + 1]; place++) {
            if (moment[place] == ns) {
                return place;
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

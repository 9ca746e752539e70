package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.RowIndex;
import java.util.Arrays;

/** How many threads wait for a lock at a moment. */
final class LockQueue {
    private final long[] startNs;
    private final long[] endNs;

    /** Cost: sorting the waits for the lock. */
    LockQueue(LockWaits waits, int lockRow) {
        RowIndex byLock = waits.byLock();
        startNs = new long[byLock.count(lockRow)];
        endNs = new long[startNs.length];
        for (int i = 0; i < startNs.length; i++) {
            int wait = byLock.row(byLock.first(lockRow) + i);
            startNs[i] = waits.startNs(wait);
            endNs[i] = waits.endNs(wait);
        }
        Arrays.sort(startNs);
        Arrays.sort(endNs);
    }

    /** Those that got the lock at this very moment still count, those that come do not. */
    int at(long ns) {
        return before(startNs, ns) - before(endNs, ns);
    }

    /** The other way round. */
    int after(long ns) {
        return before(startNs, ns + 1) - before(endNs, ns + 1);
    }

    private static int before(long[] sorted, long ns) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

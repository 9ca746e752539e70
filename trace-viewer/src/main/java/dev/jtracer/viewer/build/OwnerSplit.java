package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.IntColumn;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;

/**
 * Finds out who owned a monitor while somebody waited for it.
 *
 * <p>JFR names the thread that released the monitor last. But each wait that ended, of any thread, is a moment at which
 * that thread acquired the monitor, and its event names who released it just before:
 *
 * <pre>
 *   A owns   |---------|
 *   B waits   |--------|            previous owner A
 *   B owns             |--------|
 *   C waits     |---------------|   previous owner B: 98 ms, of which A had the first half
 *   pieces      |---A--|---B----|
 * </pre>
 *
 * <p>A wait is cut at the moments when others acquired the monitor within it. The last piece belongs to the owner the
 * event names. A piece before it belongs to the thread that acquired the monitor at its begin, if the acquisition at its end
 * names the same thread or nobody; if it names another, the monitor went through hands that left no event, and nobody knows
 * when: the piece has no owner.
 */
final class OwnerSplit {
    private final int locks;
    private final IntColumn waitLock = new IntColumn();
    private final IntColumn waitThread = new IntColumn();
    private final LongColumn waitStartNs = new LongColumn();
    private final LongColumn waitEndNs = new LongColumn();
    private final IntColumn waitOwner = new IntColumn();
    private final IntColumn waitOrigin = new IntColumn();
    private final IntColumn takenLock = new IntColumn();
    private final IntColumn takenBy = new IntColumn();
    private final IntColumn takenFrom = new IntColumn();
    private final LongColumn takenNs = new LongColumn();
    private int[] order = new int[0];
    private RowIndex byLock = RowIndex.of(order, 0);

    OwnerSplit(int locks) {
        this.locks = locks;
    }

    /** Adds a wait; one of a monitor that an event describes ends with the monitor taken. */
    void addWait(int lock, int thread, long startNs, long endNs, int owner, Origin origin, boolean taken) {
        waitLock.add(lock);
        waitThread.add(thread);
        waitStartNs.add(startNs);
        waitEndNs.add(endNs);
        waitOwner.add(owner);
        waitOrigin.add(origin.code());
        if (taken) {
            addTaken(lock, thread, owner, endNs);
        }
    }

    /** A thread returned from {@code Object.wait} and so took the monitor, nobody knows from whom. */
    void addReturn(int lock, int thread, long ns) {
        addTaken(lock, thread, -1, ns);
    }

    void sort() {
        order = LongOrder.ascending(takenNs.toArray());
        int[] lockOfPlace = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            lockOfPlace[place] = takenLock.get(order[place]);
        }
        byLock = RowIndex.of(lockOfPlace, locks);
    }

    /** Adds the pieces of a wait, in order; neighbours of one owner are one piece. */
    void addPieces(int wait, LockWaits.Builder pieces) {
        long start = waitStartNs.get(wait);
        long end = waitEndNs.get(wait);
        Origin origin = Origin.at(waitOrigin.get(wait));
        int lock = waitLock.get(wait);
        long at = start;
        int ownerNow = -1;
        int written = -2;
        for (int place = firstAfter(lock, start); place < byLock.end(lock); place++) {
            int taken = order[byLock.row(place)];
            if (takenNs.get(taken) >= end) {
                break;
            }
            if (takenBy.get(taken) == waitThread.get(wait)) {
                continue;
            }
            int owner = ownerBefore(ownerNow, takenFrom.get(taken), at == start);
            if (owner != written && at < takenNs.get(taken)) {
                pieces.addPiece(at, owner, Origin.INFERRED);
                written = owner;
            }
            at = takenNs.get(taken);
            ownerNow = takenBy.get(taken);
        }
        int last = waitOwner.get(wait);
        if (written == -2 || at < end) {
            pieces.addPiece(at, last, origin);
        }
    }

    private static int ownerBefore(int tookIt, int releasedIt, boolean first) {
        if (first) {
            return releasedIt;
        }
        return releasedIt < 0 || releasedIt == tookIt ? tookIt : -1;
    }

    private int firstAfter(int lock, long ns) {
        int low = byLock.first(lock);
        int high = byLock.end(lock) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (takenNs.get(order[byLock.row(middle)]) <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void addTaken(int lock, int thread, int from, long ns) {
        takenLock.add(lock);
        takenBy.add(thread);
        takenFrom.add(from);
        takenNs.add(ns);
    }
}

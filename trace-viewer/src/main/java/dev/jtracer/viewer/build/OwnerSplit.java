package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.RowOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who owned a lock while somebody waited for it.
 *
 * <p>The recording knows the owner at one moment of a wait at most: the event of a monitor names the thread that released it
 * at the wait's end, a snapshot names the owner when it was taken, a thread in {@code Object.wait} was notified by the owner
 * of that moment. But each wait that ended, of any thread, is a moment at which that thread acquired the lock, and a monitor's
 * event names who released it just before:
 *
 * <pre>
 *   A owns   |---------|
 *   B waits   |--------|            previous owner A
 *   B owns             |--------|
 *   C waits     |---------------|   previous owner B: 98 ms, of which A had the first half
 *   pieces      |---A--|---B----|
 * </pre>
 *
 * <p>A wait is cut at the moments when others acquired the lock within it. The piece that holds the known moment belongs to
 * the owner known there. Any other belongs to the thread that acquired the lock at its begin, if the acquisition at its end
 * names the same thread or nobody; if it names another, the lock went through hands that left no event, and nobody knows
 * when: the piece has no owner. The first piece has no such begin. It belongs to the thread that the first acquisition names, or
 * else, for locks of {@code java.util.concurrent}, to the last one that acquired the lock before, if some thread was parked in
 * the queue all the time since: such a lock, released, wakes a parked thread.
 *
 * <p>A thread woken by such a lock has it, unless another one was quicker; then it parks again, and whoever has the lock left no
 * event. It did not get it if it parked again within {@link #AGAIN_NS}, or if it parked again while another thread stayed in the
 * queue all the time and was not woken: having had the lock it would have released it.
 *
 * <p>A monitor may have been released a while before the thread that waited got it: that one needs a processor, too. While the
 * owner found is a pool's worker with nothing to do, nobody is known to own the monitor: see {@link IdleTimes}.
 */
final class OwnerSplit {
    private static final long AGAIN_NS = 20_000;
    private static final int FURTHEST = 256;
    private static final long NEVER = Long.MIN_VALUE;
    private static final int UNWRITTEN = -2;

    private final PackedColumnBuilder waitLock = new PackedColumnBuilder();
    private final PackedColumnBuilder waitThread = new PackedColumnBuilder();
    private final PackedColumnBuilder waitStartNs = new PackedColumnBuilder();
    private final PackedColumnBuilder waitEndNs = new PackedColumnBuilder();
    private final PackedColumnBuilder knownOwner = new PackedColumnBuilder();
    private final PackedColumnBuilder knownNs = new PackedColumnBuilder();
    private final PackedColumnBuilder knownOrigin = new PackedColumnBuilder();
    private final PackedColumnBuilder woken = new PackedColumnBuilder();
    private final PackedColumnBuilder takenLock = new PackedColumnBuilder();
    private final PackedColumnBuilder takenBy = new PackedColumnBuilder();
    private final PackedColumnBuilder takenFrom = new PackedColumnBuilder();
    private final PackedColumnBuilder takenWhenWoken = new PackedColumnBuilder();
    private final PackedColumnBuilder takenNs = new PackedColumnBuilder();
    private int[] order = new int[0];
    private RowIndex byLock = RowIndex.of(order, 0);

    /** Adds a wait, whose owner is unknown so far. Returns its row. */
    int addWait(int lock, int thread, long startNs, long endNs) {
        waitLock.add(lock);
        waitThread.add(thread);
        waitStartNs.add(startNs);
        waitEndNs.add(endNs);
        knownOwner.add(-1);
        knownNs.add(NEVER);
        knownOrigin.add(Origin.INFERRED.code());
        return waitLock.size() - 1;
    }

    /** Says who owned the lock at a moment of a wait; at its end, just before it. */
    void know(int wait, int owner, long atNs, Origin how) {
        if (owner >= 0) {
            knownOwner.set(wait, owner);
            knownNs.set(wait, Math.max(waitStartNs.get(wait), Math.min(atNs, waitEndNs.get(wait) - 1)));
            knownOrigin.set(wait, how.code());
        }
    }

    /** Says that the thread had the lock when its wait ended, and who released it then, -1 if nobody knows. */
    void taken(int wait, int from) {
        addTaken(waitLock.getInt(wait), waitThread.getInt(wait), from, waitEndNs.get(wait));
    }

    /** Says that the thread was woken to take the lock. */
    void woken(int wait) {
        woken.add(wait);
    }

    /** Says that a thread took a lock at a moment, without a wait of its own. */
    void addTaken(int lock, int thread, int from, long ns) {
        addTaken(-1, lock, thread, from, ns);
    }

    /** Brings the acquisitions in order; nothing can be added any more. */
    void sort(int locks) {
        for (int i = 0; i < woken.size(); i++) {
            int wait = woken.getInt(i);
            addTaken(wait, waitLock.getInt(wait), waitThread.getInt(wait), -1, waitEndNs.get(wait));
        }
        order = RowOrder.sorted(takenNs.size(), (a, b) -> Long.compare(takenNs.get(a), takenNs.get(b)));
        int[] lockOfPlace = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            lockOfPlace[place] = takenLock.getInt(order[place]);
        }
        byLock = RowIndex.of(lockOfPlace, locks);
        forgetThoseTooLate();
    }

    /**
     * Adds the pieces of a wait, in order; neighbours of one owner are one piece.
     *
     * @param idle when threads cannot own the lock, null if they can at any time
     */
    void addPieces(int wait, @Nullable IdleTimes idle, LockWaits.Builder pieces) {
        Writer writer = new Writer(wait, idle, pieces);
        long start = waitStartNs.get(wait);
        long end = waitEndNs.get(wait);
        int first = firstAfter(waitLock.getInt(wait), start);
        long at = start;
        int owner = -1;
        boolean cut = false;
        for (int place = first; place < byLock.end(waitLock.getInt(wait)); place++) {
            int taken = order[byLock.row(place)];
            if (takenNs.get(taken) >= end) {
                break;
            }
            if (takenBy.getInt(taken) == waitThread.getInt(wait)) {
                continue;
            }
            int released = takenFrom.getInt(taken);
            if (!cut) {
                owner = released >= 0 ? released : ownerSinceBefore(wait, first);
            } else if (released >= 0 && released != owner) {
                owner = -1;
            }
            writer.write(at, takenNs.get(taken), owner);
            at = takenNs.get(taken);
            owner = takenBy.getInt(taken);
            cut = true;
        }
        writer.write(at, end, cut ? owner : ownerSinceBefore(wait, first));
        writer.end();
    }

    /** Writes the pieces of one wait. */
    private final class Writer {
        private final int wait;
        private final @Nullable IdleTimes idle;
        private final LockWaits.Builder pieces;
        private int written = UNWRITTEN;

        Writer(int wait, @Nullable IdleTimes idle, LockWaits.Builder pieces) {
            this.wait = wait;
            this.idle = idle;
            this.pieces = pieces;
        }

        void write(long from, long to, int inferred) {
            if (from >= to) {
                return;
            }
            boolean known = from <= knownNs.get(wait) && knownNs.get(wait) < to;
            int owner = known ? knownOwner.getInt(wait) : inferred == waitThread.getInt(wait) ? -1 : inferred;
            Origin how = known ? Origin.at(knownOrigin.getInt(wait)) : Origin.INFERRED;
            long at = from;
            while (at < to) {
                int rest = idle == null || owner < 0 ? -1 : idle.firstAfter(owner, at);
                if (rest < 0 || idle.startNs(rest) >= to) {
                    piece(at, owner, how);
                    return;
                }
                if (idle.startNs(rest) > at) {
                    piece(at, owner, how);
                }
                piece(Math.max(at, idle.startNs(rest)), -1, Origin.INFERRED);
                at = idle.endNs(rest);
            }
        }

        private void piece(long from, int owner, Origin how) {
            if (owner != written) {
                pieces.addPiece(from, owner, how);
                written = owner;
            }
        }

        /** A wait without a length has a piece all the same. */
        void end() {
            if (written == UNWRITTEN) {
                pieces.addPiece(waitStartNs.get(wait), knownOwner.getInt(wait), Origin.at(knownOrigin.getInt(wait)));
            }
        }
    }

    /** The thread that took the lock last before a wait and must still have had it when the wait began, -1 if unknown. */
    private int ownerSinceBefore(int wait, int firstAfterStart) {
        int lock = waitLock.getInt(wait);
        if (firstAfterStart == byLock.first(lock)) {
            return -1;
        }
        int before = order[byLock.row(firstAfterStart - 1)];
        int furthest = Math.min(byLock.end(lock), firstAfterStart + FURTHEST);
        for (int place = firstAfterStart; place < furthest; place++) {
            int queued = takenWhenWoken.getInt(order[byLock.row(place)]);
            if (queued >= 0 && queued != wait && waitStartNs.get(queued) <= takenNs.get(before)) {
                return takenBy.getInt(before);
            }
        }
        return -1;
    }

    /** Whether a thread was parked for a lock from one moment to another without being woken. */
    private boolean anyQueued(int lock, long from, long to) {
        int first = firstAfter(lock, from);
        int furthest = Math.min(byLock.end(lock), first + FURTHEST);
        for (int place = first; place < furthest; place++) {
            int queued = takenWhenWoken.getInt(order[byLock.row(place)]);
            if (queued >= 0 && takenNs.get(order[byLock.row(place)]) < to) {
                return false;
            }
            if (queued >= 0 && waitStartNs.get(queued) <= from) {
                return true;
            }
        }
        return false;
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

    /** Woken threads for which somebody unseen was too quick: who took the lock then is unknown. */
    private void forgetThoseTooLate() {
        Map<Long, Integer> lastOfThread = new HashMap<>();
        for (int taken : order) {
            int wait = takenWhenWoken.getInt(taken);
            if (wait >= 0) {
                Integer last = lastOfThread.put((long) waitThread.getInt(wait) << 32 | waitLock.getInt(wait), taken);
                if (last != null && tooLate(last, wait)) {
                    takenBy.set(last, -1);
                }
            }
        }
    }

    private boolean tooLate(int taken, int nextWait) {
        long wokenNs = takenNs.get(taken);
        long againNs = waitStartNs.get(nextWait);
        return againNs - wokenNs < AGAIN_NS || anyQueued(waitLock.getInt(nextWait), wokenNs, againNs);
    }

    private void addTaken(int parkedWait, int lock, int thread, int from, long ns) {
        takenWhenWoken.add(parkedWait);
        takenLock.add(lock);
        takenBy.add(thread);
        takenFrom.add(from);
        takenNs.add(ns);
    }
}

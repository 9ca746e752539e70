package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Who held one lock, moment by moment, as far as threads that waited for it tell: the pieces of all its waits laid over each
 * other.
 *
 * <p>Where several waits cover a moment and name different owners, the one that ended first after it is believed: its end
 * lies closest to that moment, and what it says was seen there. A wait that names nobody is believed last.
 *
 * <pre>
 *   wait 1   |---A---|
 *   wait 2     |--A--|-B-|
 *   wait 3           |--?----|
 *   holds    |---A---|-B-|-?-|
 * </pre>
 */
final class Holds {
    private final LockWaits waits;
    private final int[] piece;
    private final int[] wait;
    private final List<Hold> holds = new ArrayList<>();

    private Holds(LockWaits waits, int pieces) {
        this.waits = waits;
        piece = new int[pieces];
        wait = new int[pieces];
    }

    /**
     * A stretch of time with one holder.
     *
     * @param fromNs its begin
     * @param toNs its end
     * @param thread the holder, -1 if unknown
     * @param origin how the holder is known; says nothing where it is -1
     */
    record Hold(long fromNs, long toNs, int thread, Origin origin) {}

    /** The holds of a lock while somebody waited for it, in order of time. Cost: sorting the pieces of its waits. */
    static List<Hold> of(Trace trace, int lockRow) {
        LockWaits waits = trace.lockWaits();
        int pieces = 0;
        for (int place = waits.byLock().first(lockRow); place < waits.byLock().end(lockRow); place++) {
            int row = waits.byLock().row(place);
            pieces += waits.endPiece(row) - waits.firstPiece(row);
        }
        Holds result = new Holds(waits, pieces);
        int at = 0;
        for (int place = waits.byLock().first(lockRow); place < waits.byLock().end(lockRow); place++) {
            int row = waits.byLock().row(place);
            for (int i = waits.firstPiece(row); i < waits.endPiece(row); i++) {
                result.piece[at] = i;
                result.wait[at++] = row;
            }
        }
        result.sweep();
        return result.holds;
    }

    private void sweep() {
        Integer[] order = new Integer[piece.length];
        long[] edges = new long[2 * piece.length];
        for (int i = 0; i < piece.length; i++) {
            order[i] = i;
            edges[2 * i] = startNs(i);
            edges[2 * i + 1] = endNs(i);
        }
        Arrays.sort(order, Comparator.comparingLong(this::startNs));
        Arrays.sort(edges);
        PriorityQueue<Integer> open = new PriorityQueue<>(Comparator.<Integer>comparingInt(i -> owner(i) < 0 ? 1 : 0)
                .thenComparingLong(i -> waits.endNs(wait[i]))
                .thenComparingInt(i -> i));
        int next = 0;
        for (int edge = 0; edge + 1 < edges.length; edge++) {
            long fromNs = edges[edge];
            while (next < order.length && startNs(order[next]) <= fromNs) {
                open.add(order[next++]);
            }
            while (!open.isEmpty() && endNs(open.peek()) <= fromNs) {
                open.remove();
            }
            if (!open.isEmpty() && edges[edge + 1] > fromNs) {
                add(fromNs, edges[edge + 1], open.peek());
            }
        }
    }

    private void add(long fromNs, long toNs, int i) {
        int owner = owner(i);
        Origin origin = waits.pieceOrigin(piece[i]);
        int last = holds.size() - 1;
        if (last >= 0
                && holds.get(last).toNs() == fromNs
                && holds.get(last).thread() == owner
                && (owner < 0 || holds.get(last).origin() == origin)) {
            holds.set(last, new Hold(holds.get(last).fromNs(), toNs, owner, origin));
        } else {
            holds.add(new Hold(fromNs, toNs, owner, origin));
        }
    }

    private int owner(int i) {
        return waits.pieceOwnerThreadRow(piece[i]);
    }

    private long startNs(int i) {
        return waits.pieceStartNs(piece[i]);
    }

    private long endNs(int i) {
        return waits.pieceEndNs(wait[i], piece[i]);
    }
}

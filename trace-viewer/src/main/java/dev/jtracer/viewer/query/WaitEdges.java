package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who waited behind whom in one burst of a lock: each wait's time by the holder it was behind, and how the holder had come to
 * hold the lock: after a wait of its own in the same burst, or without one.
 */
final class WaitEdges {
    private static final int LEAST_PARTS = 20;

    private final Trace trace;
    private final LockWaits waits;
    private final Map<Integer, List<Integer>> waitsOfThread = new HashMap<>();
    private final Map<Integer, List<Edge>> behindWait = new HashMap<>();
    private final Map<Holder, List<Edge>> behindHolder = new LinkedHashMap<>();
    private final Map<Holder, List<Interval>> heldBy = new HashMap<>();
    private final Map<Integer, Edge> longest = new HashMap<>();

    WaitEdges(Trace trace, Bursts.Span span) {
        this.trace = trace;
        waits = trace.lockWaits();
        for (int place = span.first(); place < span.end(); place++) {
            int wait = waits.byLock().row(place);
            waitsOfThread
                    .computeIfAbsent(waits.threadRow(wait), any -> new ArrayList<>())
                    .add(wait);
        }
        for (int place = span.first(); place < span.end(); place++) {
            add(waits.byLock().row(place));
        }
    }

    /** A thread that held the lock without having waited for it, by the task it worked for; -1 and -1 if unknown. */
    record Holder(int thread, int task) {}

    /** From a moment to another. */
    record Interval(long fromNs, long toNs) {}

    /**
     * The part of a wait behind one holder.
     *
     * @param waitRow the wait
     * @param owner the holder, -1 if unknown
     * @param acquired the holder's own wait that ended with it holding the lock, -1 if there was none
     * @param fromNs when the part begins
     * @param nanos how long it is
     * @param main whether it is the longest part of the wait
     */
    record Edge(int waitRow, int owner, int acquired, long fromNs, long nanos, boolean main) {}

    /** The parts behind a holder that waited for the lock itself before. */
    List<Edge> behind(int wait) {
        return behindWait.getOrDefault(wait, List.of());
    }

    /** The parts behind holders that did not. */
    Map<Holder, List<Edge>> behindHolders() {
        return behindHolder;
    }

    /** When such a holder held the lock, as the waits behind it tell: disjoint, in order of time. */
    List<Interval> heldBy(Holder holder) {
        List<Interval> sorted = new ArrayList<>(heldBy.getOrDefault(holder, List.of()));
        sorted.sort(Comparator.comparingLong(Interval::fromNs));
        List<Interval> union = new ArrayList<>();
        for (Interval each : sorted) {
            int last = union.size() - 1;
            if (last >= 0 && each.fromNs() <= union.get(last).toNs()) {
                Interval before = union.get(last);
                union.set(last, new Interval(before.fromNs(), Math.max(before.toNs(), each.toNs())));
            } else {
                union.add(each);
            }
        }
        return union;
    }

    /** The longest part of a wait, null if it is not of this burst. */
    @Nullable
    Edge longest(int wait) {
        return longest.get(wait);
    }

    /** The last wait of a thread in this burst that had ended at a moment, -1 if there is none; its waits do not overlap. */
    int acquired(int thread, long ns) {
        List<Integer> ofThread = waitsOfThread.getOrDefault(thread, List.of());
        int low = 0;
        int high = ofThread.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (waits.endNs(ofThread.get(middle)) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? -1 : ofThread.get(low - 1);
    }

    Holder holder(int thread, long ns) {
        Scopes scopes = trace.scopes();
        int scope = thread < 0 ? -1 : scopes.innermostAt(thread, ns);
        return new Holder(thread, scope < 0 ? -1 : scopes.taskRow(scope));
    }

    private void add(int wait) {
        record Key(int owner, int acquired) {}
        Map<Key, long[]> parts = new LinkedHashMap<>();
        for (int piece = waits.firstPiece(wait); piece < waits.endPiece(wait); piece++) {
            long fromNs = waits.pieceStartNs(piece);
            int owner = waits.pieceOwnerThreadRow(piece);
            Key key = new Key(owner, owner < 0 ? -1 : acquired(owner, fromNs));
            long toNs = waits.pieceEndNs(wait, piece);
            parts.computeIfAbsent(key, any -> new long[] {fromNs, 0})[1] += toNs - fromNs;
            if (key.acquired() < 0) {
                heldBy.computeIfAbsent(holder(owner, fromNs), any -> new ArrayList<>())
                        .add(new Interval(fromNs, toNs));
            }
        }
        Key most = null;
        for (Map.Entry<Key, long[]> part : parts.entrySet()) {
            most = most == null || part.getValue()[1] > parts.get(most)[1] ? part.getKey() : most;
        }
        long least = (waits.endNs(wait) - waits.startNs(wait)) / LEAST_PARTS;
        for (Map.Entry<Key, long[]> part : parts.entrySet()) {
            Key key = part.getKey();
            long[] time = part.getValue();
            boolean main = key.equals(most);
            if (main || time[1] >= least) {
                Edge edge = new Edge(wait, key.owner(), key.acquired(), time[0], time[1], main);
                place(edge);
            }
        }
    }

    private void place(Edge edge) {
        if (edge.main()) {
            longest.put(edge.waitRow(), edge);
        }
        if (edge.acquired() >= 0) {
            behindWait
                    .computeIfAbsent(edge.acquired(), any -> new ArrayList<>())
                    .add(edge);
        } else {
            behindHolder
                    .computeIfAbsent(holder(edge.owner(), edge.fromNs()), any -> new ArrayList<>())
                    .add(edge);
        }
    }
}

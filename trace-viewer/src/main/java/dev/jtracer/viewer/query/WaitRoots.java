package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the roots of a {@link WaitTree}: from each holder of the lock on to whoever it waited for itself. */
final class WaitRoots {
    private static final int MAX_ROOTS = 5;
    private static final int MAX_DOING = 200;
    private static final int MAX_STEPS = 6;

    private final Trace trace;
    private final LockWaits waits;
    private final int lockRow;
    private final WaitEdges edges;
    private final WaiterNodes nodes;

    WaitRoots(Trace trace, int lockRow, WaitEdges edges, WaiterNodes nodes) {
        this.trace = trace;
        this.lockRow = lockRow;
        this.edges = edges;
        this.nodes = nodes;
        waits = trace.lockWaits();
    }

    WaitTree tree() {
        List<Map.Entry<WaitEdges.Holder, List<WaitEdges.Edge>>> all =
                new ArrayList<>(edges.behindHolders().entrySet());
        all.sort(Comparator.comparingLong(entry -> -waited(entry.getValue())));
        List<WaitTree.Root> roots = new ArrayList<>();
        long omittedNanos = 0;
        for (Map.Entry<WaitEdges.Holder, List<WaitEdges.Edge>> entry : all) {
            if (roots.size() < MAX_ROOTS) {
                roots.add(root(entry.getKey(), entry.getValue()));
            } else {
                omittedNanos += waited(entry.getValue());
            }
        }
        return new WaitTree(roots, all.size() - roots.size(), omittedNanos);
    }

    /** A stretch of a thread's time, and what of it is meant. */
    private record Part(int thread, List<WaitEdges.Interval> holds, int lock) {
        long fromNs() {
            return holds.isEmpty() ? 0 : holds.get(0).fromNs();
        }

        long toNs() {
            return holds.isEmpty() ? 0 : holds.get(holds.size() - 1).toNs();
        }

        long nanos() {
            return holds.stream().mapToLong(hold -> hold.toNs() - hold.fromNs()).sum();
        }
    }

    /** A thread that waited for another lock while it held one. */
    private record Step(int thread, int waitRow, long nanos) {}

    private WaitTree.Root root(WaitEdges.Holder holder, List<WaitEdges.Edge> behind) {
        List<Part> parts = new ArrayList<>(List.of(new Part(holder.thread(), edges.heldBy(holder), lockRow)));
        List<Step> steps = new ArrayList<>();
        List<WaitTree.Stuck> cycle = new ArrayList<>();
        int last = 0;
        Step step = ownWait(parts.get(0));
        while (step != null && steps.size() < MAX_STEPS) {
            steps.add(step);
            Part next = holderOf(step.waitRow());
            int known = parts.stream().map(Part::thread).toList().indexOf(next.thread());
            if (known < 0) {
                parts.add(next);
                last++;
                step = ownWait(next);
            } else {
                last = known;
                step = null;
                steps.subList(known, steps.size()).forEach(stuck -> cycle.add(stuck(stuck)));
            }
        }
        WaiterNodes.Some waiters = nodes.of(behind, 0);
        return above(parts.get(last), steps.subList(0, last), cycle, waiters, waited(behind));
    }

    /** The root above threads that waited for each other. */
    private WaitTree.Root above(
            Part part, List<Step> steps, List<WaitTree.Stuck> cycle, WaiterNodes.Some waiters, long waitedNanos) {
        WaiterNodes.Some below = waiters;
        for (Step each : steps) {
            below = new WaiterNodes.Some(List.of(nodes.node(each.waitRow(), each.nanos(), false, below)), 0, 0);
        }
        long nanos = steps.isEmpty() ? waitedNanos : steps.get(steps.size() - 1).nanos();
        return root(part, cycle, below, nanos);
    }

    private WaitTree.Root root(Part part, List<WaitTree.Stuck> cycle, WaiterNodes.Some waiters, long waitedNanos) {
        List<Doing> doing = new ArrayList<>();
        boolean complete = true;
        for (WaitEdges.Interval hold : part.holds()) {
            complete &= Doing.add(trace, part.thread(), hold.fromNs(), hold.toNs(), doing, MAX_DOING);
        }
        return new WaitTree.Root(
                part.thread(),
                part.thread() < 0 ? null : trace.threads().name(part.thread()),
                At.task(trace, part.thread(), part.fromNs()),
                part.thread() < 0 ? null : RegionMost.of(trace, part.thread(), part.fromNs(), part.toNs()),
                trace.locks().name(part.lock()),
                part.fromNs(),
                part.toNs(),
                part.nanos(),
                waitedNanos,
                doing,
                complete,
                cycle,
                waiters.nodes(),
                waiters.more(),
                waiters.moreNanos());
    }

    /** The thread's own wait for another lock that takes more than half of its hold; null if there is none. */
    private @Nullable Step ownWait(Part part) {
        if (part.thread() < 0) {
            return null;
        }
        Step longest = null;
        int end = waits.byThread().end(part.thread());
        for (int place = waits.byThread().first(part.thread()); place < end; place++) {
            int wait = waits.byThread().row(place);
            if (waits.startNs(wait) >= part.toNs()) {
                break;
            }
            long nanos = 0;
            for (WaitEdges.Interval hold : part.holds()) {
                nanos += Math.max(
                        0, Math.min(hold.toNs(), waits.endNs(wait)) - Math.max(hold.fromNs(), waits.startNs(wait)));
            }
            if (waits.lockRow(wait) != part.lock() && nanos > (longest == null ? part.nanos() / 2 : longest.nanos())) {
                longest = new Step(part.thread(), wait, nanos);
            }
        }
        return longest;
    }

    /** Who held what was waited for longest during a wait. */
    private Part holderOf(int wait) {
        int longest = waits.firstPiece(wait);
        for (int piece = longest; piece < waits.endPiece(wait); piece++) {
            longest = nanos(wait, piece) > nanos(wait, longest) ? piece : longest;
        }
        int owner = waits.pieceOwnerThreadRow(longest);
        List<WaitEdges.Interval> hold =
                List.of(new WaitEdges.Interval(waits.pieceStartNs(longest), waits.pieceEndNs(wait, longest)));
        return new Part(owner, hold, waits.lockRow(wait));
    }

    private WaitTree.Stuck stuck(Step step) {
        return new WaitTree.Stuck(
                step.thread(),
                trace.threads().name(step.thread()),
                trace.locks().name(waits.lockRow(step.waitRow())),
                waits.endNs(step.waitRow()) >= trace.endNs());
    }

    private long nanos(int wait, int piece) {
        return waits.pieceEndNs(wait, piece) - waits.pieceStartNs(piece);
    }

    private static long waited(List<WaitEdges.Edge> behind) {
        return behind.stream().mapToLong(WaitEdges.Edge::nanos).sum();
    }
}

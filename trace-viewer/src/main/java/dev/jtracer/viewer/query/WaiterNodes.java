package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the nodes of a {@link WaitTree}: who waited for a holder, and who for those, a few levels deep. For one tree. */
final class WaiterNodes {
    private static final int MAX_PER_NODE = 8;
    private static final int MAX_NODES = 150;
    private static final int MAX_DEPTH = 8;
    private static final int MAX_SCOPES = 200;

    private final Trace trace;
    private final LockWaits waits;
    private final int lockRow;
    private final WaitEdges edges;
    private final Set<Integer> kept = new HashSet<>();
    private final Set<Integer> seenWaits = new HashSet<>();
    private final Set<Integer> seenStates = new HashSet<>();
    private @Nullable OwnedPieces owned;
    private int made;

    WaiterNodes(Trace trace, int lockRow, WaitEdges edges, int keepWait) {
        this.trace = trace;
        this.lockRow = lockRow;
        this.edges = edges;
        waits = trace.lockWaits();
        WaitEdges.Edge edge = edges.longest(keepWait);
        while (edge != null && kept.add(edge.waitRow())) {
            edge = edge.acquired() < 0 ? null : edges.longest(edge.acquired());
        }
    }

    /**
     * Some of the waiters behind somebody, and what is left out.
     *
     * @param nodes in order of time
     * @param more how many others there are
     * @param moreNanos how long these waited
     */
    record Some(List<WaitTree.Node> nodes, int more, long moreNanos) {}

    /** The longest parts and those on the way to the wait to keep, as nodes. */
    Some of(List<WaitEdges.Edge> behind, int depth) {
        List<WaitEdges.Edge> longest = behind.stream()
                .sorted(Comparator.<WaitEdges.Edge>comparingInt(e -> e.main() && kept.contains(e.waitRow()) ? 0 : 1)
                        .thenComparing(
                                Comparator.comparingLong(WaitEdges.Edge::nanos).reversed()))
                .limit(depth >= MAX_DEPTH ? 0 : MAX_PER_NODE)
                .sorted(Comparator.comparingLong(WaitEdges.Edge::fromNs).thenComparingInt(WaitEdges.Edge::waitRow))
                .toList();
        List<WaitTree.Node> nodes = new ArrayList<>();
        long shownNanos = 0;
        for (WaitEdges.Edge edge : longest) {
            if (made < MAX_NODES || kept.contains(edge.waitRow())) {
                nodes.add(node(edge.waitRow(), edge.nanos(), !edge.main(), depth));
                shownNanos += edge.nanos();
            }
        }
        long allNanos = behind.stream().mapToLong(WaitEdges.Edge::nanos).sum();
        return new Some(nodes, behind.size() - nodes.size(), allNanos - shownNanos);
    }

    /** A wait as a node, with who waited for the thread meanwhile and after it. */
    WaitTree.Node node(int wait, long nanos, boolean again, int depth) {
        made++;
        Some behind = again || !seenWaits.add(wait) ? new Some(List.of(), 0, 0) : behind(wait, depth + 1);
        return node(wait, nanos, again, behind);
    }

    WaitTree.Node node(int wait, long nanos, boolean again, Some behind) {
        int thread = waits.threadRow(wait);
        Locks locks = trace.locks();
        int lock = waits.lockRow(wait);
        ThreadState state = locks.kind(lock) == Locks.Kind.LOCK ? ThreadState.PARKED : ThreadState.BLOCKED;
        return new WaitTree.Node(
                "lock",
                wait,
                thread,
                trace.threads().name(thread),
                At.task(trace, waits.taskRow(wait)),
                At.region(trace, thread, waits.startNs(wait)),
                state.key(),
                locks.name(lock),
                waits.startNs(wait),
                waits.endNs(wait),
                nanos,
                again,
                behind.nodes(),
                behind.more(),
                behind.moreNanos());
    }

    private Some behind(int wait, int depth) {
        Some same = of(edges.behind(wait), depth);
        List<WaitTree.Node> nodes = new ArrayList<>(same.nodes());
        int thread = waits.threadRow(wait);
        long fromNs = waits.startNs(wait);
        long toNs = waits.endNs(wait);
        addOthers(thread, fromNs, toNs, depth, nodes);
        addParent(waits.taskRow(wait), thread, fromNs, toNs, depth, nodes);
        return new Some(nodes, same.more(), same.moreNanos());
    }

    /** Waits for other locks that the thread held meanwhile. */
    private void addOthers(int thread, long fromNs, long toNs, int depth, List<WaitTree.Node> nodes) {
        OwnedPieces pieces = owned == null ? new OwnedPieces(trace) : owned;
        owned = pieces;
        Map<Integer, Long> nanosOfWait = new LinkedHashMap<>();
        pieces.over(thread, fromNs, toNs, piece -> {
            int wait = pieces.wait(piece);
            if (waits.lockRow(wait) != lockRow) {
                long from = Math.max(fromNs, waits.pieceStartNs(piece));
                nanosOfWait.merge(wait, Math.min(toNs, waits.pieceEndNs(wait, piece)) - from, Long::sum);
            }
        });
        nanosOfWait.forEach((wait, nanos) -> {
            if (hasRoom(depth) && !seenWaits.contains(wait)) {
                nodes.add(node(wait, nanos, false, depth));
            }
        });
    }

    /** A thread of the parent task that waited while its child did. */
    private void addParent(int taskRow, int thread, long fromNs, long toNs, int depth, List<WaitTree.Node> nodes) {
        int parent = taskRow < 0 ? -1 : trace.tasks().parentRow(taskRow);
        if (parent < 0 || !hasRoom(depth)) {
            return;
        }
        Scopes scopes = trace.scopes();
        int end = Math.min(scopes.byTask().end(parent), scopes.byTask().first(parent) + MAX_SCOPES);
        for (int place = scopes.byTask().first(parent); place < end; place++) {
            int scope = scopes.byTask().row(place);
            long from = Math.max(fromNs, scopes.startNs(scope));
            long to = Math.min(toNs, scopes.endNs(scope));
            if (scopes.started(scope) && scopes.threadRow(scope) != thread && from < to) {
                addWaiting(parent, scopes.threadRow(scope), from + (to - from) / 2, depth, nodes);
            }
        }
    }

    private void addWaiting(int task, int thread, long ns, int depth, List<WaitTree.Node> nodes) {
        States states = trace.states();
        int row = states.at(thread, ns);
        boolean waited =
                row >= 0 && (states.state(row) == ThreadState.PARKED || states.state(row) == ThreadState.WAITING);
        if (!waited || !hasRoom(depth) || new Owners(trace).waitOf(row) >= 0 || !seenStates.add(row)) {
            return;
        }
        made++;
        List<WaitTree.Node> behind = new ArrayList<>();
        addOthers(thread, states.startNs(row), states.endNs(row), depth + 1, behind);
        addParent(task, thread, states.startNs(row), states.endNs(row), depth + 1, behind);
        nodes.add(new WaitTree.Node(
                "child",
                -1,
                thread,
                trace.threads().name(thread),
                At.task(trace, task),
                At.region(trace, thread, states.startNs(row)),
                states.state(row).key(),
                null,
                states.startNs(row),
                states.endNs(row),
                states.endNs(row) - states.startNs(row),
                false,
                behind,
                0,
                0));
    }

    private boolean hasRoom(int depth) {
        return made < MAX_NODES && depth < MAX_DEPTH;
    }
}

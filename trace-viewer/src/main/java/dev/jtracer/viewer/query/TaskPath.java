package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a task's time went, in order of time: its interval is cut at every change, and each piece has exactly one state, the
 * first that holds of those its scopes are in. So the pieces sum to the duration, and those of one state to what {@code
 * Tasks.breakdown} says.
 */
final class TaskPath {
    /*
     * Every part of a scope and every wait in a queue is an interval with a rank. Walking over the ends of all of them in
     * order of time, the lowest rank that is open is the state of the piece; of those of that rank that are still open, the
     * one opened last stands for them where the piece is described.
     */

    /** From what says most about a task to what says least; the order of the states in the design of the breakdown. */
    private static final List<ThreadState> RANKS = List.of(
            ThreadState.GC,
            ThreadState.RUNNING,
            ThreadState.BLOCKED,
            ThreadState.SOCKET,
            ThreadState.FILE,
            ThreadState.SLEEPING,
            ThreadState.QUEUE,
            ThreadState.WAITING,
            ThreadState.PARKED,
            ThreadState.NATIVE_WAIT,
            ThreadState.UNKNOWN);

    private static final int MOST_PIECES = 400;

    private final Trace trace;
    private final long beginNs;
    private final long endNs;
    private final List<Part> parts = new ArrayList<>();

    private TaskPath(Trace trace, int taskRow) {
        this.trace = trace;
        beginNs = trace.tasks().beginNs(taskRow);
        endNs = trace.tasks().endNs(taskRow);
    }

    /**
     * A piece of a task's time.
     *
     * @param state the key of its state
     * @param fromNs its begin
     * @param toNs its end
     * @param object what it is about, null if nothing
     * @param thread the thread, -1 for a queue or where there is none
     * @param owner the thread that held longest what was waited for, -1 if none is known
     * @param stateRow the row of the state, -1 if it is none
     */
    record Piece(
            String state, long fromNs, long toNs, @Nullable String object, int thread, int owner, int stateRow) {}

    private record Part(long fromNs, long toNs, int rank, int stateRow) {}

    /** The pieces of a task; of one that has very many, the longest state of each of 400 equal parts of its time. */
    static List<Piece> of(Trace trace, int taskRow) {
        TaskPath path = new TaskPath(trace, taskRow);
        Tasks tasks = trace.tasks();
        Scopes scopes = trace.scopes();
        for (int place = scopes.byTask().first(taskRow); place < scopes.byTask().end(taskRow); place++) {
            path.addScope(scopes.byTask().row(place));
        }
        List<Piece> pieces = path.pieces();
        return pieces.size() <= MOST_PIECES || tasks.durationNanos(taskRow) < MOST_PIECES
                ? pieces
                : path.coarse(pieces);
    }

    private static int rank(ThreadState state) {
        ThreadState counted = switch (state) {
            case IDLE -> ThreadState.PARKED;
            case SAFEPOINT -> ThreadState.GC;
            default -> state;
        };
        int rank = RANKS.indexOf(counted);
        return rank < 0 ? RANKS.size() - 1 : rank;
    }

    private void addScope(int scope) {
        Scopes scopes = trace.scopes();
        States states = trace.states();
        long startNs = scopes.startNs(scope);
        if (scopes.queuedNanos(scope) > 0) {
            add(startNs - scopes.queuedNanos(scope), startNs, rank(ThreadState.QUEUE), -1);
        }
        if (!scopes.started(scope)) {
            return;
        }
        int thread = scopes.threadRow(scope);
        long toNs = Math.min(endNs, scopes.endNs(scope));
        int end = states.byThread().end(thread);
        long fromNs = Math.max(startNs, Math.max(beginNs, trace.threads().startNs(thread)));
        for (int row = states.at(thread, fromNs); row >= 0 && row < end && states.startNs(row) < toNs; row++) {
            add(Math.max(fromNs, states.startNs(row)), Math.min(toNs, states.endNs(row)), rank(states.state(row)), row);
        }
    }

    private void add(long fromNs, long toNs, int rank, int stateRow) {
        long from = Math.max(Math.max(beginNs, 0), fromNs);
        long to = Math.min(endNs, toNs);
        if (to > from) {
            parts.add(new Part(from, to, rank, stateRow));
        }
    }

    private List<Piece> pieces() {
        int count = parts.size();
        long[] ends = new long[2 * count];
        for (int i = 0; i < count; i++) {
            ends[2 * i] = parts.get(i).fromNs();
            ends[2 * i + 1] = parts.get(i).toNs();
        }
        List<Deque<Part>> opened = new ArrayList<>();
        RANKS.forEach(rank -> opened.add(new ArrayDeque<>()));
        List<Piece> pieces = new ArrayList<>();
        long atNs = beginNs;
        for (int edge : LongOrder.ascending(ends)) {
            append(pieces, atNs, ends[edge], opened);
            atNs = ends[edge];
            Part part = parts.get(edge / 2);
            if (edge % 2 == 0) {
                opened.get(part.rank()).push(part);
            }
        }
        append(pieces, atNs, endNs, opened);
        return pieces;
    }

    private void append(List<Piece> pieces, long fromNs, long toNs, List<Deque<Part>> opened) {
        if (toNs <= fromNs) {
            return;
        }
        Part part = null;
        for (int rank = 0; rank < opened.size() && part == null; rank++) {
            part = latestOpen(opened.get(rank), fromNs);
        }
        Piece piece = part == null
                ? new Piece(ThreadState.UNKNOWN.key(), fromNs, toNs, null, -1, -1, -1)
                : piece(part, fromNs, toNs);
        int last = pieces.size() - 1;
        if (last >= 0 && alike(pieces.get(last), piece)) {
            pieces.set(last, longer(pieces.get(last), toNs));
        } else {
            pieces.add(piece);
        }
    }

    /** The part opened last of those still open; forgets those opened after it, which are not open any more. */
    private static @Nullable Part latestOpen(Deque<Part> opened, long ns) {
        while (!opened.isEmpty() && opened.peek().toNs() <= ns) {
            opened.pop();
        }
        return opened.peek();
    }

    private Piece piece(Part part, long fromNs, long toNs) {
        String state = RANKS.get(part.rank()).key();
        int row = part.stateRow();
        if (row < 0) {
            return new Piece(state, fromNs, toNs, null, -1, -1, -1);
        }
        States states = trace.states();
        int owner = new Owners(trace).longest(row);
        return new Piece(state, fromNs, toNs, states.objectName(row), states.threadRow(row), owner, row);
    }

    private static boolean alike(Piece a, Piece b) {
        return a.state().equals(b.state()) && a.stateRow() == b.stateRow();
    }

    private static Piece longer(Piece piece, long toNs) {
        return new Piece(
                piece.state(), piece.fromNs(), toNs, piece.object(), piece.thread(), piece.owner(), piece.stateRow());
    }

    private List<Piece> coarse(List<Piece> all) {
        List<Piece> result = new ArrayList<>();
        int at = 0;
        for (int part = 0; part < MOST_PIECES; part++) {
            long fromNs = beginNs + (long) ((double) (endNs - beginNs) * part / MOST_PIECES);
            long toNs = beginNs + (long) ((double) (endNs - beginNs) * (part + 1) / MOST_PIECES);
            while (all.get(at).toNs() <= fromNs) {
                at++;
            }
            Piece longest = all.get(at);
            for (int i = at; i < all.size() && all.get(i).fromNs() < toNs; i++) {
                longest = overlap(all.get(i), fromNs, toNs) > overlap(longest, fromNs, toNs) ? all.get(i) : longest;
            }
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).state().equals(longest.state())) {
                result.set(last, longer(result.get(last), toNs));
            } else {
                result.add(new Piece(longest.state(), fromNs, toNs, null, longest.thread(), -1, -1));
            }
        }
        return result;
    }

    private static long overlap(Piece piece, long fromNs, long toNs) {
        return Math.min(piece.toNs(), toNs) - Math.max(piece.fromNs(), fromNs);
    }
}

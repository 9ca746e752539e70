package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who made a thread wait, and who made that one wait, down to the root.
 *
 * <p>At one instant a waiting thread, the owner of what it waits for, the owner of what that one waits for and so on are a
 * path. Over an interval they are a tree:
 *
 * <pre>
 *   A waits for T     |------------------------------|
 *   links             |---- B owned T ----|- C owned T|
 *     behind B           |-- D owned U --|                 B waited for U in this part of it
 *   roots             |B |      D        |B|    C     |    at the end of the path; they sum to the wait
 * </pre>
 *
 * <p>A path that comes back to a thread that is on it already is a cycle and ends there: those threads wait for each other.
 * If only snapshots show the waits of the cycle, and they last to the recording's end, it is a deadlock.
 */
public final class Chains {
    private static final int MOST_LINKS = 2_000;
    private static final int DEEPEST = 64;

    private final Trace trace;
    private final LockWaits waits;
    private final List<Integer> path = new ArrayList<>();
    private final ChainRoots roots;
    private int made;
    private boolean deadlock;

    private Chains(Trace trace) {
        this.trace = trace;
        waits = trace.lockWaits();
        roots = new ChainRoots(trace);
    }

    /**
     * The question.
     *
     * @param waitRow a row of {@link LockWaits}
     */
    public record Request(int waitRow) {}

    /**
     * The answer.
     *
     * @param waitRow the wait
     * @param lock the name of what was waited for
     * @param kind the key of its kind
     * @param thread the thread that waited
     * @param threadName its name
     * @param task the task it worked for, null if none
     * @param region the region it was in when the wait began, null if none
     * @param startNs when the wait began
     * @param endNs when it ended
     * @param origin {@code event} or {@code snapshot}
     * @param links its parts, each with one owner, in order of time; they fill the wait
     * @param roots who was at the end of the path and for how long, the longest first; they sum to the wait
     * @param deadlock whether threads waited for each other until the recording ended
     */
    public record Result(
            int waitRow,
            String lock,
            String kind,
            int thread,
            String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            long startNs,
            long endNs,
            String origin,
            List<Link> links,
            List<Root> roots,
            boolean deadlock) {
        /** Copies the lists. */
        public Result {
            links = List.copyOf(links);
            roots = List.copyOf(roots);
        }
    }

    /**
     * A part of a wait during which one thread owned what was waited for.
     *
     * @param fromNs its begin
     * @param toNs its end
     * @param thread the owner, -1 if unknown
     * @param threadName its name, null if unknown
     * @param task the task it worked for when the part began, null if none
     * @param region the region it was in longest meanwhile, null if it was outside any for longer
     * @param state the state of its longest stretch in the part, null if unknown
     * @param stateNanos how long that was
     * @param object what that state was about, null if nothing
     * @param origin how the owner is known: {@code event}, {@code snapshot} or {@code inferred}
     * @param waitRow the wait this is a part of
     * @param lock what the owner held
     * @param cycle whether the owner is itself waiting for somebody further up; then nothing is behind it
     * @param behind the parts of this one during which the owner waited for a lock itself, disjoint and in order of time;
     *     what they leave is the owner's own
     */
    public record Link(
            long fromNs,
            long toNs,
            int thread,
            @Nullable String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            @Nullable String state,
            long stateNanos,
            @Nullable String object,
            String origin,
            int waitRow,
            String lock,
            boolean cycle,
            List<Link> behind) {
        /** Copies the list. */
        public Link {
            behind = List.copyOf(behind);
        }
    }

    /**
     * A thread at the end of the path: it owned what was waited for and was not waiting for a lock, or nobody knows who it
     * was.
     *
     * @param thread the thread, -1 if unknown
     * @param threadName its name, null if unknown
     * @param task the task it worked for, null if none
     * @param region the region it was in, null if none
     * @param state the state it was in longest, null if unknown
     * @param object what it was about, null if nothing
     * @param nanos how much of the wait it was the root of
     */
    public record Root(
            int thread,
            @Nullable String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            @Nullable String state,
            @Nullable String object,
            long nanos) {}

    /**
     * Returns the chain of a wait, empty if the trace has no such wait. Cost: the waits and states of each thread of the
     * chain within the wait; at most 2,000 links, 64 deep: owners beyond that count as roots.
     */
    public static Optional<Result> of(Trace trace, Request request) {
        int row = request.waitRow();
        return row < 0 || row >= trace.lockWaits().size()
                ? Optional.empty()
                : Optional.of(new Chains(trace).chain(row));
    }

    private Result chain(int row) {
        int thread = waits.threadRow(row);
        path.add(row);
        List<Link> links = links(row, waits.startNs(row), waits.endNs(row));
        return new Result(
                row,
                lock(row),
                trace.locks().kind(waits.lockRow(row)).key(),
                thread,
                trace.threads().name(thread),
                At.task(trace, waits.taskRow(row)),
                At.region(trace, thread, waits.startNs(row)),
                waits.startNs(row),
                waits.endNs(row),
                waits.origin(row).key(),
                links,
                roots.longestFirst(),
                deadlock);
    }

    /** The links of a wait as far as they lie within an interval. */
    private List<Link> links(int waitRow, long fromNs, long toNs) {
        List<Link> links = new ArrayList<>();
        for (int piece = waits.firstPiece(waitRow); piece < waits.endPiece(waitRow); piece++) {
            long from = Math.max(fromNs, waits.pieceStartNs(piece));
            long to = Math.min(toNs, waits.pieceEndNs(waitRow, piece));
            if (from < to) {
                links.add(link(waitRow, OwnerPiece.of(trace, piece, from, to)));
            }
        }
        return links;
    }

    private Link link(int waitRow, OwnerPiece piece) {
        made++;
        boolean cycle = piece.thread() >= 0 && closesCycle(piece.thread());
        List<Link> behind = cycle || piece.thread() < 0 ? List.of() : behind(piece);
        if (behind.isEmpty()) {
            roots.add(piece, piece.fromNs(), piece.toNs());
        }
        return new Link(
                piece.fromNs(),
                piece.toNs(),
                piece.thread(),
                piece.threadName(),
                piece.task(),
                piece.region(),
                piece.state(),
                piece.stateNanos(),
                piece.object(),
                piece.origin(),
                waitRow,
                lock(waitRow),
                cycle,
                behind);
    }

    /** What the owner of a piece waited for itself meanwhile. The time it did not wait is its own. */
    private List<Link> behind(OwnerPiece piece) {
        List<Link> behind = new ArrayList<>();
        long own = piece.fromNs();
        RowIndex byThread = waits.byThread();
        for (int place = firstEndingAfter(piece.thread(), piece.fromNs());
                place < byThread.end(piece.thread()) && path.size() < DEEPEST && made < MOST_LINKS;
                place++) {
            int waitRow = byThread.row(place);
            long from = Math.max(own, waits.startNs(waitRow));
            long to = Math.min(piece.toNs(), waits.endNs(waitRow));
            if (waits.startNs(waitRow) >= piece.toNs()) {
                break;
            }
            if (from < to) {
                if (own < from) {
                    roots.add(piece, own, from);
                }
                path.add(waitRow);
                behind.addAll(links(waitRow, from, to));
                path.remove(path.size() - 1);
                own = to;
            }
        }
        if (!behind.isEmpty() && own < piece.toNs()) {
            roots.add(piece, own, piece.toNs());
        }
        return behind;
    }

    private boolean closesCycle(int owner) {
        for (int i = 0; i < path.size(); i++) {
            if (waits.threadRow(path.get(i)) == owner) {
                deadlock |= path.subList(i, path.size()).stream().allMatch(this::neverEnded);
                return true;
            }
        }
        return false;
    }

    private boolean neverEnded(int waitRow) {
        return waits.origin(waitRow) == Origin.SNAPSHOT && waits.endNs(waitRow) >= trace.endNs();
    }

    /** The place of a thread's first wait that ends after a moment; its waits do not overlap. */
    private int firstEndingAfter(int threadRow, long ns) {
        RowIndex byThread = waits.byThread();
        int low = byThread.first(threadRow);
        int high = byThread.end(threadRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (waits.endNs(byThread.row(middle)) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String lock(int waitRow) {
        return trace.locks().name(waits.lockRow(waitRow));
    }
}

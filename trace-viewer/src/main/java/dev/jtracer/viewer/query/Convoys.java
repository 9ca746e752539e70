package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The convoys of a monitor or lock: queues that one long hold made, and that went on behind short ones.
 *
 * <pre>
 *   waiting      1  2   3    4        3  2 3 2  1
 *   holds        |------- A --------| b c b d e |     nobody waits any more: the queue has ended
 *                ^ from             ^ released  ^ to
 * </pre>
 *
 * <p>A convoy begins with a hold at whose end at least {@value #LEAST_WAITING} threads wait and at whose begin fewer did: behind
 * one or two, a lock is just taken in turn. It lasts as long as somebody waits at every moment and every later hold is <em>short</em>,
 * at most a quarter of the first: so each thread that waited when the long hold ended could have had the lock in the time it
 * took. A longer one ends it, and may begin the next.
 *
 * <p>Who held a lock is known only while somebody waited for it, as {@link LockDetail} says: the long hold may have begun before
 * its first waiter came.
 */
public final class Convoys {
    /** As many threads wait at the end of the long hold at least. */
    static final int LEAST_WAITING = 3;

    /** A short hold is at most this part of the long one: {@link #LEAST_WAITING} threads and one more fit into it. */
    private static final int SHORT_PART = LEAST_WAITING + 1;

    /** The most convoys in an answer: those with the most waiting. */
    public static final int MAX_LISTED = 50;

    private static final Comparator<Convoy> MOST_WAITING_FIRST =
            Comparator.comparingLong(Convoy::waitedNanos).reversed().thenComparingLong(Convoy::fromNs);

    private Convoys() {}

    /**
     * The answer.
     *
     * @param convoys how many there are
     * @param waitedNanos the waiting in all of them together
     * @param list those with the most waiting, that first, at most {@value #MAX_LISTED}
     */
    public record Result(int convoys, long waitedNanos, List<Convoy> list) {
        /** Copies the list. */
        public Result {
            list = List.copyOf(list);
        }
    }

    /**
     * One convoy.
     *
     * @param fromNs when the long hold began, or its first waiter came
     * @param releasedNs when the long hold ended
     * @param toNs when nobody waited any more, or a hold began that was not short
     * @param thread who held it long, -1 if unknown
     * @param threadName its name, null if unknown
     * @param task the task it worked for, null if none
     * @param region the region it was in longest meanwhile, null if none
     * @param waiting how many threads waited when the long hold ended
     * @param holds how many short holds came after it
     * @param longestHoldNanos the longest of these
     * @param threads how many threads waited in the convoy
     * @param waits how many waits that were
     * @param behindNanos their waiting during the long hold, summed over the threads
     * @param afterNanos their waiting after it
     * @param longestWait the row of the longest wait among these, by which the query {@code chain} is asked
     */
    public record Convoy(
            long fromNs,
            long releasedNs,
            long toNs,
            int thread,
            @Nullable String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            int waiting,
            int holds,
            long longestHoldNanos,
            int threads,
            int waits,
            long behindNanos,
            long afterNanos,
            int longestWait) {
        /** All the waiting in it. */
        public long waitedNanos() {
            return behindNanos + afterNanos;
        }
    }

    /**
     * Returns the convoys of a lock. Cost: sorting the pieces of its waits, then a pass over them.
     *
     * @param lockRow a row of {@code Locks}
     */
    public static Result of(Trace trace, int lockRow) {
        return of(trace, lockRow, Holds.of(trace, lockRow));
    }

    /** The same, of holds that are known. */
    static Result of(Trace trace, int lockRow, List<Holds.Hold> holds) {
        List<Stretch> stretches = stretches(oneAfterTheOther(holds), new LockQueue(trace.lockWaits(), lockRow));
        addWaits(trace.lockWaits(), lockRow, stretches);
        List<Convoy> convoys = new ArrayList<>();
        long waitedNanos = 0;
        for (Stretch stretch : stretches) {
            convoys.add(stretch.convoy(trace));
            waitedNanos += stretch.behindNanos + stretch.afterNanos;
        }
        convoys.sort(MOST_WAITING_FIRST);
        return new Result(
                convoys.size(), waitedNanos, convoys.stream().limit(MAX_LISTED).toList());
    }

    /** Holds of a thread that follow each other without a gap are one, however they are known. */
    private static List<Holds.Hold> oneAfterTheOther(List<Holds.Hold> holds) {
        List<Holds.Hold> whole = new ArrayList<>();
        for (Holds.Hold hold : holds) {
            int last = whole.size() - 1;
            if (last >= 0
                    && whole.get(last).thread() == hold.thread()
                    && whole.get(last).toNs() == hold.fromNs()) {
                whole.set(last, new Holds.Hold(whole.get(last).fromNs(), hold.toNs(), hold.thread(), hold.origin()));
            } else {
                whole.add(hold);
            }
        }
        return whole;
    }

    /** A short hold behind one that begins none may begin one itself; each is looked at behind few, each four times as long as the next. */
    private static List<Stretch> stretches(List<Holds.Hold> holds, LockQueue queue) {
        List<Stretch> found = new ArrayList<>();
        int next = 0;
        while (next < holds.size()) {
            int first = next++;
            Holds.Hold lead = holds.get(first);
            long shortNanos = (lead.toNs() - lead.fromNs()) / SHORT_PART;
            long longestNanos = 0;
            while (next < holds.size()
                    && holds.get(next).fromNs() == holds.get(next - 1).toNs()
                    && holds.get(next).toNs() - holds.get(next).fromNs() <= shortNanos) {
                longestNanos = Math.max(
                        longestNanos, holds.get(next).toNs() - holds.get(next).fromNs());
                next++;
            }
            int waiting = queue.at(lead.toNs());
            if (next - first >= LEAST_WAITING
                    && waiting >= LEAST_WAITING
                    && queue.after(lead.fromNs()) < LEAST_WAITING) {
                found.add(new Stretch(lead, holds.get(next - 1).toNs(), waiting, next - first - 1, longestNanos));
            } else {
                next = first + 1;
            }
        }
        return found;
    }

    /** Adds to each stretch what of the lock's waits lies in it. */
    private static void addWaits(LockWaits waits, int lockRow, List<Stretch> stretches) {
        RowIndex byLock = waits.byLock();
        int first = 0;
        for (int place = byLock.first(lockRow); place < byLock.end(lockRow); place++) {
            int wait = byLock.row(place);
            while (first < stretches.size() && stretches.get(first).toNs <= waits.startNs(wait)) {
                first++;
            }
            for (int i = first; i < stretches.size() && stretches.get(i).lead.fromNs() < waits.endNs(wait); i++) {
                stretches.get(i).add(waits, wait);
            }
        }
    }

    /** A convoy, and what its waits add up to so far. */
    private static final class Stretch {
        private final Holds.Hold lead;
        private final long toNs;
        private final int waiting;
        private final int holds;
        private final long longestHoldNanos;
        private final Set<Integer> threads = new HashSet<>();
        private int waits;
        private long behindNanos;
        private long afterNanos;
        private int longestWait = -1;
        private long longestWaitNanos = -1;

        Stretch(Holds.Hold lead, long toNs, int waiting, int holds, long longestHoldNanos) {
            this.lead = lead;
            this.toNs = toNs;
            this.waiting = waiting;
            this.holds = holds;
            this.longestHoldNanos = longestHoldNanos;
        }

        void add(LockWaits all, int wait) {
            long startNs = all.startNs(wait);
            long endNs = all.endNs(wait);
            waits++;
            threads.add(all.threadRow(wait));
            behindNanos += Math.max(0, Math.min(endNs, lead.toNs()) - Math.max(startNs, lead.fromNs()));
            afterNanos += Math.max(0, Math.min(endNs, toNs) - Math.max(startNs, lead.toNs()));
            if (endNs - startNs > longestWaitNanos) {
                longestWaitNanos = endNs - startNs;
                longestWait = wait;
            }
        }

        Convoy convoy(Trace trace) {
            int thread = lead.thread();
            return new Convoy(
                    lead.fromNs(),
                    lead.toNs(),
                    toNs,
                    thread,
                    thread < 0 ? null : trace.threads().name(thread),
                    At.task(trace, thread, lead.fromNs()),
                    thread < 0 ? null : RegionMost.of(trace, thread, lead.fromNs(), lead.toNs()),
                    waiting,
                    holds,
                    longestHoldNanos,
                    threads.size(),
                    waits,
                    behindNanos,
                    afterNanos,
                    longestWait);
        }
    }
}

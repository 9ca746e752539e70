package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The intervals a finding is about, and what they cost tasks. For one finding, by one thread: first everything is added, then
 * asked.
 */
final class Evidence {
    /*
     * A wait costs its task the part of it that lies in the task and during which the task got on nowhere else: neither it nor
     * a task above it ran on another thread. What a child loses the outermost task it is part of loses, once, however
     * many children wait at the same time:
     *
     *   checkout      |---runs---|------waits for its quotes------|
     *     quote 1            |---blocked---|
     *     quote 2            |------blocked------|
     *   lost                     |---------------|
     *
     * So the time lost to one finding is never more than the tasks took.
     */
    private final Look look;
    private final Scopes scopes;
    private final States states;
    private final Tasks tasks;
    private final LongColumn fromNs = new LongColumn();
    private final LongColumn toNs = new LongColumn();
    private final LongColumn lostFromNs = new LongColumn();
    private final LongColumn lostToNs = new LongColumn();
    private final IntColumn lostBy = new IntColumn();
    private final BitSet all = new BitSet();
    private final BitSet hit = new BitSet();
    private long threadNanos;
    private @Nullable Interval worst;
    private int worstThread = -1;
    private int worstTask = -1;
    private long lostNanos = -1;
    private long openNanos;

    Evidence(Look look) {
        this.look = look;
        scopes = look.trace().scopes();
        states = look.trace().states();
        tasks = look.trace().tasks();
    }

    /** A part of the recording. */
    record Interval(long fromNs, long toNs) {}

    /** Adds an interval that a thread (-1 for none: a queue) spent for a task (-1 for none). */
    void add(int taskRow, int threadRow, long from, long to) {
        long start = Math.max(0, from);
        long end = Math.min(look.trace().endNs(), to);
        if (end <= start) {
            return;
        }
        fromNs.add(start);
        toNs.add(end);
        threadNanos += end - start;
        if (worst == null || end - start > worst.toNs() - worst.fromNs()) {
            worst = new Interval(start, end);
            worstThread = threadRow;
            worstTask = taskRow;
        }
        if (taskRow >= 0) {
            all.set(taskRow);
            int root = look.rootOf(taskRow);
            long first = Math.max(start, tasks.beginNs(taskRow));
            long last = Math.min(end, tasks.endNs(taskRow));
            if (root >= 0) {
                first = Math.max(first, tasks.beginNs(root));
                last = Math.min(last, tasks.endNs(root));
            }
            lose(taskRow, root, threadRow, first, last);
        }
    }

    /** The time of threads, each for itself. */
    long threadNanos() {
        return threadNanos;
    }

    /** How many tasks any of it was for. */
    int tasks() {
        return all.cardinality();
    }

    /** How many tasks lost some. */
    int tasksHit() {
        return hit.cardinality();
    }

    /** The longest interval, null if there is none. */
    @Nullable
    Interval worst() {
        return worst;
    }

    /** The task of the longest interval, -1 if none. */
    int worstTaskRow() {
        return worstTask;
    }

    /** The state of its thread during the longest interval, -1 if it has none. */
    int worstStateRow() {
        return worst == null || worstThread < 0 ? -1 : states.at(worstThread, worst.fromNs());
    }

    /** What it all cost. */
    Cost cost() {
        addUp();
        long end = look.trace().endNs();
        return new Cost(
                lostNanos,
                openNanos,
                threadNanos,
                When.buckets(fromNs.toArray(), toNs.toArray(), end),
                When.moments(fromNs.toArray(), toNs.toArray(), end));
    }

    /** Keeps what is left of an interval without the parts during which the task or one above it ran on another thread. */
    private void lose(int taskRow, int root, int threadRow, long from, long to) {
        if (to <= from) {
            return;
        }
        LongColumn runFrom = new LongColumn();
        LongColumn runTo = new LongColumn();
        int steps = 0;
        for (int row = taskRow; row >= 0 && steps++ < 10_000; row = row == root ? -1 : tasks.parentRow(row)) {
            running(row, threadRow, from, to, runFrom, runTo);
        }
        long at = from;
        for (int i : LongOrder.ascending(runFrom.toArray())) {
            keep(taskRow, root, at, runFrom.get(i));
            at = Math.max(at, runTo.get(i));
        }
        keep(taskRow, root, at, to);
    }

    private void running(int taskRow, int exceptThread, long from, long to, LongColumn runFrom, LongColumn runTo) {
        for (int i = firstThatReaches(taskRow, from); i < scopes.byTask().end(taskRow); i++) {
            int scope = scopes.byTask().row(i);
            if (scopes.startNs(scope) >= to) {
                return;
            }
            int thread = scopes.threadRow(scope);
            if (thread < 0 || thread == exceptThread || scopes.endNs(scope) <= from) {
                continue;
            }
            long first = Math.max(
                    from, Math.max(scopes.startNs(scope), look.trace().threads().startNs(thread)));
            long last = Math.min(to, scopes.endNs(scope));
            int end = states.byThread().end(thread);
            for (int row = states.at(thread, first); row >= 0 && row < end && states.startNs(row) < last; row++) {
                if (states.state(row) == ThreadState.RUNNING) {
                    runFrom.add(Math.max(first, states.startNs(row)));
                    runTo.add(Math.min(last, states.endNs(row)));
                }
            }
        }
    }

    /** The place of the first scope of a task that may reach a moment: none before it does. */
    private int firstThatReaches(int taskRow, long ns) {
        long earliest = ns - look.longestScopeNanos(taskRow);
        int low = scopes.byTask().first(taskRow);
        int high = scopes.byTask().end(taskRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scopes.startNs(scopes.byTask().row(middle)) < earliest) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void keep(int taskRow, int root, long from, long to) {
        if (from < to) {
            hit.set(taskRow);
            lostFromNs.add(from);
            lostToNs.add(to);
            lostBy.add(root >= 0 ? root : taskRow);
        }
    }

    /** Adds up what each task lost, what overlaps once. */
    private void addUp() {
        if (lostNanos >= 0) {
            return;
        }
        long[] reached = look.reachedNs();
        lostNanos = 0;
        for (int i : LongOrder.ascending(lostFromNs.toArray())) {
            int task = lostBy.get(i);
            long nanos = Math.max(0, lostToNs.get(i) - Math.max(lostFromNs.get(i), reached[task]));
            reached[task] = Math.max(reached[task], lostToNs.get(i));
            if (look.ended(task)) {
                lostNanos += nanos;
            } else {
                openNanos += nanos;
            }
        }
        for (int i = 0; i < lostBy.size(); i++) {
            reached[lostBy.get(i)] = Long.MIN_VALUE;
        }
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.ThreadState;
import java.util.List;

/**
 * The time of a task several threads worked for at once. A sweep over the begins and ends of all pieces counts how many
 * are in each state; between two moments the first state of {@link #ORDER} with a count has the time.
 */
final class ParallelPieces {
    /** What a task is said to be doing when its pieces do several things: whatever gets it on comes first. */
    private static final List<ThreadState> ORDER = List.of(
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

    private final long[] totals;
    private final LongColumn moment = new LongColumn();
    /** State code + 1, negative at a piece's end. */
    private final IntColumn change = new IntColumn();

    ParallelPieces(long[] totals) {
        this.totals = totals;
    }

    void add(long from, long to, ThreadState state) {
        if (from < to) {
            moment.add(from);
            change.add(state.code() + 1);
            moment.add(to);
            change.add(-state.code() - 1);
        }
    }

    /** Adds the time of each state to the totals. */
    void sum() {
        int[] count = new int[Breakdown.STATES];
        long at = 0;
        for (int row : LongOrder.ascending(moment.toArray())) {
            long now = moment.get(row);
            if (now > at) {
                giveToFirst(count, now - at);
            }
            at = now;
            int state = Math.abs(change.get(row)) - 1;
            count[state] += change.get(row) > 0 ? 1 : -1;
        }
    }

    private void giveToFirst(int[] count, long nanos) {
        for (ThreadState state : ORDER) {
            if (count[state.code()] > 0) {
                totals[state.code()] += nanos;
                return;
            }
        }
    }
}

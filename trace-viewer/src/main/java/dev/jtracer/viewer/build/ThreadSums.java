package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;

/** Walks the states of a thread once and gives each of its scopes its share; see {@link Breakdown}. */
final class ThreadSums {
    private final Breakdown breakdown;
    private final Scopes scopes;
    private final States states;
    private final long[] sum = new long[Breakdown.STATES];
    private int row;
    private int endRow;
    private long at;

    ThreadSums(Breakdown breakdown, Scopes scopes, States states) {
        this.breakdown = breakdown;
        this.scopes = scopes;
        this.states = states;
    }

    void add(int threadRow) {
        LongColumn moment = new LongColumn();
        IntColumn scope = new IntColumn();
        RowIndex byThread = scopes.byThread();
        for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
            int scopeRow = byThread.row(i);
            boolean known = scopes.taskRow(scopeRow) >= 0;
            if (known && breakdown.countedStartNs(scopeRow) < breakdown.countedEndNs(scopeRow)) {
                moment.add(breakdown.countedStartNs(scopeRow));
                scope.add(scopeRow);
                moment.add(breakdown.countedEndNs(scopeRow));
                scope.add(-1 - scopeRow);
            }
        }
        if (scope.size() == 0 || states.byThread().count(threadRow) == 0) {
            return;
        }
        row = states.byThread().first(threadRow);
        endRow = states.byThread().end(threadRow);
        at = states.startNs(row);
        for (int place : LongOrder.ascending(moment.toArray())) {
            advance(moment.get(place));
            int marked = scope.get(place);
            if (marked >= 0) {
                give(scopes.taskRow(marked), -1);
            } else {
                give(scopes.taskRow(-1 - marked), 1);
            }
        }
    }

    /** Adds the running sums to a task, or takes them off: at a scope's end, and at its begin. */
    private void give(int taskRow, int sign) {
        for (int state = 0; state < sum.length; state++) {
            breakdown.addThreadNanos(taskRow, state, sign * sum[state]);
        }
    }

    private void advance(long to) {
        while (row < endRow && at < to) {
            long stop = Math.min(to, states.endNs(row));
            sum[Breakdown.counted(states.state(row)).code()] += Math.max(0, stop - at);
            at = Math.max(at, stop);
            if (states.endNs(row) <= at) {
                row++;
            }
        }
    }
}

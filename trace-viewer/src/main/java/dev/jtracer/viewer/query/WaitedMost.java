package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a task waited for longest, in its scopes and between a hand-over and its start. Only what lies within the task
 * counts, so late scopes do not.
 *
 * <p>Cost per task: its scopes, the states within them, and a binary search for each scope. Mutable, for one thread.
 */
final class WaitedMost {
    private final Trace trace;
    private final WaitSums sums;

    WaitedMost(Trace trace) {
        this.trace = trace;
        sums = new WaitSums(trace);
    }

    /** Returns what the task waited for longest, null if nothing shows that it waited at all. */
    @Nullable
    Waited of(int taskRow) {
        addWaits(taskRow);
        Waited waited = sums.waited(sums.longest());
        sums.clear();
        return waited;
    }

    /** Returns how long {@link #of} says the task waited; 0 if it did not. */
    long nanosOf(int taskRow) {
        addWaits(taskRow);
        long longest = sums.nanos(sums.longest());
        sums.clear();
        return longest;
    }

    private void addWaits(int taskRow) {
        addWaits(trace, taskRow, sums);
    }

    /** Adds up everything a task waited for. Cost: its scopes, the states within them, and a binary search for each scope. */
    static void addWaits(Trace trace, int taskRow, WaitSums sums) {
        Tasks tasks = trace.tasks();
        Scopes scopes = trace.scopes();
        long beginNs = tasks.beginNs(taskRow);
        long endNs = tasks.endNs(taskRow);
        for (int place = scopes.byTask().first(taskRow); place < scopes.byTask().end(taskRow); place++) {
            int scopeRow = scopes.byTask().row(place);
            long startNs = scopes.startNs(scopeRow);
            long queuedNanos = scopes.queuedNanos(scopeRow);
            if (queuedNanos > 0) {
                long inQueue = Math.min(startNs, endNs) - Math.max(startNs - queuedNanos, beginNs);
                sums.add(ThreadState.QUEUE, -1, inQueue);
            }
            if (scopes.started(scopeRow)) {
                long fromNs = Math.max(startNs, beginNs);
                sums.addStates(scopes.threadRow(scopeRow), fromNs, Math.min(scopes.endNs(scopeRow), endNs));
            }
        }
    }
}

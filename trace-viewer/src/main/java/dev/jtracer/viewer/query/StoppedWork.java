package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;

/**
 * Whom each pause stopped: the threads that would have run, and the tasks these worked for. A thread that was waiting
 * anyway is not stopped, and its task loses nothing by the pause.
 *
 * <p>A task that several stopped threads worked for counts once, with the time in which at least one of them stood still.
 * So the time of all pauses sums to what the tasks' breakdowns call {@code gc}, as far as no other scope of the task ran.
 *
 * <p>Cost: one pass over the states of all threads, a binary search and the enclosing scopes for each that a pause made.
 */
final class StoppedWork {
    private final Trace trace;
    private final int[] threads;
    private final int[] tasks;
    private final long[] taskNanos;
    /** Each time a pause stopped a task on a thread: pause and task in one number, and from when to when. */
    private final LongColumn pauseAndTask = new LongColumn();

    private final LongColumn fromNs = new LongColumn();
    private final LongColumn toNs = new LongColumn();

    private StoppedWork(Trace trace) {
        this.trace = trace;
        int pauses = trace.pauses().size();
        threads = new int[pauses];
        tasks = new int[pauses];
        taskNanos = new long[pauses];
    }

    static StoppedWork of(Trace trace) {
        StoppedWork work = new StoppedWork(trace);
        States states = trace.states();
        for (int row = 0; row < states.size(); row++) {
            if (states.state(row) == ThreadState.GC) {
                work.addStopped(states.threadRow(row), states.startNs(row), states.endNs(row));
            }
        }
        work.sumTasks();
        return work;
    }

    /** How many threads would have run. */
    int threads(int pauseRow) {
        return threads[pauseRow];
    }

    /** How many tasks were stopped. */
    int tasks(int pauseRow) {
        return tasks[pauseRow];
    }

    /** The time these tasks lost, together. */
    long taskNanos(int pauseRow) {
        return taskNanos[pauseRow];
    }

    /** The last pause that begins at a moment or before, -1 if there is none. */
    static int lastBefore(Pauses pauses, long ns) {
        int low = 0;
        int high = pauses.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (pauses.startNs(middle) <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private void addStopped(int threadRow, long startNs, long endNs) {
        Pauses pauses = trace.pauses();
        for (int pause = Math.max(0, lastBefore(pauses, startNs));
                pause < pauses.size() && pauses.startNs(pause) < endNs;
                pause++) {
            long from = Math.max(startNs, pauses.startNs(pause));
            long to = Math.min(endNs, pauses.endNs(pause));
            if (from < to) {
                threads[pause]++;
                addTasks(pause, threadRow, from, to);
            }
        }
    }

    private void addTasks(int pause, int threadRow, long from, long to) {
        Scopes scopes = trace.scopes();
        for (int scope = scopes.innermostAt(threadRow, from); scope >= 0; scope = scopes.enclosingRow(scope)) {
            if (scopes.taskRow(scope) >= 0) {
                pauseAndTask.add((long) pause << 32 | scopes.taskRow(scope));
                fromNs.add(from);
                toNs.add(to);
            }
        }
    }

    private void sumTasks() {
        long[] keys = pauseAndTask.toArray();
        long previous = -1;
        long coveredTo = Long.MIN_VALUE;
        for (int row : LongOrder.ascending(keys, fromNs.toArray())) {
            int pause = (int) (keys[row] >>> 32);
            if (keys[row] != previous) {
                previous = keys[row];
                coveredTo = Long.MIN_VALUE;
                tasks[pause]++;
            }
            taskNanos[pause] += Math.max(0, toNs.get(row) - Math.max(fromNs.get(row), coveredTo));
            coveredTo = Math.max(coveredTo, toNs.get(row));
        }
    }
}

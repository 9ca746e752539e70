package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;

/**
 * Where the time of tasks went, with child tasks counted in the outermost task they are part of, as {@link TaskRoots} says; not
 * at all if that one is still open.
 *
 * @param tasks how many tasks are added up
 * @param totalNanos their durations together
 * @param breakdown the same by state; sums to {@code totalNanos}
 */
public record TaskTime(long tasks, long totalNanos, Breakdown breakdown) {

    /** Adds up all tasks that ended. Cost: one pass over the tasks. */
    static TaskTime of(Tasks tasks) {
        TaskRoots roots = new TaskRoots(tasks);
        long count = 0;
        long totalNanos = 0;
        StateNanos spent = new StateNanos();
        for (int row = 0; row < tasks.size(); row++) {
            if (tasks.outcome(row) != Outcome.OPEN && roots.of(row) == row) {
                count++;
                totalNanos += tasks.durationNanos(row);
                Breakdown.add(tasks, row, spent);
            }
        }
        return new TaskTime(count, totalNanos, spent.breakdown());
    }
}

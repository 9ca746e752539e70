package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;

/**
 * Where the time of tasks went, with child tasks counted in their parents: a task with an ancestor that counts is part of
 * that ancestor's time and not added again.
 *
 * @param tasks how many tasks are added up
 * @param totalNanos their durations together
 * @param breakdown the same by state; sums to {@code totalNanos}
 */
public record TaskTime(long tasks, long totalNanos, Breakdown breakdown) {

    /** Adds up all tasks that ended. Cost: one pass over the tasks. */
    static TaskTime of(Tasks tasks) {
        Ancestors ancestors = new Ancestors(tasks);
        long count = 0;
        long totalNanos = 0;
        StateNanos spent = new StateNanos();
        for (int row = 0; row < tasks.size(); row++) {
            if (tasks.outcome(row) != Outcome.OPEN && !ancestors.count(row)) {
                count++;
                totalNanos += tasks.durationNanos(row);
                Breakdown.add(tasks, row, spent);
            }
        }
        return new TaskTime(count, totalNanos, spent.breakdown());
    }

    /** Which tasks have an ancestor that ended. Each task's answer is found once; a ring of parents has none. */
    private static final class Ancestors {
        private static final byte NONE = 1;
        private static final byte SOME = 2;

        private final Tasks tasks;
        private final byte[] answers;

        Ancestors(Tasks tasks) {
            this.tasks = tasks;
            answers = new byte[tasks.size()];
        }

        boolean count(int taskRow) {
            byte answer = NONE;
            for (int row = taskRow; row >= 0; row = tasks.parentRow(row)) {
                if (answers[row] != 0) {
                    answer = answers[row];
                    break;
                }
                answers[row] = NONE;
                int parent = tasks.parentRow(row);
                if (parent >= 0 && tasks.outcome(parent) != Outcome.OPEN) {
                    answer = SOME;
                    answers[row] = SOME;
                    break;
                }
            }
            for (int row = taskRow; answer == SOME && answers[row] == NONE; row = tasks.parentRow(row)) {
                answers[row] = SOME;
            }
            return answer == SOME;
        }
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Tasks;
import java.util.function.IntPredicate;

/**
 * The tasks of one type, as places in {@link Tasks#byType}: those that ended, the quickest first, then the open ones.
 *
 * @param tasks all tasks
 * @param first the place of the quickest that ended
 * @param firstOpen the place after the slowest that ended
 * @param end the place after the last
 */
record TypeTasks(Tasks tasks, int first, int firstOpen, int end) {
    /*
     * Tasks of a type lie anywhere in the table, and one that is reached through the index costs as much as eight that are passed
     * by in order: memory is read by lines. So only types with few tasks are worth the way through it.
     */
    private static final int PASSED_BY = 8;

    /** Cost: a binary search. */
    static TypeTasks of(Tasks tasks, int typeNumber) {
        RowIndex byType = tasks.byType();
        int first = byType.first(typeNumber);
        int end = byType.end(typeNumber);
        int firstOpen = firstPlace(byType, first, end, row -> tasks.outcome(row) == Outcome.OPEN);
        return new TypeTasks(tasks, first, firstOpen, end);
    }

    /** Whether looking at these tasks one by one is cheaper than passing by all tasks. */
    boolean areFew() {
        return (long) PASSED_BY * (end - first) < tasks.size();
    }

    /** The place of the first that ended and for which, as for all after it, a condition holds. Cost: a binary search. */
    int firstEnded(IntPredicate condition) {
        return firstPlace(tasks.byType(), first, firstOpen, condition);
    }

    /** The place of the first that ended after so long or longer. Cost: a binary search. */
    int firstEnded(long nanos) {
        return firstEnded(row -> tasks.durationNanos(row) >= nanos);
    }

    /** Whether a task is one of these, and ended. */
    boolean ended(int taskRow) {
        return tasks.typeNumber(taskRow) == tasks.typeNumber(row(first)) && tasks.outcome(taskRow) != Outcome.OPEN;
    }

    /** The task at a place. */
    int row(int place) {
        return tasks.byType().row(place);
    }

    private static int firstPlace(RowIndex byType, int first, int end, IntPredicate condition) {
        int low = first;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(byType.row(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Tasks;
import java.util.Arrays;

/**
 * Whose time the time of a task is: that of the outermost operation it is part of.
 *
 * <p>A task that ended is an operation. An open one is, too, if others of its type ended: the recording's end only cut it off,
 * and what its children took is part of what it will have taken. An open task of a type of which none ended, as a job that
 * runs as long as the program, is none: what it is made of are operations of their own.
 *
 * <p>Each task's answer is found once. Mutable, for one thread.
 */
public final class TaskRoots {
    private static final int NONE = -1;
    private static final int UNKNOWN = -2;

    private final Tasks tasks;
    private final boolean[] endedOfType;
    private final int[] roots;

    /** Knows nothing yet. Cost: a binary search for each type. */
    public TaskRoots(Tasks tasks) {
        this.tasks = tasks;
        RowIndex byType = tasks.byType();
        endedOfType = new boolean[byType.groups()];
        for (int type = 0; type < endedOfType.length; type++) {
            TypeTasks ofType = TypeTasks.of(tasks, type);
            endedOfType[type] = ofType.first() < ofType.firstOpen();
        }
        roots = new int[tasks.size()];
        Arrays.fill(roots, UNKNOWN);
    }

    /** The outermost operation that a task is, or is part of; it may be open; -1 if none. Cost: one step for each new ancestor. */
    public int of(int taskRow) {
        int root = NONE;
        int top = taskRow;
        for (; top >= 0 && roots[top] == UNKNOWN; top = tasks.parentRow(top)) {
            root = isOperation(top) ? top : root;
        }
        boolean known = top >= 0 && roots[top] != NONE;
        root = known ? roots[top] : root;
        boolean below = root != NONE;
        for (int row = taskRow; row != top; row = tasks.parentRow(row)) {
            roots[row] = below ? root : NONE;
            below &= known || row != root;
        }
        return roots[taskRow];
    }

    private boolean isOperation(int taskRow) {
        return tasks.outcome(taskRow) != Outcome.OPEN || endedOfType[tasks.typeNumber(taskRow)];
    }
}

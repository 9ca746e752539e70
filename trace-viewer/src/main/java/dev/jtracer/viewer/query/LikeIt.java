package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a task stands among the ended tasks of its type, ordered by duration.
 *
 * @param ended how many of its type ended
 * @param faster how many of them took less time
 * @param slower those that took longer, the next one first
 * @param quicker those that took less time, the next one first
 */
public record LikeIt(long ended, long faster, List<Neighbour> slower, List<Neighbour> quicker) {
    private static final int MAX_NEIGHBOURS = 6;

    /** Copies the lists. */
    public LikeIt {
        slower = List.copyOf(slower);
        quicker = List.copyOf(quicker);
    }

    /**
     * A task of the same type.
     *
     * @param taskId its id
     * @param durationNanos how long it took
     * @param breakdown where its time went
     */
    public record Neighbour(long taskId, long durationNanos, Breakdown breakdown) {}

    /** Cost: one pass over all tasks. */
    static LikeIt of(Tasks tasks, int taskRow) {
        RowOrder quickFirst =
                ((RowOrder) (a, b) -> Long.compare(tasks.durationNanos(a), tasks.durationNanos(b))).thenByRow();
        FirstRows slower = new FirstRows(quickFirst, MAX_NEIGHBOURS);
        FirstRows quicker = new FirstRows(quickFirst.reversed(), MAX_NEIGHBOURS);
        long ended = 0;
        long faster = 0;
        for (int row = 0; row < tasks.size(); row++) {
            if (tasks.typeRow(row) != tasks.typeRow(taskRow) || tasks.outcome(row) == Outcome.OPEN) {
                continue;
            }
            ended++;
            faster += tasks.durationNanos(row) < tasks.durationNanos(taskRow) ? 1 : 0;
            int order = quickFirst.compare(row, taskRow);
            if (order > 0) {
                slower.offer(row);
            } else if (order < 0) {
                quicker.offer(row);
            }
        }
        return new LikeIt(ended, faster, neighbours(tasks, slower), neighbours(tasks, quicker));
    }

    private static List<Neighbour> neighbours(Tasks tasks, FirstRows rows) {
        List<Neighbour> result = new ArrayList<>();
        for (int row : rows.sorted()) {
            result.add(new Neighbour(tasks.id(row), tasks.durationNanos(row), Breakdown.of(tasks, row)));
        }
        return result;
    }
}

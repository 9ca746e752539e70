package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a task stands among the ended tasks of its type: by duration, and which of them spent their time as it did.
 *
 * @param ended how many of its type ended
 * @param faster how many of them took less time
 * @param slower those that took longer, the next one first
 * @param quicker those that took less time, the next one first
 * @param alike those most like it
 */
public record LikeIt(
        long ended, long faster, List<Neighbour> slower, List<Neighbour> quicker, AlikeTasks.Result alike) {
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

    /** Cost: some binary searches among the tasks of the type, and that of {@link AlikeTasks}. */
    static LikeIt of(Trace trace, int taskRow) {
        Tasks tasks = trace.tasks();
        TypeTasks ofType = TypeTasks.of(tasks, tasks.typeNumber(taskRow));
        long nanos = tasks.durationNanos(taskRow);
        int first = ofType.first();
        int end = ofType.firstOpen();
        int here = ofType.firstEnded(
                row -> tasks.durationNanos(row) > nanos || (tasks.durationNanos(row) == nanos && row >= taskRow));
        int next = here < end && ofType.row(here) == taskRow ? here + 1 : here;
        return new LikeIt(
                (long) end - first,
                (long) ofType.firstEnded(nanos) - first,
                neighbours(tasks, next, Math.min(end, next + MAX_NEIGHBOURS), 1),
                neighbours(tasks, here - 1, Math.max(first - 1, here - 1 - MAX_NEIGHBOURS), -1),
                AlikeTasks.of(trace, taskRow));
    }

    /** The tasks at the places from one to another, the last one left out. */
    private static List<Neighbour> neighbours(Tasks tasks, int from, int to, int step) {
        List<Neighbour> result = new ArrayList<>();
        for (int place = from; place != to; place += step) {
            result.add(neighbour(tasks, tasks.byType().row(place)));
        }
        return result;
    }

    static Neighbour neighbour(Tasks tasks, int row) {
        return new Neighbour(tasks.id(row), tasks.durationNanos(row), Breakdown.of(tasks, row));
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every task type with the statistics of its tasks, and where the time of all tasks together went. */
public final class TaskTypes {

    private static final Comparator<TaskTypeStats> MOST_TIME_FIRST =
            Comparator.comparingLong(TaskTypeStats::totalNanos).reversed().thenComparing(TaskTypeStats::type);

    private TaskTypes() {}

    /**
     * The answer.
     *
     * @param durationNanos how long the recording is
     * @param types each type that occurs, one with only open tasks included; the most total time first, then by name
     * @param taskTime where task time went, over all types
     */
    public record Result(long durationNanos, List<TaskTypeStats> types, TaskTime taskTime) {
        /** Copies the list. */
        public Result {
            types = List.copyOf(types);
        }
    }

    /** Returns the statistics of every task type. Cost: two passes over the tasks. */
    public static Result of(Trace trace) {
        Tasks tasks = trace.tasks();
        RowIndex byType = byType(trace);
        TaskTypeStats.Collector collector = new TaskTypeStats.Collector(tasks, trace.endNs());
        List<TaskTypeStats> types = new ArrayList<>();
        for (int type = 0; type < byType.groups(); type++) {
            if (byType.count(type) > 0) {
                for (int place = byType.first(type); place < byType.end(type); place++) {
                    collector.add(byType.row(place));
                }
                types.add(collector.finish(trace.strings().get(type)));
            }
        }
        types.sort(MOST_TIME_FIRST);
        return new Result(trace.endNs(), types, TaskTime.of(tasks));
    }

    /** The tasks of each type; a group's number is the string row of the type. */
    private static RowIndex byType(Trace trace) {
        int[] typeOfTask = new int[trace.tasks().size()];
        for (int row = 0; row < typeOfTask.length; row++) {
            typeOfTask[row] = trace.tasks().typeRow(row);
        }
        return RowIndex.of(typeOfTask, trace.strings().size());
    }
}

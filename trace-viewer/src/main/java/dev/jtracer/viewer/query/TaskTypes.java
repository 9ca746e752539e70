package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Task types with the statistics of its tasks, and where the time of all tasks together went. */
public final class TaskTypes {

    /** The most types that are listed: those with the most time. */
    public static final int MAX_LISTED = 1_000;

    /** Types are measured so many at once, which takes up to 15 MB. */
    private static final int AT_ONCE = 64;

    private TaskTypes() {}

    /**
     * The answer.
     *
     * @param durationNanos how long the recording is
     * @param types the types with the most total time, that first, then by name; one with only open tasks is one too; at most
     *     {@value #MAX_LISTED}
     * @param taskTime where task time went, over all types
     * @param allTypes how many types there are
     * @param others the tasks of all that are not listed, under an empty name; null if all are
     */
    public record Result(
            long durationNanos,
            List<TaskTypeStats> types,
            TaskTime taskTime,
            int allTypes,
            @Nullable TaskTypeStats others) {
        /** Copies the list. */
        public Result {
            types = List.copyOf(types);
        }
    }

    /**
     * Returns the statistics of the task types. Cost: two passes over the tasks; if there are more than {@value #AT_ONCE} types, two
     * more.
     */
    public static Result of(Trace trace) {
        return of(trace, MAX_LISTED);
    }

    /** Every type, however many there are. */
    static Result all(Trace trace) {
        return of(trace, Integer.MAX_VALUE);
    }

    private static Result of(Trace trace, int limit) {
        Tasks tasks = trace.tasks();
        long[] totalNanos = new long[trace.strings().size()];
        int[] count = new int[totalNanos.length];
        int[] number = new int[totalNanos.length];
        for (int row = 0; row < tasks.size(); row++) {
            int type = tasks.typeRow(row);
            count[type]++;
            number[type] = tasks.typeNumber(row);
            totalNanos[type] += tasks.outcome(row) == Outcome.OPEN ? 0 : tasks.durationNanos(row);
        }
        TypeOrder order = TypeOrder.of(trace.strings(), totalNanos, count, limit);
        List<TaskTypeStats> types = order.unlisted() == 0 && order.listed().length <= AT_ONCE
                ? allAtOnce(trace, order, number)
                : oneByOne(trace, order, number);
        return new Result(
                trace.endNs(),
                types,
                TaskTime.of(tasks),
                order.listed().length + order.unlisted(),
                order.unlisted() == 0 ? null : others(trace, order));
    }

    /** In the order of the table, which is that of memory. */
    private static List<TaskTypeStats> allAtOnce(Trace trace, TypeOrder order, int[] number) {
        Tasks tasks = trace.tasks();
        TaskTypeStats.Collector[] collectors = new TaskTypeStats.Collector[order.listed().length];
        Arrays.setAll(collectors, unused -> new TaskTypeStats.Collector(tasks, trace.endNs()));
        for (int row = 0; row < tasks.size(); row++) {
            collectors[tasks.typeNumber(row)].add(row);
        }
        List<TaskTypeStats> types = new ArrayList<>();
        for (int type : order.listed()) {
            types.add(collectors[number[type]].finish(trace.strings().get(type)));
        }
        return types;
    }

    private static List<TaskTypeStats> oneByOne(Trace trace, TypeOrder order, int[] number) {
        RowIndex byType = trace.tasks().byType();
        TaskTypeStats.Collector collector = new TaskTypeStats.Collector(trace.tasks(), trace.endNs());
        List<TaskTypeStats> types = new ArrayList<>();
        for (int type : order.listed()) {
            for (int place = byType.first(number[type]); place < byType.end(number[type]); place++) {
                collector.add(byType.row(place));
            }
            types.add(collector.finish(trace.strings().get(type)));
        }
        return types;
    }

    private static TaskTypeStats others(Trace trace, TypeOrder order) {
        Tasks tasks = trace.tasks();
        TaskTypeStats.Collector collector = new TaskTypeStats.Collector(tasks, trace.endNs());
        int[] slots = order.slots(0, 0);
        for (int row = 0; row < tasks.size(); row++) {
            if (slots[tasks.typeRow(row)] == 0) {
                collector.add(row);
            }
        }
        return collector.finish("");
    }
}

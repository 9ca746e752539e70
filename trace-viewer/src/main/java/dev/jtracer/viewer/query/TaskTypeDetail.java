package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One task type: its statistics, histogram and percentile curve. The tasks behind a bar are a {@link TaskList} of the same
 * filter between the bar's bounds.
 */
public final class TaskTypeDetail {
    private TaskTypeDetail() {}

    /**
     * The question.
     *
     * @param filter which tasks, of one type; open ones are in no statistics whatever it says
     */
    public record Request(TaskFilter filter) {
        /** Checks that there is a type. */
        public Request {
            if (filter.type() == null) {
                throw new IllegalArgumentException("type must be given");
            }
        }

        /** All tasks of a type that ended. */
        public static Request of(String type) {
            return new Request(TaskFilter.ENDED.withType(type));
        }
    }

    /**
     * The answer.
     *
     * @param stats the statistics of the tasks asked for
     * @param curve the percentile curve from the shortest to the 99.99th percentile; empty if no task counts
     * @param tagKeys the keys of their tags, those set most often first, at most 20
     */
    public record Result(TaskTypeStats stats, List<Point> curve, List<String> tagKeys) {
        /** Copies the lists. */
        public Result {
            curve = List.copyOf(curve);
            tagKeys = List.copyOf(tagKeys);
        }
    }

    /**
     * One point of a percentile curve.
     *
     * @param percentile 0 to 99.99
     * @param nanos the duration at that percentile; at 0 the shortest
     * @param taskId the task at this rank: its duration is the exact one, at most 0.1 % under {@code nanos}
     */
    public record Point(double percentile, long nanos, long taskId) {}

    /**
     * Returns the statistics of a type, empty if no task has it. Cost: one pass over the tasks of the type and their tags; with a
     * filter of tags, logs or a thread, what {@link TaskFilter} says about them.
     *
     * <p>A type whose tasks are all filtered out is not unknown: its statistics are zero.
     */
    public static Optional<Result> of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        TaskFilter filter = request.filter();
        if (tasks.numberOfType(String.valueOf(filter.type())) < 0) {
            return Optional.empty();
        }
        IntColumn rows = TaskMatch.quickestFirst(trace, filter);
        TaskTypeStats.Collector collector = new TaskTypeStats.Collector(tasks, trace.endNs());
        for (int i = 0; i < rows.size(); i++) {
            collector.add(rows.get(i));
        }
        List<Point> curve = curve(tasks, rows, collector.durations());
        return Optional.of(
                new Result(collector.finish(String.valueOf(filter.type())), curve, TagKeys.most(trace.tags(), rows)));
    }

    private static List<Point> curve(Tasks tasks, IntColumn quickestFirst, Distribution durations) {
        if (durations.count() == 0) {
            return List.of();
        }
        List<Point> curve = new ArrayList<>();
        for (double percentile : PercentileSteps.all()) {
            curve.add(point(tasks, quickestFirst, durations, percentile));
        }
        return curve;
    }

    /** Open tasks come last and are not counted, so ranks are places. */
    private static Point point(Tasks tasks, IntColumn quickestFirst, Distribution durations, double percentile) {
        long count = durations.count();
        long rank = Math.min(count, Math.max(1L, (long) Math.ceil(percentile * (double) count / 100 - 1e-9)));
        return new Point(
                percentile, durations.percentileNanos(percentile), tasks.id(quickestFirst.get((int) rank - 1)));
    }
}

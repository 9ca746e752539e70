package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One task type: its statistics, histogram and percentile curve. The tasks behind a bar are a {@link TaskList} of the same
 * type and outcome between the bar's bounds.
 */
public final class TaskTypeDetail {

    /** Points of the curve for each step from one decade of rarity to the next. */
    private static final int POINTS_PER_DECADE = 20;

    private TaskTypeDetail() {}

    /**
     * The question.
     *
     * @param type the task type
     * @param outcome which tasks of it; open ones are in no statistics whatever it says
     */
    public record Request(String type, OutcomeFilter outcome) {}

    /**
     * The answer.
     *
     * @param stats the statistics of the tasks asked for
     * @param curve the percentile curve from the shortest to the 99.9th percentile; empty if no task counts
     */
    public record Result(TaskTypeStats stats, List<Point> curve) {
        /** Copies the list. */
        public Result {
            curve = List.copyOf(curve);
        }
    }

    /**
     * One point of a percentile curve.
     *
     * @param percentile 0 to 99.9
     * @param nanos the duration at that percentile; at 0 the shortest
     */
    public record Point(double percentile, long nanos) {}

    /**
     * Returns the statistics of a type, empty if no task has it. Cost: one pass over the tasks.
     *
     * <p>A type whose tasks are all filtered out is not unknown: its statistics are zero.
     */
    public static Optional<Result> of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        TaskTypeStats.Collector collector = new TaskTypeStats.Collector(tasks, trace.endNs());
        boolean known = false;
        for (int row = 0; row < tasks.size(); row++) {
            if (tasks.type(row).equals(request.type())) {
                known = true;
                if (request.outcome().accepts(tasks.outcome(row))) {
                    collector.add(row);
                }
            }
        }
        if (!known) {
            return Optional.empty();
        }
        List<Point> curve = curve(collector.durations());
        return Optional.of(new Result(collector.finish(request.type()), curve));
    }

    /** Points at equal steps of rarity: p0, p10.9, p20.6, ... p90, ... p99, ... p99.9, and p50 among them. */
    private static List<Point> curve(Distribution durations) {
        if (durations.count() == 0) {
            return List.of();
        }
        List<Point> curve = new ArrayList<>();
        curve.add(new Point(0, durations.minNanos()));
        for (int step = 1; step <= 3 * POINTS_PER_DECADE; step++) {
            double percentile = percentile(step);
            if (percentile > 50 && percentile(step - 1) < 50) {
                curve.add(new Point(50, durations.percentileNanos(50)));
            }
            curve.add(new Point(percentile, durations.percentileNanos(percentile)));
        }
        return curve;
    }

    /** The percentile after so many steps, rounded to what a person would write: 90, not 90.00000000000001. */
    private static double percentile(int step) {
        double percentile = 100 * (1 - Math.pow(10, -(double) step / POINTS_PER_DECADE));
        return Math.rint(percentile * 1000) / 1000;
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;

/** How long tasks took over the recording, as a {@link LatencyGrid}. */
public final class TaskLatency {
    private TaskLatency() {}

    /**
     * The question.
     *
     * @param filter which tasks
     * @param columns into how many columns the recording is cut, 1 to {@link LatencyGrid#MOST_COLUMNS}
     */
    public record Request(TaskFilter filter, int columns) {
        /** Checks the number of columns. */
        public Request {
            LatencyGrid.checkColumns(columns);
        }
    }

    /** Counts. Cost: one pass over the tasks. Memory: the grid. */
    public static LatencyGrid of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        IntColumn rows = TaskMatch.rows(trace, request.filter());
        LatencyGrid.Counter counter = new LatencyGrid.Counter(trace.endNs(), request.columns());
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            counter.add(tasks.beginNs(row), tasks.durationNanos(row), tasks.outcome(row) == Outcome.FAILED);
        }
        return counter.grid();
    }
}

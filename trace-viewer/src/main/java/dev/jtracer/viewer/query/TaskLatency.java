package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * How long tasks took over the recording: how many of each cell of a grid of the moment they began by how long they took.
 *
 * <pre>
 *   boundsNanos   |  .  .  :  .  .
 *   (log)         |  :  :  #  :  :
 *                 |  .  :  :  .  .
 *                 +---------------- columns of columnNanos each
 * </pre>
 */
public final class TaskLatency {

    /** As many rows at most; with more buckets in use, some of them are one row. */
    private static final int MOST_ROWS = 48;

    private TaskLatency() {}

    /**
     * The question.
     *
     * @param filter which tasks
     * @param columns into how many columns the recording is cut, 1 to {@value #MOST_COLUMNS}
     */
    public record Request(TaskFilter filter, int columns) {

        /** The most columns there are. */
        public static final int MOST_COLUMNS = 240;

        /** Checks the number of columns. */
        public Request {
            if (columns < 1 || columns > MOST_COLUMNS) {
                throw new IllegalArgumentException(
                        "columns must be between 1 and " + MOST_COLUMNS + ", was " + columns);
            }
        }
    }

    /**
     * The answer: cells that hold a task, in the order of columns, then rows. The tasks of one are those that a {@link TaskFilter}
     * with its bounds finds; the first column has those that began before the recording too.
     *
     * @param tasks how many tasks there are
     * @param durationNanos how long the recording is
     * @param columns how many columns there are
     * @param columnNanos how long a column is, the last one at most
     * @param boundsNanos the bounds of the rows, ascending: row r is {@code bounds[r] <= duration < bounds[r + 1]}; empty if
     *     there are no tasks
     * @param cells the cells
     */
    public record Result(
            long tasks, long durationNanos, int columns, long columnNanos, List<Long> boundsNanos, Cells cells) {
        /** Copies the list. */
        public Result {
            boundsNanos = List.copyOf(boundsNanos);
        }
    }

    /**
     * Cells as columns.
     *
     * @param column from 0 on
     * @param row from 0 on, the quickest first
     * @param count how many tasks, at least 1
     * @param failed how many of them failed
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of an answer that is written once
    public record Cells(int[] column, int[] row, int[] count, int[] failed) {}

    /** Counts. Cost: one pass over the tasks. Memory: the grid. */
    public static Result of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        IntColumn rows = TaskMatch.rows(trace, request.filter());
        long durationNanos = Math.max(1, trace.endNs());
        int columns = (int) Math.min(request.columns(), durationNanos);
        long columnNanos = (durationNanos + columns - 1) / columns;
        int first = LogBuckets.COUNT;
        int last = -1;
        for (int i = 0; i < rows.size(); i++) {
            int bucket = LogBuckets.bucketOf(tasks.durationNanos(rows.get(i)));
            first = Math.min(first, bucket);
            last = Math.max(last, bucket);
        }
        int together = Math.max(1, (last - first + MOST_ROWS) / MOST_ROWS);
        int gridRows = last < 0 ? 0 : (last - first) / together + 1;
        Grid grid = new Grid(columns, gridRows);
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            long began = Math.max(0, Math.min(tasks.beginNs(row), durationNanos - 1));
            int bucket = LogBuckets.bucketOf(tasks.durationNanos(row));
            grid.add((int) (began / columnNanos), (bucket - first) / together, tasks.outcome(row) == Outcome.FAILED);
        }
        return new Result(
                rows.size(), trace.endNs(), columns, columnNanos, bounds(first, together, gridRows), grid.cells());
    }

    private static List<Long> bounds(int first, int together, int gridRows) {
        List<Long> bounds = new ArrayList<>();
        for (int row = 0; row <= gridRows && gridRows > 0; row++) {
            boolean beyond = first + row * together > LogBuckets.COUNT - 1;
            bounds.add(beyond ? Long.MAX_VALUE : LogBuckets.from(first + row * together));
        }
        return bounds;
    }

    /** Counts by column and row. */
    private static final class Grid {
        private final int rows;
        private final int[] count;
        private final int[] failed;

        Grid(int columns, int rows) {
            this.rows = rows;
            count = new int[columns * rows];
            failed = new int[columns * rows];
        }

        void add(int column, int row, boolean hasFailed) {
            count[column * rows + row]++;
            failed[column * rows + row] += hasFailed ? 1 : 0;
        }

        Cells cells() {
            IntColumn column = new IntColumn();
            IntColumn row = new IntColumn();
            IntColumn inCell = new IntColumn();
            IntColumn failedInCell = new IntColumn();
            for (int cell = 0; cell < count.length; cell++) {
                if (count[cell] > 0) {
                    column.add(cell / rows);
                    row.add(cell % rows);
                    inCell.add(count[cell]);
                    failedInCell.add(failed[cell]);
                }
            }
            return new Cells(column.toArray(), row.toArray(), inCell.toArray(), failedInCell.toArray());
        }
    }
}

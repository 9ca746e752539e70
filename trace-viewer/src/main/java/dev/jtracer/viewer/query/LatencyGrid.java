package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * How long tasks or regions took over the recording: how many of each cell of a grid of the moment they began by how long
 * they took. The columns say which cells hold any, in the order of columns, then rows.
 *
 * <pre>
 *   boundsNanos   |  .  .  :  .  .
 *   (log)         |  :  :  #  :  :
 *                 |  .  :  :  .  .
 *                 +---------------- columns of columnNanos each
 * </pre>
 *
 * <p>What a cell counts is what a filter with its bounds finds; the first column has what began before the recording too.
 *
 * @param count how many there are
 * @param durationNanos how long the recording is
 * @param columns how many columns there are
 * @param columnNanos how long a column is, the last one at most
 * @param boundsNanos the bounds of the rows, ascending: row r is {@code bounds[r] <= duration < bounds[r + 1]}; empty if
 *     there is nothing
 * @param cells the cells
 */
public record LatencyGrid(
        long count, long durationNanos, int columns, long columnNanos, List<Long> boundsNanos, Cells cells) {

    /** The most columns there are. */
    public static final int MOST_COLUMNS = 240;

    /** As many rows at most; with more buckets in use, some of them are one row. */
    private static final int MOST_ROWS = 48;

    /** Copies the list. */
    public LatencyGrid {
        boundsNanos = List.copyOf(boundsNanos);
    }

    /**
     * Cells as columns.
     *
     * @param column from 0 on
     * @param row from 0 on, the quickest first
     * @param count how many, at least 1
     * @param failed how many of these are tasks that failed
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of an answer that is written once
    public record Cells(int[] column, int[] row, int[] count, int[] failed) {}

    /** Checks how many columns are asked for. */
    static void checkColumns(int columns) {
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException("columns must be between 1 and " + MOST_COLUMNS + ", was " + columns);
        }
    }

    /** Counts one by one, by column and bucket: a megabyte at most, however much there is to count. */
    static final class Counter {
        private final long recordingNanos;
        private final int columns;
        private final long columnNanos;
        private final int[] count;
        private final int[] failed;
        private long all;
        private int first = LogBuckets.COUNT;
        private int last = -1;

        Counter(long recordingNanos, int columns) {
            this.recordingNanos = recordingNanos;
            long nanos = Math.max(1, recordingNanos);
            this.columns = (int) Math.min(columns, nanos);
            columnNanos = (nanos + this.columns - 1) / this.columns;
            count = new int[this.columns * LogBuckets.COUNT];
            failed = new int[count.length];
        }

        void add(long beginNs, long durationNanos, boolean hasFailed) {
            long began = Math.max(0, Math.min(beginNs, recordingNanos - 1));
            int bucket = LogBuckets.bucketOf(durationNanos);
            int cell = (int) (began / columnNanos) * LogBuckets.COUNT + bucket;
            count[cell]++;
            failed[cell] += hasFailed ? 1 : 0;
            all++;
            first = Math.min(first, bucket);
            last = Math.max(last, bucket);
        }

        LatencyGrid grid() {
            int together = Math.max(1, (last - first + MOST_ROWS) / MOST_ROWS);
            int rows = last < 0 ? 0 : (last - first) / together + 1;
            return new LatencyGrid(
                    all, recordingNanos, columns, columnNanos, bounds(together, rows), cells(together, rows));
        }

        private List<Long> bounds(int together, int rows) {
            List<Long> bounds = new ArrayList<>();
            for (int row = 0; row <= rows && rows > 0; row++) {
                boolean beyond = first + row * together > LogBuckets.COUNT - 1;
                bounds.add(beyond ? Long.MAX_VALUE : LogBuckets.from(first + row * together));
            }
            return bounds;
        }

        private Cells cells(int together, int rows) {
            IntColumn column = new IntColumn();
            IntColumn row = new IntColumn();
            IntColumn inCell = new IntColumn();
            IntColumn failedInCell = new IntColumn();
            for (int cell = 0; cell < columns * rows; cell++) {
                int from = cell / rows * LogBuckets.COUNT + first + cell % rows * together;
                int sum = 0;
                int sumFailed = 0;
                for (int at = from; at < from + Math.min(together, last + 1 - first - cell % rows * together); at++) {
                    sum += count[at];
                    sumFailed += failed[at];
                }
                if (sum > 0) {
                    column.add(cell / rows);
                    row.add(cell % rows);
                    inCell.add(sum);
                    failedInCell.add(sumFailed);
                }
            }
            return new Cells(column.toArray(), row.toArray(), inCell.toArray(), failedInCell.toArray());
        }
    }
}

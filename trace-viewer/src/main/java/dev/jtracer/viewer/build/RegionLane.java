package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.RowOrder;

/**
 * The regions of one thread while a recording is read. They arrive in the order of their ends, in batches, and are kept in the
 * order of their starts, an enclosing one before what it encloses, in a few bytes each.
 *
 * <p>A batch is sorted by itself and put behind those before it. What belongs further up, an outer region whose inner ones came
 * with an earlier batch, waits aside until all are there: of each batch there are no more than regions were open when it ended.
 */
final class RegionLane {
    static final int OPEN_AT_END = 1;
    static final int BEGIN_UNKNOWN = 2;

    private final PackedColumnBuilder startNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder durationNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder type = new PackedColumnBuilder();
    private final PackedColumnBuilder taskId = new PackedColumnBuilder();
    private final PackedColumnBuilder flags = new PackedColumnBuilder();
    private final Rows arrived = new Rows();
    private final Rows late = new Rows();
    private long lastStart = Long.MIN_VALUE;
    private long lastEnd = Long.MAX_VALUE;

    /** Takes regions in order. */
    interface Sink {
        void region(long startNanos, long endNanos, int type, long taskId, int flags);
    }

    /** Adds a region to the running batch; of equal intervals the one with the higher number encloses the other. */
    void add(long start, long end, int typeRow, long task, long seq, int flag) {
        arrived.add(start, end, typeRow, task, seq, flag);
    }

    int size() {
        return startNanos.size() + arrived.size() + late.size();
    }

    /** Ends a batch. */
    void sort(Nesting nesting) {
        for (int row : arrived.order(nesting)) {
            long start = arrived.start.get(row);
            long end = arrived.end.get(row);
            if (start < lastStart || (start == lastStart && end > lastEnd)) {
                late.add(arrived, row);
            } else {
                startNanos.add(start);
                durationNanos.add(end - start);
                type.add(arrived.type.get(row));
                taskId.add(arrived.taskId.get(row));
                flags.add(arrived.flags.get(row));
                lastStart = start;
                lastEnd = end;
            }
        }
        arrived.clear();
    }

    /** How many regions were open at a moment and ended later. */
    int openAt(long nanos) {
        int open = 0;
        for (int row = 0; row < startNanos.size() && startNanos.get(row) <= nanos; row++) {
            if (row % PackedColumn.PAGE_ROWS == 0 && pageEndsBy(row, nanos)) {
                row += PackedColumn.PAGE_ROWS - 1;
                continue;
            }
            open += startNanos.get(row) + durationNanos.get(row) > nanos ? 1 : 0;
        }
        for (int row = 0; row < late.size(); row++) {
            open += late.start.get(row) <= nanos && late.end.get(row) > nanos ? 1 : 0;
        }
        return open;
    }

    private boolean pageEndsBy(int row, long nanos) {
        long start = startNanos.pageBound(row);
        return start < nanos && durationNanos.pageBound(row) <= nanos - start;
    }

    /** Hands out all regions by start, an enclosing one before what it encloses. */
    void inOrder(Sink sink) {
        int[] lateOrder = late.order();
        int next = 0;
        for (int row = 0; row < startNanos.size(); row++) {
            long start = startNanos.get(row);
            long end = start + durationNanos.get(row);
            while (next < lateOrder.length && late.comesBefore(lateOrder[next], start, end)) {
                late.give(lateOrder[next++], sink);
            }
            sink.region(start, end, type.getInt(row), taskId.get(row), flags.getInt(row));
        }
        while (next < lateOrder.length) {
            late.give(lateOrder[next++], sink);
        }
    }

    /** Regions in plain arrays. */
    private static final class Rows {
        private final LongColumn start = new LongColumn(1);
        private final LongColumn end = new LongColumn(1);
        private final LongColumn type = new LongColumn(1);
        private final LongColumn taskId = new LongColumn(1);
        private final LongColumn seq = new LongColumn(1);
        private final LongColumn flags = new LongColumn(1);

        void add(long from, long to, long typeRow, long task, long number, long flag) {
            start.add(from);
            end.add(to);
            type.add(typeRow);
            taskId.add(task);
            seq.add(number);
            flags.add(flag);
        }

        void add(Rows other, int row) {
            add(
                    other.start.get(row),
                    other.end.get(row),
                    other.type.get(row),
                    other.taskId.get(row),
                    other.seq.get(row),
                    other.flags.get(row));
        }

        int size() {
            return start.size();
        }

        void clear() {
            start.clear();
            end.clear();
            type.clear();
            taskId.clear();
            seq.clear();
            flags.clear();
        }

        /** The rows by start, the outer ones first. */
        int[] order() {
            return RowOrder.sorted(size(), this::compare);
        }

        /** The same of rows that come in the order of their ends, mostly. */
        int[] order(Nesting nesting) {
            int[] order = nesting.order(start, size());
            for (int i = 1; i < order.length; i++) {
                if (compare(order[i - 1], order[i]) > 0) {
                    return order();
                }
            }
            return order;
        }

        /** Whether a region encloses an interval that came earlier, or begins before it. */
        boolean comesBefore(int row, long from, long to) {
            return start.get(row) < from || (start.get(row) == from && end.get(row) >= to);
        }

        void give(int row, Sink sink) {
            sink.region(start.get(row), end.get(row), (int) type.get(row), taskId.get(row), (int) flags.get(row));
        }

        private int compare(int a, int b) {
            int byStart = Long.compare(start.get(a), start.get(b));
            int byEnd = byStart != 0 ? byStart : Long.compare(end.get(b), end.get(a));
            return byEnd != 0 ? byEnd : Long.compare(seq.get(b), seq.get(a));
        }
    }
}

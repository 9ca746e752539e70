package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.RowOrder;

/** Some regions in plain columns. */
final class RegionRows {
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

    void add(RegionRows other, int row) {
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

    long start(int row) {
        return start.get(row);
    }

    long end(int row) {
        return end.get(row);
    }

    int type(int row) {
        return (int) type.get(row);
    }

    long taskId(int row) {
        return taskId.get(row);
    }

    int flags(int row) {
        return (int) flags.get(row);
    }

    void clear() {
        start.clear();
        end.clear();
        type.clear();
        taskId.clear();
        seq.clear();
        flags.clear();
    }

    /** The row after the last of those from a row on whose ends go up. */
    int endOfRun(int from) {
        int to = from + 1;
        while (to < size() && end.get(to) >= end.get(to - 1)) {
            to++;
        }
        return to;
    }

    /** All rows by start, the outer ones first. */
    int[] order() {
        return RowOrder.sorted(size(), this::compare);
    }

    /** The rows of a run by start, the outer ones first. */
    int[] order(Nesting nesting, int from, int to) {
        int[] order = nesting.order(start, from, to);
        for (int i = 1; i < order.length; i++) {
            if (compare(order[i - 1], order[i]) > 0) {
                int[] sorted = RowOrder.sorted(to - from, (a, b) -> compare(from + a, from + b));
                for (int place = 0; place < sorted.length; place++) {
                    sorted[place] += from;
                }
                return sorted;
            }
        }
        return order;
    }

    int openAt(long nanos) {
        int open = 0;
        for (int row = 0; row < size(); row++) {
            open += start.get(row) <= nanos && end.get(row) > nanos ? 1 : 0;
        }
        return open;
    }

    /** Whether a region encloses an interval that came earlier, or begins before it. */
    boolean comesBefore(int row, long from, long to) {
        return start.get(row) < from || (start.get(row) == from && end.get(row) >= to);
    }

    void give(int row, RegionLane.Sink sink) {
        sink.region(start.get(row), end.get(row), type(row), taskId.get(row), flags(row));
    }

    private int compare(int a, int b) {
        int byStart = Long.compare(start.get(a), start.get(b));
        int byEnd = byStart != 0 ? byStart : Long.compare(end.get(b), end.get(a));
        return byEnd != 0 ? byEnd : Long.compare(seq.get(b), seq.get(a));
    }
}

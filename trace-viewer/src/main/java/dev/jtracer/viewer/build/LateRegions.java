package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.RowOrder;

/** Regions in any order, in few bytes each. */
final class LateRegions {
    private final PackedColumnBuilder startNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder durationNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder type = new PackedColumnBuilder();
    private final PackedColumnBuilder taskId = new PackedColumnBuilder();
    private final PackedColumnBuilder seq = new PackedColumnBuilder();
    private final PackedColumnBuilder flags = new PackedColumnBuilder();

    void add(RegionRows rows, int row) {
        startNanos.add(rows.start(row));
        durationNanos.add(rows.end(row) - rows.start(row));
        type.add(rows.type(row));
        taskId.add(rows.taskId(row));
        seq.add(rows.seq(row));
        flags.add(rows.flags(row));
    }

    int size() {
        return startNanos.size();
    }

    /** All rows by start, the outer ones first. */
    int[] order() {
        return RowOrder.sorted(size(), this::compare);
    }

    int openAt(long nanos) {
        int open = 0;
        for (int row = 0; row < size(); row++) {
            open += startNanos.get(row) <= nanos && end(row) > nanos ? 1 : 0;
        }
        return open;
    }

    /** Whether a region encloses an interval that came earlier, or begins before it. */
    boolean comesBefore(int row, long from, long to) {
        long start = startNanos.get(row);
        return start < from || (start == from && end(row) >= to);
    }

    void give(int row, RegionLane.Sink sink) {
        sink.region(startNanos.get(row), end(row), type.getInt(row), taskId.get(row), flags.getInt(row));
    }

    private long end(int row) {
        return startNanos.get(row) + durationNanos.get(row);
    }

    private int compare(int a, int b) {
        int byStart = Long.compare(startNanos.get(a), startNanos.get(b));
        int byEnd = byStart != 0 ? byStart : Long.compare(durationNanos.get(b), durationNanos.get(a));
        return byEnd != 0 ? byEnd : Long.compare(seq.get(b), seq.get(a));
    }
}

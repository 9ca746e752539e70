package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.RowOrder;

/**
 * The regions of one thread while a recording is read: kept in the order of their starts, an enclosing one before what it
 * encloses, in a few bytes each.
 *
 * <p>A thread writes its regions when they end, into buffers, and now and then JFR writes one buffer before another. So what
 * arrives is a sequence of runs, in each of which ends go up. Each run is turned into the order of starts and put behind those
 * before it; where ends go back a new stretch begins, and in the end stretches are merged. Within a stretch, an outer region whose
 * inner ones came with an earlier run belongs further up: it waits aside. There are no more of these than regions were open when
 * the run ended.
 */
final class RegionLane {
    /** A lane without regions, to be left so. */
    static final RegionLane EMPTY = new RegionLane();

    static final int OPEN_AT_END = 1;
    static final int BEGIN_UNKNOWN = 2;

    private final PackedColumnBuilder startNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder durationNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder type = new PackedColumnBuilder();
    private final PackedColumnBuilder taskId = new PackedColumnBuilder();
    private final PackedColumnBuilder flags = new PackedColumnBuilder();
    /** The first row of each stretch. */
    private final IntColumn stretches = new IntColumn(1);

    private final RegionRows arrived = new RegionRows();
    private final RegionRows late = new RegionRows();
    private long stretchEnd = Long.MAX_VALUE;
    private long lastStart;
    private long lastEnd;

    /** Takes regions in order. */
    interface Sink {
        void region(long startNanos, long endNanos, int type, long taskId, int flags);
    }

    /** Adds a region; of equal intervals the one with the higher number encloses the other. */
    void add(long start, long end, int typeRow, long task, long seq, int flag) {
        arrived.add(start, end, typeRow, task, seq, flag);
    }

    /** How many regions there are. */
    int size() {
        return startNanos.size() + arrived.size() + late.size();
    }

    /** How many regions wait to be sorted. */
    int unsorted() {
        return arrived.size();
    }

    /** Sorts what waits. */
    void sort(Nesting nesting) {
        int from = 0;
        while (from < arrived.size()) {
            int to = arrived.endOfRun(from);
            if (stretchEnd > arrived.end(from)) {
                stretches.add(startNanos.size());
                lastStart = Long.MIN_VALUE;
                lastEnd = Long.MAX_VALUE;
            }
            for (int row : arrived.order(nesting, from, to)) {
                append(row);
            }
            stretchEnd = arrived.end(to - 1);
            from = to;
        }
        arrived.clear();
    }

    private void append(int row) {
        long start = arrived.start(row);
        long end = arrived.end(row);
        if (start < lastStart || (start == lastStart && end > lastEnd)) {
            late.add(arrived, row);
            return;
        }
        startNanos.add(start);
        durationNanos.add(end - start);
        type.add(arrived.type(row));
        taskId.add(arrived.taskId(row));
        flags.add(arrived.flags(row));
        lastStart = start;
        lastEnd = end;
    }

    /** How many regions were open at a moment and ended later. */
    int openAt(long nanos) {
        int open = late.openAt(nanos);
        for (int row = 0; row < startNanos.size(); row++) {
            if (row % PackedColumn.PAGE_ROWS == 0 && pageEndsBy(row, nanos)) {
                row += PackedColumn.PAGE_ROWS - 1;
                continue;
            }
            long start = startNanos.get(row);
            open += start <= nanos && start + durationNanos.get(row) > nanos ? 1 : 0;
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
        StretchMerge merge = new StretchMerge();
        while (merge.next()) {
            while (next < lateOrder.length && late.comesBefore(lateOrder[next], merge.start(), merge.end())) {
                late.give(lateOrder[next++], sink);
            }
            int row = merge.row();
            sink.region(merge.start(), merge.end(), type.getInt(row), taskId.get(row), flags.getInt(row));
        }
        while (next < lateOrder.length) {
            late.give(lateOrder[next++], sink);
        }
    }

    /**
     * Walks over all stretches at once, in order. Most overlap no other, so one is read as long as no other has anything
     * earlier.
     */
    private final class StretchMerge {
        private final int[] byStart = RowOrder.sorted(
                stretches.size(),
                (a, b) -> Long.compare(startNanos.get(stretches.get(a)), startNanos.get(stretches.get(b))));
        /** Of the stretches begun and not yet at their end: their next row, where they end, and the interval there. */
        private final int[] at = new int[byStart.length];

        private final int[] until = new int[byStart.length];
        private final long[] start = new long[byStart.length];
        private final long[] end = new long[byStart.length];
        private int begun;
        private int open;
        private int current = -1;

        /** Goes to the next row; false if there is none. */
        boolean next() {
            if (current >= 0) {
                advance();
            }
            while (begun < byStart.length && (open == 0 || firstOf(begun) <= start[current])) {
                begin();
            }
            return open > 0;
        }

        int row() {
            return at[current];
        }

        long start() {
            return start[current];
        }

        long end() {
            return end[current];
        }

        private long firstOf(int place) {
            return startNanos.get(stretches.get(byStart[place]));
        }

        private void begin() {
            int stretch = byStart[begun++];
            at[open] = stretches.get(stretch);
            until[open] = stretch + 1 < stretches.size() ? stretches.get(stretch + 1) : startNanos.size();
            load(open);
            open++;
            choose();
        }

        private void advance() {
            at[current]++;
            if (at[current] < until[current]) {
                load(current);
            } else {
                open--;
                at[current] = at[open];
                until[current] = until[open];
                start[current] = start[open];
                end[current] = end[open];
            }
            choose();
        }

        private void load(int place) {
            start[place] = startNanos.get(at[place]);
            end[place] = start[place] + durationNanos.get(at[place]);
        }

        /** Finds the earliest, of equal starts the longest. */
        private void choose() {
            current = 0;
            for (int place = 1; place < open; place++) {
                boolean earlier =
                        start[place] < start[current] || (start[place] == start[current] && end[place] > end[current]);
                current = earlier ? place : current;
            }
        }
    }
}

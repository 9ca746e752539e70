package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.RowOrder;
import java.util.ArrayList;
import java.util.List;

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
    private final LateRegions late = new LateRegions();
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

    /**
     * Sorts what waits.
     *
     * @param room about how many regions may wait the next time
     */
    void sort(Nesting nesting, int room) {
        int from = 0;
        while (from < arrived.size()) {
            int to = arrived.endOfRun(from);
            if (stretchEnd > arrived.end(from)) {
                stretches.add(startNanos.size());
                lastStart = Long.MIN_VALUE;
                lastEnd = Long.MAX_VALUE;
            }
            int[] order = arrived.order(nesting, from, to);
            int inOrder = putLateAside(order, to - from);
            arrived.copy(order, inOrder, startNanos, durationNanos, type, taskId, flags);
            stretchEnd = arrived.end(to - 1);
            from = to;
        }
        arrived.clear(room);
    }

    /** Takes those out that belong before what a former run put here; returns how many remain. */
    private int putLateAside(int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long start = arrived.start(row);
            long end = arrived.end(row);
            if (start < lastStart || (start == lastStart && end > lastEnd)) {
                late.add(arrived, row);
            } else {
                rows[kept++] = row;
                lastStart = start;
                lastEnd = end;
            }
        }
        return kept;
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
        new Walk(sink).go();
    }

    private RegionStretch stretch(int number) {
        int end = number + 1 < stretches.size() ? stretches.get(number + 1) : startNanos.size();
        return new RegionStretch(stretches.get(number), end, startNanos, durationNanos, type, taskId, flags);
    }

    /** Walks over all stretches at once, in order. Most overlap no other: one is read while no other has anything earlier. */
    private final class Walk {
        private final Sink sink;
        private final int[] lateOrder = late.order();
        private int nextLate;
        private final int[] byStart = RowOrder.sorted(
                stretches.size(),
                (a, b) -> Long.compare(startNanos.get(stretches.get(a)), startNanos.get(stretches.get(b))));
        /** Those begun and not read to their ends. */
        private final List<RegionStretch> open = new ArrayList<>();

        private int begun;

        private Walk(Sink sink) {
            this.sink = sink;
        }

        void go() {
            while (begin()) {
                RegionStretch stretch = earliest();
                long until = begun < byStart.length ? firstOf(begun) : Long.MAX_VALUE;
                for (RegionStretch other : open) {
                    until = other == stretch ? until : Math.min(until, other.start());
                }
                if (!give(stretch, until)) {
                    open.remove(stretch);
                }
            }
            while (nextLate < lateOrder.length) {
                late.give(lateOrder[nextLate++], sink);
            }
        }

        /** Begins the stretches that may be next; false if there is none. */
        private boolean begin() {
            while (begun < byStart.length
                    && (open.isEmpty() || firstOf(begun) <= earliest().start())) {
                RegionStretch stretch = stretch(byStart[begun++]);
                if (stretch.next()) {
                    open.add(stretch);
                }
            }
            return !open.isEmpty();
        }

        /** The stretch with the earliest region, of equal starts the longest. */
        private RegionStretch earliest() {
            RegionStretch earliest = open.get(0);
            for (RegionStretch stretch : open) {
                boolean earlier = stretch.start() < earliest.start()
                        || (stretch.start() == earliest.start() && stretch.end() > earliest.end());
                earliest = earlier ? stretch : earliest;
            }
            return earliest;
        }

        private long firstOf(int place) {
            return startNanos.get(stretches.get(byStart[place]));
        }

        /** Hands out one region of a stretch, and more before a moment; false if the stretch is read to its end. */
        private boolean give(RegionStretch stretch, long until) {
            do {
                while (nextLate < lateOrder.length
                        && late.comesBefore(lateOrder[nextLate], stretch.start(), stretch.end())) {
                    late.give(lateOrder[nextLate++], sink);
                }
                stretch.give(sink);
                if (!stretch.next()) {
                    return false;
                }
            } while (stretch.start() < until);
            return true;
        }
    }
}

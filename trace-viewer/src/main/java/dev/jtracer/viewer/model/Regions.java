package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/**
 * The regions of a recording, sorted by thread, then start, an enclosing region before what it encloses.
 *
 * <p>Regions of one thread nest; {@link #depth} and {@link #parentRow} say how.
 */
public final class Regions {
    private final Strings strings;
    private final RowIndex byThread;
    private final PackedColumn thread;
    private final PackedColumn type;
    private final PackedColumn task;
    private final PackedColumn startNs;
    private final PackedColumn durationNanos;
    private final PackedColumn depth;
    /** How many rows above it the enclosing region is, 0 if there is none. */
    private final PackedColumn parentDistance;

    private final PackedColumn flags;

    private Regions(Strings strings, Builder b, int threads) {
        this.strings = strings;
        thread = b.thread.build();
        type = b.type.build();
        task = b.task.build();
        startNs = b.startNs.build();
        durationNanos = b.durationNanos.build();
        depth = b.depth.build();
        parentDistance = b.parentDistance.build();
        flags = b.flags.build();
        byThread = RowIndex.of(thread, threads);
    }

    /** How many regions there are. */
    public int size() {
        return thread.size();
    }

    /** The regions of each thread, in order of start, enclosing ones first. */
    public RowIndex byThread() {
        return byThread;
    }

    /** The thread that ran the region. */
    public int threadRow(int regionRow) {
        return thread.getInt(regionRow);
    }

    /** The region's type. */
    public String type(int regionRow) {
        return strings.get(type.getInt(regionRow));
    }

    /** The string row of {@link #type}: equal for regions of one type. */
    public int typeRow(int regionRow) {
        return type.getInt(regionRow);
    }

    /** The task the region belongs to, -1 if none or if its event is missing. */
    public int taskRow(int regionRow) {
        return task.getInt(regionRow);
    }

    /** When the region began; negative if before the recording and known. */
    public long startNs(int regionRow) {
        return startNs.get(regionRow);
    }

    /** When the region ended; the recording's end if it had not. */
    public long endNs(int regionRow) {
        return startNs.get(regionRow) + durationNanos.get(regionRow);
    }

    /** How long the region took, or has taken so far. */
    public long durationNanos(int regionRow) {
        return durationNanos.get(regionRow);
    }

    /** How many regions of its thread enclose it: 0 for an outermost one. */
    public int depth(int regionRow) {
        return depth.getInt(regionRow);
    }

    /** The region that encloses it most closely, -1 for an outermost one. */
    public int parentRow(int regionRow) {
        int distance = parentDistance.getInt(regionRow);
        return distance == 0 ? -1 : regionRow - distance;
    }

    /** Whether the region was open when the recording began; without a known begin it is drawn from there. */
    public boolean openAtStart(int regionRow) {
        return (flags.getInt(regionRow) & Flags.OPEN_AT_START) != 0;
    }

    /** Whether the region had not ended when the recording did. */
    public boolean openAtEnd(int regionRow) {
        return (flags.getInt(regionRow) & Flags.OPEN_AT_END) != 0;
    }

    /** Whether the true begin is unknown; the region then starts where the recording does or it was first seen. */
    public boolean beginUnknown(int regionRow) {
        return (flags.getInt(regionRow) & Flags.BEGIN_UNKNOWN) != 0;
    }

    /** The innermost region of a thread at a moment, -1 if there is none. */
    public int innermostAt(int threadRow, long ns) {
        int low = byThread.first(threadRow);
        int high = byThread.end(threadRow) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (startNs.get(middle) <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        int row = high < byThread.first(threadRow) ? -1 : high;
        while (row >= 0 && endNs(row) <= ns) {
            row = parentRow(row);
        }
        return row;
    }

    /** Collects regions in the table's order. */
    public static final class Builder {
        private final PackedColumnBuilder thread;
        private final PackedColumnBuilder type;
        private final PackedColumnBuilder task;
        private final PackedColumnBuilder startNs;
        private final PackedColumnBuilder durationNanos;
        private final PackedColumnBuilder depth;
        private final PackedColumnBuilder parentDistance;
        private final PackedColumnBuilder flags;

        /** An empty builder. */
        public Builder() {
            thread = new PackedColumnBuilder();
            type = new PackedColumnBuilder();
            task = new PackedColumnBuilder();
            startNs = new PackedColumnBuilder();
            durationNanos = new PackedColumnBuilder();
            depth = new PackedColumnBuilder();
            parentDistance = new PackedColumnBuilder();
            flags = new PackedColumnBuilder();
        }

        /**
         * Adds a region and returns its row.
         *
         * @param parentRow the region that encloses it most closely, -1 for none
         * @param nesting how many enclose it
         */
        public int add(
                int threadRow,
                int typeRow,
                int taskRow,
                long fromNs,
                long toNs,
                int parentRow,
                int nesting,
                boolean openAtStart,
                boolean openAtEnd,
                boolean beginUnknown) {
            thread.add(threadRow);
            type.add(typeRow);
            task.add(taskRow);
            startNs.add(fromNs);
            durationNanos.add(toNs - fromNs);
            parentDistance.add(parentRow < 0 ? 0 : thread.size() - 1 - parentRow);
            depth.add(nesting);
            flags.add(Flags.open(openAtStart, openAtEnd) | (beginUnknown ? Flags.BEGIN_UNKNOWN : 0));
            return thread.size() - 1;
        }

        /** The finished table. */
        public Regions build(Strings finished, int threads) {
            return new Regions(finished, this, threads);
        }
    }
}

package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedTable;
import java.util.Arrays;

/**
 * The regions of a recording, sorted by thread, then start, an enclosing region before what it encloses.
 *
 * <p>Regions of one thread nest; {@link #depth} and {@link #parentRow} say how.
 */
public final class Regions {
    private static final int THREAD = 0;
    private static final int TYPE = 1;
    private static final int TASK = 2;
    private static final int START = 3;
    private static final int DURATION = 4;
    private static final int DEPTH = 5;
    private static final int PARENT_DISTANCE = 6;
    private static final int FLAGS = 7;
    private static final int COLUMNS = 8;

    private final Strings strings;
    private final RowIndex byThread;
    private final PackedColumn thread;
    private final int[] typeRows;
    private final PackedColumn type;
    private final PackedColumn task;
    private final PackedColumn startNs;
    private final PackedColumn durationNanos;
    private final PackedColumn depth;
    /** How many rows above it the enclosing region is, 0 if there is none. */
    private final PackedColumn parentDistance;

    private final PackedColumn flags;
    private final int[] deepest;

    private Regions(Strings strings, Builder b) {
        this.strings = strings;
        thread = b.columns.column(THREAD);
        typeRows = b.typeRows;
        type = b.columns.column(TYPE);
        task = b.columns.column(TASK);
        startNs = b.columns.column(START);
        durationNanos = b.columns.column(DURATION);
        depth = b.columns.column(DEPTH);
        parentDistance = b.columns.column(PARENT_DISTANCE);
        flags = b.columns.column(FLAGS);
        deepest = b.deepest;
        byThread = RowIndex.ofSorted(b.firstRow);
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
        return strings.get(typeRow(regionRow));
    }

    /** The string row of {@link #type}: equal for regions of one type. */
    public int typeRow(int regionRow) {
        return typeRows[type.getInt(regionRow)];
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

    /** The greatest {@link #depth} of a thread's regions, -1 if it has none. */
    public int deepest(int threadRow) {
        return deepest[threadRow];
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

    /**
     * Collects regions thread by thread, in the table's order; different threads' regions may be added by different threads of
     * this JVM.
     */
    public static final class Builder {
        private final PackedTable columns;
        private final int[] firstRow;
        private final int[] typeRows;
        private final int[] deepest;

        /**
         * A builder.
         *
         * @param firstRow the first row of each thread's regions, and behind the last one how many rows there are
         * @param typeRows the string rows of their types, each once
         */
        public Builder(int[] firstRow, int... typeRows) {
            this.firstRow = firstRow.clone();
            this.typeRows = typeRows.clone();
            int size = firstRow[firstRow.length - 1];
            deepest = new int[firstRow.length - 1];
            Arrays.fill(deepest, -1);
            columns = new PackedTable(COLUMNS, size);
        }

        /** Begins a thread's regions. */
        public ThreadBuilder thread(int threadRow) {
            return new ThreadBuilder(this, threadRow, firstRow[threadRow]);
        }

        /** The finished table, once the regions of all threads have been added. */
        public Regions build(Strings finished) {
            return new Regions(finished, this);
        }
    }

    /** Takes the regions of one thread. */
    public static final class ThreadBuilder {
        private final int threadRow;
        private final int[] deepest;
        private int row;
        private final PackedTable.Part columns;

        private ThreadBuilder(Builder table, int threadRow, int firstRow) {
            this.threadRow = threadRow;
            deepest = table.deepest;
            row = firstRow;
            columns = table.columns.part(firstRow);
            columns.setAll(THREAD, threadRow);
        }

        /**
         * Adds a region and returns its row.
         *
         * @param typeNumber its type, a place in the builder's types
         * @param parentRow the region that encloses it most closely, -1 for none
         * @param nesting how many enclose it
         */
        public int add(
                int typeNumber,
                int taskRow,
                long fromNs,
                long toNs,
                int parentRow,
                int nesting,
                boolean openAtStart,
                boolean openAtEnd,
                boolean beginUnknown) {
            columns.set(TYPE, typeNumber);
            columns.set(TASK, taskRow);
            columns.set(START, fromNs);
            columns.set(DURATION, toNs - fromNs);
            columns.set(DEPTH, nesting);
            columns.set(PARENT_DISTANCE, parentRow < 0 ? 0 : row - parentRow);
            columns.set(FLAGS, Flags.open(openAtStart, openAtEnd) | (beginUnknown ? Flags.BEGIN_UNKNOWN : 0));
            columns.next();
            deepest[threadRow] = Math.max(deepest[threadRow], nesting);
            return row++;
        }

        /** Ends the thread's regions. */
        public void end() {
            columns.end();
        }
    }
}

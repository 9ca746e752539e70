package dev.jtracer.viewer.model;

/**
 * The regions of a recording, sorted by thread, then start, an enclosing region before what it encloses.
 *
 * <p>Regions of one thread nest; {@link #depth} and {@link #parentRow} say how.
 */
public final class Regions {
    private final Strings strings;
    private final RowIndex byThread;
    private final RowIndex byTask;
    private final int[] thread;
    private final int[] type;
    private final int[] task;
    private final long[] startNs;
    private final long[] endNs;
    private final int[] depth;
    private final int[] parent;
    private final byte[] flags;

    private Regions(Strings strings, Builder b, int threads, int tasks) {
        this.strings = strings;
        thread = b.thread.toArray();
        type = b.type.toArray();
        task = b.task.toArray();
        startNs = b.startNs.toArray();
        endNs = b.endNs.toArray();
        depth = b.depth.toArray();
        parent = b.parent.toArray();
        flags = Flags.bytes(b.flags);
        byThread = RowIndex.of(thread, threads);
        byTask = RowIndex.of(task, tasks);
    }

    /** How many regions there are. */
    public int size() {
        return thread.length;
    }

    /** The regions of each thread, in order of start, enclosing ones first. */
    public RowIndex byThread() {
        return byThread;
    }

    /** The regions of each task, by thread, then start. */
    public RowIndex byTask() {
        return byTask;
    }

    /** The thread that ran the region. */
    public int threadRow(int regionRow) {
        return thread[regionRow];
    }

    /** The region's type. */
    public String type(int regionRow) {
        return strings.get(type[regionRow]);
    }

    /** The string row of {@link #type}: equal for regions of one type. */
    public int typeRow(int regionRow) {
        return type[regionRow];
    }

    /** The task the region belongs to, -1 if none or if its event is missing. */
    public int taskRow(int regionRow) {
        return task[regionRow];
    }

    /** When the region began; negative if before the recording and known. */
    public long startNs(int regionRow) {
        return startNs[regionRow];
    }

    /** When the region ended; the recording's end if it had not. */
    public long endNs(int regionRow) {
        return endNs[regionRow];
    }

    /** How long the region took, or has taken so far. */
    public long durationNanos(int regionRow) {
        return endNs[regionRow] - startNs[regionRow];
    }

    /** How many regions of its thread enclose it: 0 for an outermost one. */
    public int depth(int regionRow) {
        return depth[regionRow];
    }

    /** The region that encloses it most closely, -1 for an outermost one. */
    public int parentRow(int regionRow) {
        return parent[regionRow];
    }

    /** Whether the region was open when the recording began; without a known begin it is drawn from there. */
    public boolean openAtStart(int regionRow) {
        return (flags[regionRow] & Flags.OPEN_AT_START) != 0;
    }

    /** Whether the region had not ended when the recording did. */
    public boolean openAtEnd(int regionRow) {
        return (flags[regionRow] & Flags.OPEN_AT_END) != 0;
    }

    /** Whether the true begin is unknown; the region then starts where the recording does or it was first seen. */
    public boolean beginUnknown(int regionRow) {
        return (flags[regionRow] & Flags.BEGIN_UNKNOWN) != 0;
    }

    /** The innermost region of a thread at a moment, -1 if there is none. */
    public int innermostAt(int threadRow, long ns) {
        int low = byThread.first(threadRow);
        int high = byThread.end(threadRow) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (startNs[middle] <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        int row = high < byThread.first(threadRow) ? -1 : high;
        while (row >= 0 && endNs[row] <= ns) {
            row = parent[row];
        }
        return row;
    }

    /** Collects regions in the table's order. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final IntColumn thread;
        private final IntColumn type;
        private final IntColumn task;
        private final LongColumn startNs;
        private final LongColumn endNs;
        private final IntColumn depth;
        private final IntColumn parent;
        private final IntColumn flags;

        /** An empty builder for about that many regions; the exact number saves a copy. */
        public Builder(Strings.Builder strings, int expected) {
            this.strings = strings;
            thread = new IntColumn(expected);
            type = new IntColumn(expected);
            task = new IntColumn(expected);
            startNs = new LongColumn(expected);
            endNs = new LongColumn(expected);
            depth = new IntColumn(expected);
            parent = new IntColumn(expected);
            flags = new IntColumn(expected);
        }

        /** The region that encloses one added before, -1 for none. */
        public int parentRow(int regionRow) {
            return parent.get(regionRow);
        }

        /** Adds a region and returns its row. */
        public int add(
                int threadRow,
                String regionType,
                int taskRow,
                long fromNs,
                long toNs,
                int parentRow,
                boolean openAtStart,
                boolean openAtEnd,
                boolean beginUnknown) {
            thread.add(threadRow);
            type.add(strings.row(regionType));
            task.add(taskRow);
            startNs.add(fromNs);
            endNs.add(toNs);
            parent.add(parentRow);
            depth.add(parentRow < 0 ? 0 : depth.get(parentRow) + 1);
            flags.add(Flags.open(openAtStart, openAtEnd) | (beginUnknown ? Flags.BEGIN_UNKNOWN : 0));
            return thread.size() - 1;
        }

        /** The finished table. */
        public Regions build(Strings finished, int threads, int tasks) {
            return new Regions(finished, this, threads, tasks);
        }
    }
}

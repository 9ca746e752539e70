package dev.jtracer.viewer.model;

import org.jspecify.annotations.Nullable;

/**
 * The tasks of a recording, sorted by begin, then id.
 *
 * <p>A task is {@code [beginNs, endNs)}. It may begin before the recording, at a negative moment. One that is still open
 * ends with the recording. Tasks that are known only because something refers to them (a parent that ended before the
 * recording, or whose event was lost) have no row.
 */
public final class Tasks {
    private static final int STATES = ThreadState.values().length;

    private final Strings strings;
    private final RowIndex children;
    private final long[] id;
    private final int[] type;
    private final long[] parentId;
    private final int[] parent;
    private final long[] beginNs;
    private final long[] endNs;
    private final byte[] outcome;
    private final byte[] flags;
    private final int[] error;
    private final int[] creator;
    private final int[] ender;
    private final long[] breakdown;
    private final long[] threadNanos;
    private final int[] rowsById;

    private Tasks(Strings strings, Builder b, long[] breakdown, long[] threadNanos) {
        this.strings = strings;
        this.breakdown = breakdown;
        this.threadNanos = threadNanos;
        id = b.id.toArray();
        type = b.type.toArray();
        parentId = b.parentId.toArray();
        beginNs = b.beginNs.toArray();
        endNs = b.endNs.toArray();
        outcome = Flags.bytes(b.outcome);
        flags = Flags.bytes(b.flags);
        error = b.error.toArray();
        creator = b.creator.toArray();
        ender = b.ender.toArray();
        rowsById = LongOrder.ascending(id);
        parent = new int[id.length];
        for (int row = 0; row < id.length; row++) {
            parent[row] = parentId[row] == 0 ? -1 : row(parentId[row]);
        }
        breakCircles();
        children = RowIndex.of(parent, id.length);
    }

    /** Ids in a damaged recording may make a task its own ancestor. A circle has a task whose parent does not come before it. */
    private void breakCircles() {
        for (int row = 0; row < parent.length; row++) {
            int above = parent[row];
            for (int steps = 0; parent[row] >= row && above >= 0 && above != row && steps < parent.length; steps++) {
                above = parent[above];
            }
            if (above == row) {
                parent[row] = -1;
            }
        }
    }

    /** How many tasks there are. */
    public int size() {
        return id.length;
    }

    /** The task's id, unique in its process. */
    public long id(int taskRow) {
        return id[taskRow];
    }

    /** The row of the task with an id, -1 if there is none. */
    public int row(long taskId) {
        int low = 0;
        int high = rowsById.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = id[rowsById[middle]];
            if (found == taskId) {
                return rowsById[middle];
            }
            if (found < taskId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The task's type. */
    public String type(int taskRow) {
        return strings.get(type[taskRow]);
    }

    /** The string row of {@link #type}: equal for tasks of one type. */
    public int typeRow(int taskRow) {
        return type[taskRow];
    }

    /** The id of the parent task, 0 if it has none; the parent itself may be missing from the recording. */
    public long parentId(int taskRow) {
        return parentId[taskRow];
    }

    /** The parent task, -1 if there is none or it is missing from the recording. */
    public int parentRow(int taskRow) {
        return parent[taskRow];
    }

    /** The children of each task, in order of their begin. */
    public RowIndex children() {
        return children;
    }

    /** When the task began; negative if before the recording. */
    public long beginNs(int taskRow) {
        return beginNs[taskRow];
    }

    /** When the task ended; the recording's end if it is open. */
    public long endNs(int taskRow) {
        return endNs[taskRow];
    }

    /** How long the task took, or has taken so far. */
    public long durationNanos(int taskRow) {
        return endNs[taskRow] - beginNs[taskRow];
    }

    /** How the task came out. */
    public Outcome outcome(int taskRow) {
        return Outcome.at(outcome[taskRow]);
    }

    /** The class of the exception a failed task was reported with, null if there is none. */
    public @Nullable String errorClass(int taskRow) {
        return strings.orNull(error[taskRow]);
    }

    /** The thread that created the task, -1 if unknown. */
    public int creatorThreadRow(int taskRow) {
        return creator[taskRow];
    }

    /** The thread that ended the task, -1 if unknown or not ended. */
    public int endThreadRow(int taskRow) {
        return ender[taskRow];
    }

    /** Whether the task had begun before the recording. */
    public boolean openAtStart(int taskRow) {
        return (flags[taskRow] & Flags.OPEN_AT_START) != 0;
    }

    /** Whether the task had not ended when the recording did. */
    public boolean openAtEnd(int taskRow) {
        return (flags[taskRow] & Flags.OPEN_AT_END) != 0;
    }

    /** Whether the begin is not known: the task is then drawn from the moment it was first seen. */
    public boolean beginUnknown(int taskRow) {
        return (flags[taskRow] & Flags.BEGIN_UNKNOWN) != 0;
    }

    /** How much of the task's duration it spent in a state; the states sum to its duration to the nanosecond. */
    public long breakdown(int taskRow, ThreadState state) {
        return breakdown[taskRow * STATES + state.code()];
    }

    /** How much time all threads together spent in a state for the task; may exceed its duration. */
    public long threadNanos(int taskRow, ThreadState state) {
        return threadNanos[taskRow * STATES + state.code()];
    }

    /** Collects tasks in the table's order. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final LongColumn id = new LongColumn();
        private final IntColumn type = new IntColumn();
        private final LongColumn parentId = new LongColumn();
        private final LongColumn beginNs = new LongColumn();
        private final LongColumn endNs = new LongColumn();
        private final IntColumn outcome = new IntColumn();
        private final IntColumn flags = new IntColumn();
        private final IntColumn error = new IntColumn();
        private final IntColumn creator = new IntColumn();
        private final IntColumn ender = new IntColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a task and returns its row. */
        public int add(
                long taskId,
                String taskType,
                long parentTaskId,
                long fromNs,
                long toNs,
                Outcome how,
                @Nullable String errorClass,
                int creatorThreadRow,
                int endThreadRow,
                boolean openAtStart,
                boolean openAtEnd,
                boolean beginUnknown) {
            id.add(taskId);
            type.add(strings.row(taskType));
            parentId.add(parentTaskId);
            beginNs.add(fromNs);
            endNs.add(toNs);
            outcome.add(how.code());
            error.add(strings.row(errorClass));
            creator.add(creatorThreadRow);
            ender.add(endThreadRow);
            flags.add(Flags.open(openAtStart, openAtEnd) | (beginUnknown ? Flags.BEGIN_UNKNOWN : 0));
            return id.size() - 1;
        }

        /** How many tasks were added. */
        public int size() {
            return id.size();
        }

        /**
         * The finished table. The arrays become its own.
         *
         * @param breakdown for each row one cell for each {@link ThreadState} in its order
         * @param threadNanos as {@code breakdown}
         */
        public Tasks build(Strings finished, long[] breakdown, long[] threadNanos) {
            long cells = (long) size() * STATES;
            if (breakdown.length != cells || threadNanos.length != cells) {
                throw new IllegalArgumentException("breakdown must have " + cells + " cells");
            }
            return new Tasks(finished, this, breakdown, threadNanos);
        }
    }
}

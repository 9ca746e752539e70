package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import java.util.HashMap;
import java.util.Map;
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
    private final PackedColumn id;
    private final int[] typeRows;
    private final PackedColumn type;
    private final RowIndex byType;
    private final PackedColumn parentId;
    private final PackedColumn parent;
    private final PackedColumn beginNs;
    private final PackedColumn endNs;
    private final PackedColumn outcome;
    private final PackedColumn flags;
    private final PackedColumn error;
    private final PackedColumn creator;
    private final PackedColumn ender;
    private final PackedColumn[] breakdown;
    private final PackedColumn[] threadNanos;
    private final PackedColumn rowsById;

    private Tasks(Strings strings, Builder b, PackedColumn[] breakdown, PackedColumn[] threadNanos) {
        this.strings = strings;
        this.breakdown = breakdown;
        this.threadNanos = threadNanos;
        id = b.id.build();
        typeRows = b.typeRows.toArray();
        type = b.type.build();
        parentId = b.parentId.build();
        beginNs = b.beginNs.build();
        endNs = b.endNs.build();
        outcome = b.outcome.build();
        flags = b.flags.build();
        error = b.error.build();
        creator = b.creator.build();
        ender = b.ender.build();
        rowsById = PackedColumn.of(LongOrder.ascending(id.toArray()));
        int[] above = new int[id.size()];
        for (int row = 0; row < above.length; row++) {
            above[row] = parentId.get(row) == 0 ? -1 : row(parentId.get(row));
        }
        breakCircles(above);
        parent = PackedColumn.of(above);
        children = RowIndex.of(parent, id.size());
        long longest = 0;
        for (int row = 0; row < above.length; row++) {
            longest = Math.max(longest, durationNanos(row));
        }
        long afterEnded = longest + 1;
        byType = RowIndex.of(type, typeRows.length)
                .sortedWithin(row -> durationNanos(row) + (outcome(row) == Outcome.OPEN ? afterEnded : 0));
    }

    /** Ids in a damaged recording may make a task its own ancestor. A circle has a task whose parent does not come before it. */
    private static void breakCircles(int[] parent) {
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
        return id.size();
    }

    /** The task's id, unique in its process. */
    public long id(int taskRow) {
        return id.get(taskRow);
    }

    /** The row of the task with an id, -1 if there is none. */
    public int row(long taskId) {
        int low = 0;
        int high = rowsById.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = id.get(rowsById.getInt(middle));
            if (found == taskId) {
                return rowsById.getInt(middle);
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
        return strings.get(typeRow(taskRow));
    }

    /** The string row of {@link #type}: equal for tasks of one type. */
    public int typeRow(int taskRow) {
        return typeRows[type.getInt(taskRow)];
    }

    /** The number of a task's type, from 0 on. */
    public int typeNumber(int taskRow) {
        return type.getInt(taskRow);
    }

    /** The {@link #typeNumber} of a type, -1 if no task has it. Cost: the types. */
    public int numberOfType(String taskType) {
        for (int number = 0; number < typeRows.length; number++) {
            if (strings.get(typeRows[number]).equals(taskType)) {
                return number;
            }
        }
        return -1;
    }

    /** The tasks of each type, by its number: those that ended, the quickest first, then the open ones, the youngest first. */
    public RowIndex byType() {
        return byType;
    }

    /** The id of the parent task, 0 if it has none; the parent itself may be missing from the recording. */
    public long parentId(int taskRow) {
        return parentId.get(taskRow);
    }

    /** The parent task, -1 if there is none or it is missing from the recording. */
    public int parentRow(int taskRow) {
        return parent.getInt(taskRow);
    }

    /** The children of each task, in order of their begin. */
    public RowIndex children() {
        return children;
    }

    /** When the task began; negative if before the recording. */
    public long beginNs(int taskRow) {
        return beginNs.get(taskRow);
    }

    /** When the task ended; the recording's end if it is open. */
    public long endNs(int taskRow) {
        return endNs.get(taskRow);
    }

    /** How long the task took, or has taken so far. */
    public long durationNanos(int taskRow) {
        return endNs.get(taskRow) - beginNs.get(taskRow);
    }

    /** How the task came out. */
    public Outcome outcome(int taskRow) {
        return Outcome.at(outcome.getInt(taskRow));
    }

    /** The class of the exception a failed task was reported with, null if there is none. */
    public @Nullable String errorClass(int taskRow) {
        return strings.orNull(error.getInt(taskRow));
    }

    /** The thread that created the task, -1 if unknown. */
    public int creatorThreadRow(int taskRow) {
        return creator.getInt(taskRow);
    }

    /** The thread that ended the task, -1 if unknown or not ended. */
    public int endThreadRow(int taskRow) {
        return ender.getInt(taskRow);
    }

    /** Whether the task had begun before the recording. */
    public boolean openAtStart(int taskRow) {
        return (flags.getInt(taskRow) & Flags.OPEN_AT_START) != 0;
    }

    /** Whether the task had not ended when the recording did. */
    public boolean openAtEnd(int taskRow) {
        return (flags.getInt(taskRow) & Flags.OPEN_AT_END) != 0;
    }

    /** Whether the begin is not known: the task is then drawn from the moment it was first seen. */
    public boolean beginUnknown(int taskRow) {
        return (flags.getInt(taskRow) & Flags.BEGIN_UNKNOWN) != 0;
    }

    /** How much of the task's duration it spent in a state; the states sum to its duration to the nanosecond. */
    public long breakdown(int taskRow, ThreadState state) {
        return breakdown[state.code()].get(taskRow);
    }

    /** How much time all threads together spent in a state for the task; may exceed its duration. */
    public long threadNanos(int taskRow, ThreadState state) {
        return threadNanos[state.code()].get(taskRow);
    }

    /** Collects tasks in the table's order. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final PackedColumnBuilder id = new PackedColumnBuilder();
        private final IntColumn typeRows = new IntColumn();
        private final Map<Integer, Integer> typeNumbers = new HashMap<>();
        private final PackedColumnBuilder type = new PackedColumnBuilder();
        private final PackedColumnBuilder parentId = new PackedColumnBuilder();
        private final PackedColumnBuilder beginNs = new PackedColumnBuilder();
        private final PackedColumnBuilder endNs = new PackedColumnBuilder();
        private final PackedColumnBuilder outcome = new PackedColumnBuilder();
        private final PackedColumnBuilder flags = new PackedColumnBuilder();
        private final PackedColumnBuilder error = new PackedColumnBuilder();
        private final PackedColumnBuilder creator = new PackedColumnBuilder();
        private final PackedColumnBuilder ender = new PackedColumnBuilder();

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
            type.add(typeNumber(strings.row(taskType)));
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

        private int typeNumber(int typeRow) {
            Integer known = typeNumbers.putIfAbsent(typeRow, typeRows.size());
            if (known == null) {
                typeRows.add(typeRow);
            }
            return known == null ? typeRows.size() - 1 : known;
        }

        /** How many tasks were added. */
        public int size() {
            return id.size();
        }

        /**
         * The finished table.
         *
         * @param breakdown a column for each {@link ThreadState} in its order, with a row for each task
         * @param threadNanos as {@code breakdown}
         */
        public Tasks build(Strings finished, PackedColumn[] breakdown, PackedColumn[] threadNanos) {
            if (breakdown.length != STATES || breakdown[0].size() != size() || threadNanos[0].size() != size()) {
                throw new IllegalArgumentException("breakdown must have " + size() + " rows of " + STATES + " states");
            }
            return new Tasks(finished, this, breakdown.clone(), threadNanos.clone());
        }
    }
}

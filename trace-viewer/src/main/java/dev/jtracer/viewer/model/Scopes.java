package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/**
 * The scopes of a recording: intervals during which one thread worked for a task, sorted by start.
 *
 * <p>A piece that was handed over and had not started when the recording ended is a row too: its thread is -1, it starts
 * and ends at the recording's end, and {@link #queuedNanos} is how long it had waited. Scopes of one task never nest on
 * one thread; scopes of different tasks do.
 */
public final class Scopes {
    private final RowIndex byTask;
    private final RowIndex byThread;
    private final PackedColumn task;
    private final PackedColumn thread;
    private final PackedColumn startNs;
    private final PackedColumn endNs;
    private final PackedColumn queuedNanos;
    private final PackedColumn handedOverBy;
    private final PackedColumn flags;
    private final PackedColumn enclosing;

    private Scopes(Builder b, int tasks, int threads) {
        task = b.task.build();
        thread = b.thread.build();
        startNs = b.startNs.build();
        endNs = b.endNs.build();
        queuedNanos = b.queuedNanos.build();
        handedOverBy = b.handedOverBy.build();
        flags = b.flags.build();
        byTask = RowIndex.of(task, tasks);
        byThread = RowIndex.of(thread, threads);
        int[] around = new int[task.size()];
        for (int threadRow = 0; threadRow < threads; threadRow++) {
            encloseScopesOf(threadRow, around);
        }
        enclosing = PackedColumn.of(around);
    }

    /** How many scopes there are. */
    public int size() {
        return task.size();
    }

    /** The scopes of each task, in order of start. */
    public RowIndex byTask() {
        return byTask;
    }

    /** The scopes of each thread, in order of start; an enclosing one before what it encloses. */
    public RowIndex byThread() {
        return byThread;
    }

    /** The task worked for, -1 if its event is missing. */
    public int taskRow(int scopeRow) {
        return task.getInt(scopeRow);
    }

    /** The thread that worked, -1 for a piece that had not started. */
    public int threadRow(int scopeRow) {
        return thread.getInt(scopeRow);
    }

    /** Whether a thread has started the piece; false for one still queued at the recording's end. */
    public boolean started(int scopeRow) {
        return thread.getInt(scopeRow) >= 0;
    }

    /** When the thread took the task up; may be negative. */
    public long startNs(int scopeRow) {
        return startNs.get(scopeRow);
    }

    /** When the thread left the task; the recording's end if it had not. */
    public long endNs(int scopeRow) {
        return endNs.get(scopeRow);
    }

    /** How long the piece had waited for a thread before {@link #startNs}, -1 if nothing was handed over. */
    public long queuedNanos(int scopeRow) {
        return queuedNanos.get(scopeRow);
    }

    /** The thread that handed the piece over, -1 if none did. */
    public int handedOverByThreadRow(int scopeRow) {
        return handedOverBy.getInt(scopeRow);
    }

    /** Whether the scope had begun before the recording. */
    public boolean openAtStart(int scopeRow) {
        return (flags.getInt(scopeRow) & Flags.OPEN_AT_START) != 0;
    }

    /** Whether the scope had not ended when the recording did. */
    public boolean openAtEnd(int scopeRow) {
        return (flags.getInt(scopeRow) & Flags.OPEN_AT_END) != 0;
    }

    /** Whether the scope outlived its task. */
    public boolean late(int scopeRow) {
        return (flags.getInt(scopeRow) & Flags.LATE) != 0;
    }

    /** The scope of the same thread that encloses this one most closely, -1 if none does. */
    public int enclosingRow(int scopeRow) {
        return started(scopeRow) ? enclosing.getInt(scopeRow) : -1;
    }

    /** The innermost scope of a thread at a moment, -1 if the thread works for no task then. */
    public int innermostAt(int threadRow, long ns) {
        int low = byThread.first(threadRow);
        int high = byThread.end(threadRow) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (startNs.get(byThread.row(middle)) <= ns) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        int row = high < byThread.first(threadRow) ? -1 : byThread.row(high);
        while (row >= 0 && endNs.get(row) <= ns) {
            row = enclosing.getInt(row);
        }
        return row;
    }

    private void encloseScopesOf(int threadRow, int[] around) {
        int open = -1;
        for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
            int row = byThread.row(i);
            while (open >= 0 && endNs.get(open) <= startNs.get(row)) {
                open = around[open];
            }
            around[row] = open;
            open = row;
        }
    }

    /** Collects scopes sorted by start, among equal starts the longest first. */
    public static final class Builder {
        private final PackedColumnBuilder task = new PackedColumnBuilder();
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder startNs = new PackedColumnBuilder();
        private final PackedColumnBuilder endNs = new PackedColumnBuilder();
        private final PackedColumnBuilder queuedNanos = new PackedColumnBuilder();
        private final PackedColumnBuilder handedOverBy = new PackedColumnBuilder();
        private final PackedColumnBuilder flags = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder() {}

        /** Adds a scope and returns its row. */
        public int add(
                int taskRow,
                int threadRow,
                long fromNs,
                long toNs,
                long queued,
                int handedOverByThreadRow,
                boolean openAtStart,
                boolean openAtEnd,
                boolean late) {
            task.add(taskRow);
            thread.add(threadRow);
            startNs.add(fromNs);
            endNs.add(toNs);
            queuedNanos.add(queued);
            handedOverBy.add(handedOverByThreadRow);
            flags.add(Flags.open(openAtStart, openAtEnd) | (late ? Flags.LATE : 0));
            return task.size() - 1;
        }

        /** The finished table. */
        public Scopes build(int tasks, int threads) {
            return new Scopes(this, tasks, threads);
        }
    }
}

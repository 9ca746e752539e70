package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/** Samples of what threads executed, sorted by time. */
public final class Samples {
    private final RowIndex byThread;
    private final PackedColumn timeNs;
    private final PackedColumn thread;
    private final PackedColumn task;
    private final PackedColumn stack;
    private final PackedColumn inNative;

    private Samples(Builder b, int threads) {
        timeNs = b.timeNs.build();
        thread = b.thread.build();
        task = b.task.build();
        stack = b.stack.build();
        inNative = b.inNative.build();
        byThread = RowIndex.of(thread, threads);
    }

    /** How many samples there are. */
    public int size() {
        return timeNs.size();
    }

    /** The samples of each thread, in order of time. */
    public RowIndex byThread() {
        return byThread;
    }

    /** When the sample was taken. */
    public long timeNs(int sampleRow) {
        return timeNs.get(sampleRow);
    }

    /** The thread that was sampled. */
    public int threadRow(int sampleRow) {
        return thread.getInt(sampleRow);
    }

    /** The innermost task the thread was working for, -1 if none. */
    public int taskRow(int sampleRow) {
        return task.getInt(sampleRow);
    }

    /** Its stack, -1 if the recording has none. */
    public int stackRow(int sampleRow) {
        return stack.getInt(sampleRow);
    }

    /** Whether the thread was in native code, working or waiting; else it was running Java code. */
    public boolean inNative(int sampleRow) {
        return inNative.getInt(sampleRow) != 0;
    }

    /** Collects samples sorted by time. */
    public static final class Builder {
        private final PackedColumnBuilder timeNs = new PackedColumnBuilder();
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder task = new PackedColumnBuilder();
        private final PackedColumnBuilder stack = new PackedColumnBuilder();
        private final PackedColumnBuilder inNative = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder() {}

        /** Adds a sample. */
        public void add(long atNs, int threadRow, int taskRow, int stackRow, boolean nativeCode) {
            timeNs.add(atNs);
            thread.add(threadRow);
            task.add(taskRow);
            stack.add(stackRow);
            inNative.add(nativeCode ? 1 : 0);
        }

        /** The finished table. */
        public Samples build(int threads) {
            return new Samples(this, threads);
        }
    }
}

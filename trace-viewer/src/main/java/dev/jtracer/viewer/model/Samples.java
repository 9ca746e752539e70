package dev.jtracer.viewer.model;

/** Samples of what threads executed, sorted by time. */
public final class Samples {
    private final RowIndex byThread;
    private final long[] timeNs;
    private final int[] thread;
    private final int[] task;
    private final int[] stack;
    private final byte[] inNative;

    private Samples(Builder b, int threads) {
        timeNs = b.timeNs.toArray();
        thread = b.thread.toArray();
        task = b.task.toArray();
        stack = b.stack.toArray();
        inNative = Flags.bytes(b.inNative);
        byThread = RowIndex.of(thread, threads);
    }

    /** How many samples there are. */
    public int size() {
        return timeNs.length;
    }

    /** The samples of each thread, in order of time. */
    public RowIndex byThread() {
        return byThread;
    }

    /** When the sample was taken. */
    public long timeNs(int sampleRow) {
        return timeNs[sampleRow];
    }

    /** The thread that was sampled. */
    public int threadRow(int sampleRow) {
        return thread[sampleRow];
    }

    /** The innermost task the thread was working for, -1 if none. */
    public int taskRow(int sampleRow) {
        return task[sampleRow];
    }

    /** Its stack, -1 if the recording has none. */
    public int stackRow(int sampleRow) {
        return stack[sampleRow];
    }

    /** Whether the thread was in native code, working or waiting; else it was running Java code. */
    public boolean inNative(int sampleRow) {
        return inNative[sampleRow] != 0;
    }

    /** Collects samples sorted by time. */
    public static final class Builder {
        private final LongColumn timeNs = new LongColumn();
        private final IntColumn thread = new IntColumn();
        private final IntColumn task = new IntColumn();
        private final IntColumn stack = new IntColumn();
        private final IntColumn inNative = new IntColumn();

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

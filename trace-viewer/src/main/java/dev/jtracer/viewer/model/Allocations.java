package dev.jtracer.viewer.model;

/**
 * Samples of what threads allocated ({@code jdk.ObjectAllocationSample}), sorted by time. The weight of a sample is how much
 * its thread allocated since its last one: weights add up to what all allocated, and so do those of one stack, about.
 */
public final class Allocations {
    private final Strings strings;
    private final long[] timeNs;
    private final int[] thread;
    private final int[] task;
    private final int[] stack;
    private final int[] className;
    private final long[] weightBytes;

    private Allocations(Strings strings, Builder b) {
        this.strings = strings;
        timeNs = b.timeNs.toArray();
        thread = b.thread.toArray();
        task = b.task.toArray();
        stack = b.stack.toArray();
        className = b.className.toArray();
        weightBytes = b.weightBytes.toArray();
    }

    /** How many samples there are. */
    public int size() {
        return timeNs.length;
    }

    /** When the sample was taken. */
    public long timeNs(int allocationRow) {
        return timeNs[allocationRow];
    }

    /** The thread that allocated. */
    public int threadRow(int allocationRow) {
        return thread[allocationRow];
    }

    /** The innermost task the thread was working for, -1 if none. */
    public int taskRow(int allocationRow) {
        return task[allocationRow];
    }

    /** Where, -1 if the recording has no stack. */
    public int stackRow(int allocationRow) {
        return stack[allocationRow];
    }

    /** The class of what was allocated, as {@code byte[]}; empty if unknown. */
    public String className(int allocationRow) {
        return strings.get(className[allocationRow]);
    }

    /** The string row of {@link #className}. */
    public int classRow(int allocationRow) {
        return className[allocationRow];
    }

    /** How many bytes the sample stands for, not negative. */
    public long weightBytes(int allocationRow) {
        return weightBytes[allocationRow];
    }

    /** Collects samples sorted by time. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final LongColumn timeNs = new LongColumn();
        private final IntColumn thread = new IntColumn();
        private final IntColumn task = new IntColumn();
        private final IntColumn stack = new IntColumn();
        private final IntColumn className = new IntColumn();
        private final LongColumn weightBytes = new LongColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a sample. */
        public void add(long atNs, int threadRow, int taskRow, int stackRow, String allocatedClass, long bytes) {
            timeNs.add(atNs);
            thread.add(threadRow);
            task.add(taskRow);
            stack.add(stackRow);
            className.add(strings.row(allocatedClass));
            weightBytes.add(bytes);
        }

        /** The finished table. */
        public Allocations build(Strings finished) {
            return new Allocations(finished, this);
        }
    }
}

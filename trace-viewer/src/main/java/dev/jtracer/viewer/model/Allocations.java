package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/**
 * Samples of what threads allocated ({@code jdk.ObjectAllocationSample}), sorted by time. The weight of a sample is how much
 * its thread allocated since its last one: weights add up to what all allocated, and so do those of one stack, about.
 */
public final class Allocations {
    private final Strings strings;
    private final PackedColumn timeNs;
    private final PackedColumn thread;
    private final PackedColumn task;
    private final PackedColumn stack;
    private final PackedColumn className;
    private final PackedColumn weightBytes;

    private Allocations(Strings strings, Builder b) {
        this.strings = strings;
        timeNs = b.timeNs.build();
        thread = b.thread.build();
        task = b.task.build();
        stack = b.stack.build();
        className = b.className.build();
        weightBytes = b.weightBytes.build();
    }

    /** How many samples there are. */
    public int size() {
        return timeNs.size();
    }

    /** When the sample was taken. */
    public long timeNs(int allocationRow) {
        return timeNs.get(allocationRow);
    }

    /** The thread that allocated. */
    public int threadRow(int allocationRow) {
        return thread.getInt(allocationRow);
    }

    /** The innermost task the thread was working for, -1 if none. */
    public int taskRow(int allocationRow) {
        return task.getInt(allocationRow);
    }

    /** Where, -1 if the recording has no stack. */
    public int stackRow(int allocationRow) {
        return stack.getInt(allocationRow);
    }

    /** The class of what was allocated, as {@code byte[]}; empty if unknown. */
    public String className(int allocationRow) {
        return strings.get(className.getInt(allocationRow));
    }

    /** The string row of {@link #className}. */
    public int classRow(int allocationRow) {
        return className.getInt(allocationRow);
    }

    /** How many bytes the sample stands for, not negative. */
    public long weightBytes(int allocationRow) {
        return weightBytes.get(allocationRow);
    }

    /** Collects samples sorted by time. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final PackedColumnBuilder timeNs = new PackedColumnBuilder();
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder task = new PackedColumnBuilder();
        private final PackedColumnBuilder stack = new PackedColumnBuilder();
        private final PackedColumnBuilder className = new PackedColumnBuilder();
        private final PackedColumnBuilder weightBytes = new PackedColumnBuilder();

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

package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/** Every different stack of a recording once. A stack is a sequence of frames, the innermost (top) first. */
public final class Stacks {
    private final PackedColumn firstFrame;
    private final PackedColumn method;
    private final PackedColumn line;
    private final PackedColumn truncated;

    private Stacks(Builder b) {
        b.firstFrame.add(b.method.size());
        firstFrame = b.firstFrame.build();
        method = b.method.build();
        line = b.line.build();
        truncated = b.truncated.build();
    }

    /** How many stacks there are. */
    public int size() {
        return truncated.size();
    }

    /** The place of a stack's top frame; its frames are {@code firstFrame(row)} to {@code endFrame(row) - 1}. */
    public int firstFrame(int stackRow) {
        return firstFrame.getInt(stackRow);
    }

    /** The place after a stack's outermost frame. */
    public int endFrame(int stackRow) {
        return firstFrame.getInt(stackRow + 1);
    }

    /** How many frames a stack has. */
    public int depth(int stackRow) {
        return firstFrame.getInt(stackRow + 1) - firstFrame.getInt(stackRow);
    }

    /** The method of a frame, a row of {@link Methods}. */
    public int methodRow(int frame) {
        return method.getInt(frame);
    }

    /** The source line of a frame, -1 if unknown. */
    public int line(int frame) {
        return line.getInt(frame);
    }

    /** Whether outer frames were cut off because the stack was too deep. */
    public boolean truncated(int stackRow) {
        return truncated.getInt(stackRow) != 0;
    }

    /** Collects stacks. */
    public static final class Builder {
        private final PackedColumnBuilder firstFrame = new PackedColumnBuilder();
        private final PackedColumnBuilder method = new PackedColumnBuilder();
        private final PackedColumnBuilder line = new PackedColumnBuilder();
        private final PackedColumnBuilder truncated = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder() {}

        /** Begins a stack and returns its row; its frames follow, the top one first. */
        public int add(boolean cut) {
            firstFrame.add(method.size());
            truncated.add(cut ? 1 : 0);
            return truncated.size() - 1;
        }

        /** Adds a frame to the stack begun last. */
        public void addFrame(int methodRow, int sourceLine) {
            method.add(methodRow);
            line.add(sourceLine);
        }

        /** The finished table. */
        public Stacks build() {
            return new Stacks(this);
        }
    }
}

package dev.jtracer.viewer.model;

/** Every different stack of a recording once. A stack is a sequence of frames, the innermost (top) first. */
public final class Stacks {
    private final int[] firstFrame;
    private final int[] method;
    private final int[] line;
    private final byte[] truncated;

    private Stacks(Builder b) {
        b.firstFrame.add(b.method.size());
        firstFrame = b.firstFrame.toArray();
        method = b.method.toArray();
        line = b.line.toArray();
        truncated = Flags.bytes(b.truncated);
    }

    /** How many stacks there are. */
    public int size() {
        return truncated.length;
    }

    /** The place of a stack's top frame; its frames are {@code firstFrame(row)} to {@code endFrame(row) - 1}. */
    public int firstFrame(int stackRow) {
        return firstFrame[stackRow];
    }

    /** The place after a stack's outermost frame. */
    public int endFrame(int stackRow) {
        return firstFrame[stackRow + 1];
    }

    /** How many frames a stack has. */
    public int depth(int stackRow) {
        return firstFrame[stackRow + 1] - firstFrame[stackRow];
    }

    /** The method of a frame, a row of {@link Methods}. */
    public int methodRow(int frame) {
        return method[frame];
    }

    /** The source line of a frame, -1 if unknown. */
    public int line(int frame) {
        return line[frame];
    }

    /** Whether outer frames were cut off because the stack was too deep. */
    public boolean truncated(int stackRow) {
        return truncated[stackRow] != 0;
    }

    /** Collects stacks. */
    public static final class Builder {
        private final IntColumn firstFrame = new IntColumn();
        private final IntColumn method = new IntColumn();
        private final IntColumn line = new IntColumn();
        private final IntColumn truncated = new IntColumn();

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

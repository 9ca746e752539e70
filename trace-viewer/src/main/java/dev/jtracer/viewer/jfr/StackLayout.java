package dev.jtracer.viewer.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How stacks are laid out in a chunk: whether one was cut off, and of each frame its method and line, are read, all else is not. */
final class StackLayout {
    private static final int TRUNCATED = 1;
    private static final int FRAMES = 2;
    private static final int METHOD = 3;
    private static final int LINE = 4;

    private final JfrType type;
    private final Part[] stack;
    private final Part[] frame;
    private final Pool methods;

    private record Part(int what, Layout layout) {}

    private StackLayout(JfrType type, Part[] stack, Part[] frame, Pool methods) {
        this.type = type;
        this.stack = stack;
        this.frame = frame;
        this.methods = methods;
    }

    /** The layout of a type, null if it is not one of stacks as we know them. */
    static @Nullable StackLayout of(JfrType type, boolean compressed, ConstantPools pools) {
        JfrField frames = field(type, "frames");
        JfrField method = frames == null ? null : field(frames.type(), "method");
        JfrField truncated = field(type, "truncated");
        boolean known = frames != null
                && method != null
                && frames.array()
                && !frames.pooled()
                && method.pooled()
                && truncated != null
                && truncated.type().primitive() == Primitive.BOOLEAN;
        return known
                ? new StackLayout(
                        type, parts(type, compressed), parts(frames.type(), compressed), pools.of(method.type()))
                : null;
    }

    JfrType type() {
        return type;
    }

    /** Reads a stack: first 1 if it was cut off and 0 if not, then method and line of each frame, top first. */
    int[] read(Cursor in, ChunkRows rows) {
        int[] read = {0};
        boolean truncated = false;
        for (Part part : stack) {
            if (part.what == TRUNCATED) {
                truncated = in.readBoolean();
            } else if (part.what == FRAMES) {
                read = new int[1 + 2 * in.readLength()];
                for (int i = 1; i < read.length; i += 2) {
                    readFrame(in, rows, read, i);
                }
            } else {
                part.layout.skip(in);
            }
        }
        if (in.overrun()) {
            throw new Malformed("a stack longer than its checkpoint");
        }
        read[0] = truncated ? 1 : 0;
        return read;
    }

    private void readFrame(Cursor in, ChunkRows rows, int[] into, int at) {
        into[at + 1] = -1;
        for (Part part : frame) {
            switch (part.what) {
                case METHOD -> into[at] = rows.method(methods, in.readLong());
                case LINE -> into[at + 1] = in.readInt();
                default -> part.layout.skip(in);
            }
        }
    }

    private static Part[] parts(JfrType type, boolean compressed) {
        List<JfrField> fields = type.fields();
        Part[] parts = new Part[fields.size()];
        for (int f = 0; f < parts.length; f++) {
            JfrField field = fields.get(f);
            int what = switch (field.name()) {
                case "truncated" -> TRUNCATED;
                case "frames" -> FRAMES;
                case "method" -> METHOD;
                case "lineNumber" -> field.type().primitive() == Primitive.INT ? LINE : 0;
                default -> 0;
            };
            parts[f] =
                    new Part(what, new Layout.Builder(compressed).field(field).build());
        }
        return parts;
    }

    private static @Nullable JfrField field(JfrType type, String name) {
        return type.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}

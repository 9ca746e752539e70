package dev.jtracer.viewer.jfr;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one type, in the order of the file, which is not the order of time. Several types of one name (two class
 * loaders, several chunks) are one table. Moments are nanoseconds since 1970.
 *
 * <p>The arrays are the table's own, to be read only.
 */
public final class EventTable {
    /** What a number column holds where the event has no such field. */
    public static final long NONE = Long.MIN_VALUE;

    private final long[] startNanos;
    private final long[] durationNanos;
    private final int[] thread;
    private final int[] stack;
    private final byte[] variant;
    private final Map<String, long[]> columns;

    private EventTable(
            long[] startNanos,
            long[] durationNanos,
            int[] thread,
            int[] stack,
            byte[] variant,
            Map<String, long[]> columns) {
        this.startNanos = startNanos;
        this.durationNanos = durationNanos;
        this.thread = thread;
        this.stack = stack;
        this.variant = variant;
        this.columns = columns;
    }

    /** How many events there are. */
    public int size() {
        return startNanos.length;
    }

    /** When each event began. */
    public long[] startNanos() {
        return startNanos;
    }

    /** How long each event lasted, 0 for instants; negative where clocks went wrong. */
    public long[] durationNanos() {
        return durationNanos;
    }

    /** The thread that committed each event, a row of {@link EventColumns#threads}, -1 if none. */
    public int[] threads() {
        return thread;
    }

    /** The stack of each event, a row of {@link EventColumns#stacks}, -1 if none. */
    public int[] stacks() {
        return stack;
    }

    /**
     * Which of the types of this name each event is of: 0, 1, … Two class loaders that loaded one event class have a type
     * each.
     */
    public byte[] variants() {
        return variant;
    }

    /** A column by the name of its field; what it holds depends on the field's {@link Field.Kind}. */
    public long[] column(String field) {
        long[] column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("field must be one of " + columns.keySet() + ", was " + field);
        }
        return column;
    }

    /** Grows a table row by row: one event, then its fields in the order of the list. Used once. */
    static final class Builder {
        private static final long[] NO_ROWS = {};

        private final List<Field> fields;
        private final long[][] columns;
        private long[] startNanos = new long[16];
        private long[] durationNanos = new long[16];
        private int[] thread = new int[16];
        private int[] stack = new int[16];
        private byte[] variant = new byte[16];
        private int size;

        Builder(List<Field> fields) {
            this.fields = fields;
            columns = new long[fields.size()][16];
        }

        List<Field> fields() {
            return fields;
        }

        void addEvent(long start, long duration, int threadRow, int stackRow, int variantOfName) {
            if (size == startNanos.length) {
                grow();
            }
            startNanos[size] = start;
            durationNanos[size] = duration;
            thread[size] = threadRow;
            stack[size] = stackRow;
            variant[size] = (byte) variantOfName;
            for (int f = 0; f < columns.length; f++) {
                columns[f][size] = missing(fields.get(f).kind());
            }
            size++;
        }

        /** Sets a field of the event added last. */
        void set(int field, long value) {
            columns[field][size - 1] = value;
        }

        /** Takes the event added last back. */
        void removeLast() {
            size--;
        }

        EventTable build() {
            Map<String, long[]> named = new HashMap<>();
            for (int f = 0; f < columns.length; f++) {
                named.put(fields.get(f).name(), Arrays.copyOf(columns[f], size));
                columns[f] = NO_ROWS;
            }
            return new EventTable(
                    Arrays.copyOf(startNanos, size),
                    Arrays.copyOf(durationNanos, size),
                    Arrays.copyOf(thread, size),
                    Arrays.copyOf(stack, size),
                    Arrays.copyOf(variant, size),
                    named);
        }

        private void grow() {
            int capacity = size + (size >> 1);
            startNanos = Arrays.copyOf(startNanos, capacity);
            durationNanos = Arrays.copyOf(durationNanos, capacity);
            thread = Arrays.copyOf(thread, capacity);
            stack = Arrays.copyOf(stack, capacity);
            variant = Arrays.copyOf(variant, capacity);
            for (int f = 0; f < columns.length; f++) {
                columns[f] = Arrays.copyOf(columns[f], capacity);
            }
        }

        private static long missing(Field.Kind kind) {
            return switch (kind) {
                case NUMBER, NANOS -> NONE;
                case DECIMAL -> Double.doubleToRawLongBits(Double.NaN);
                case TEXT, THREAD -> -1;
            };
        }
    }
}

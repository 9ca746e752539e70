package dev.jtracer.viewer.jfr;

import java.util.Arrays;
import java.util.List;

/**
 * Some events of one type, in the order of the file: what a {@link Selection#stream streamed} type is handed out in. Moments
 * are nanoseconds since 1970; threads, stacks and texts are rows as in {@link EventColumns}. To be looked at only while it is
 * handed out: its arrays are used again.
 */
public final class EventBatch {
    /** No batch holds more events of all types together. */
    static final int MOST_EVENTS = 1 << 15;

    private static final int SMALLEST = 64;

    private final List<Field> fields;
    final long[][] columns;
    long[] startNanos = new long[SMALLEST];
    long[] durationNanos = new long[SMALLEST];
    int[] threads = new int[SMALLEST];
    int[] stacks = new int[SMALLEST];
    byte[] variants = new byte[SMALLEST];
    private int size;
    private long recordingNanos;

    EventBatch(List<Field> fields) {
        this.fields = fields;
        columns = new long[fields.size()][SMALLEST];
    }

    /** The fields it holds, in the order they were selected. */
    public List<Field> fields() {
        return fields;
    }

    /** When the recording begins, in nanoseconds since 1970. */
    public long recordingNanos() {
        return recordingNanos;
    }

    /** How many events there are. */
    public int size() {
        return size;
    }

    /** When an event began. */
    public long startNanos(int row) {
        return startNanos[row];
    }

    /** How long an event lasted, 0 for an instant; negative where clocks went wrong. */
    public long durationNanos(int row) {
        return durationNanos[row];
    }

    /** The thread that committed an event, a row of {@link EventColumns#threads}, -1 if none. */
    public int thread(int row) {
        return threads[row];
    }

    /** The stack of an event, a row of {@link EventColumns#stacks}, -1 if none. */
    public int stack(int row) {
        return stacks[row];
    }

    /** Which of the types of its name an event is of. */
    public int variant(int row) {
        return variants[row];
    }

    /** What a field of an event holds, by the field's place among {@link #fields}; see {@link Field.Kind}. */
    public long value(int field, int row) {
        return columns[field][row];
    }

    /** Makes room for events and says the row of the first. Their fields hold anything, but they have no duration, thread or stack. */
    int add(int events) {
        int row = size;
        size += events;
        if (size > startNanos.length) {
            grow();
        }
        Arrays.fill(startNanos, row, size, 0);
        Arrays.fill(durationNanos, row, size, 0);
        Arrays.fill(threads, row, size, -1);
        Arrays.fill(stacks, row, size, -1);
        return row;
    }

    /** Adds an event of a table that has the same fields. */
    void add(EventTable table, int from) {
        int row = add(1);
        startNanos[row] = table.startNanos(from);
        durationNanos[row] = table.durationNanos(from);
        threads[row] = table.thread(from);
        stacks[row] = table.stack(from);
        variants[row] = (byte) table.variant(from);
        for (int f = 0; f < columns.length; f++) {
            columns[f][row] = table.column(fields.get(f).name()).get(from);
        }
    }

    /** Takes the events added last back. */
    void truncate(int rows) {
        size = rows;
    }

    void recordingNanos(long nanos) {
        recordingNanos = nanos;
    }

    void clear() {
        size = 0;
    }

    private void grow() {
        int capacity = Math.max(size, 2 * startNanos.length);
        startNanos = Arrays.copyOf(startNanos, capacity);
        durationNanos = Arrays.copyOf(durationNanos, capacity);
        threads = Arrays.copyOf(threads, capacity);
        stacks = Arrays.copyOf(stacks, capacity);
        variants = Arrays.copyOf(variants, capacity);
        for (int f = 0; f < columns.length; f++) {
            columns[f] = Arrays.copyOf(columns[f], capacity);
        }
    }
}

package dev.jtracer.viewer.jfr;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to decode the events of a type: which bytes to step over and what to read into which column, up to the last field that
 * is wanted. Made once for each type of each chunk. For one thread.
 *
 * <p>An unwanted event costs its count, and its thread where it has one: all threads of a recording have a row.
 */
final class TypePlan {
    enum Read {
        SKIP,
        START,
        DURATION,
        EVENT_THREAD,
        STACK,
        VARINT,
        NUMBER,
        NANOS,
        DECIMAL,
        TEXT,
        POOLED_TEXT,
        THREAD
    }

    record Step(
            Read read,
            int column,
            Layout skip,
            @Nullable JfrField field,
            @Nullable Pool pool) {}

    private final JfrType type;
    private final int place;
    private final int variant;
    private final Step[] steps;
    private final int[] missingColumns;
    private final long[] missing;
    private long count;

    TypePlan(JfrType type, int place, int variant, List<Step> steps, int[] missingColumns, long[] missing) {
        this.type = type;
        this.place = place;
        this.variant = variant;
        this.steps = steps.toArray(new Step[0]);
        this.missingColumns = missingColumns;
        this.missing = missing;
    }

    JfrType type() {
        return type;
    }

    /** The type's place in the selection, -1 if it is not wanted. */
    int place() {
        return place;
    }

    /** Whether there is anything to be read of an event. */
    boolean reads() {
        return steps.length > 0 || place >= 0;
    }

    void countOne() {
        count++;
    }

    long count() {
        return count;
    }

    /** Reads the thread of an unwanted event, for it to have a row. */
    void readThread(Cursor in, ChunkRows rows) {
        for (Step step : steps) {
            if (step.pool == null) {
                step.skip.skip(in);
            } else {
                rows.thread(step.pool, in.readLong());
            }
        }
    }

    /** Reads an event into the columns of a batch and returns its end. */
    long read(Cursor in, EventBatch into, ChunkRows rows, Clock clock) {
        int row = into.add();
        long[][] columns = into.columns;
        long start = 0;
        long duration = 0;
        int thread = -1;
        int stack = -1;
        for (Step step : steps) {
            switch (step.read) {
                case SKIP -> step.skip.skip(in);
                case START -> start = in.readLong();
                case DURATION -> duration = in.readLong();
                case EVENT_THREAD -> thread = rows.thread(pool(step), in.readLong());
                case STACK -> stack = rows.stack(pool(step), in.readLong());
                case VARINT -> columns[step.column][row] = in.varint();
                case NUMBER -> columns[step.column][row] = number(step, in);
                case NANOS ->
                    columns[step.column][row] =
                            clock.nanos(number(step, in), field(step).unit());
                case DECIMAL -> columns[step.column][row] = decimal(step, in);
                case TEXT -> columns[step.column][row] = rows.text(in);
                case POOLED_TEXT -> columns[step.column][row] = rows.text(pool(step), in.readLong());
                case THREAD -> columns[step.column][row] = rows.thread(pool(step), in.readLong());
            }
        }
        if (in.overrun()) {
            throw new Malformed("an event of " + type.name() + " that is longer than it says");
        }
        for (int i = 0; i < missing.length; i++) {
            columns[missingColumns[i]][row] = missing[i];
        }
        long startNanos = clock.moment(start);
        long endNanos = duration == 0 ? startNanos : clock.moment(start + duration);
        into.startNanos[row] = startNanos;
        into.durationNanos[row] = endNanos - startNanos;
        into.threads[row] = thread;
        into.stacks[row] = stack;
        into.variants[row] = (byte) variant;
        return Math.max(startNanos, endNanos);
    }

    private static long number(Step step, Cursor in) {
        JfrField field = field(step);
        return primitive(field).read(in, field.unsigned());
    }

    private static long decimal(Step step, Cursor in) {
        long value = number(step, in);
        return primitive(field(step)).whole() ? Double.doubleToRawLongBits((double) value) : value;
    }

    private static Primitive primitive(JfrField field) {
        return Objects.requireNonNull(field.type().primitive());
    }

    private static JfrField field(Step step) {
        return Objects.requireNonNull(step.field);
    }

    private static Pool pool(Step step) {
        return Objects.requireNonNull(step.pool);
    }
}

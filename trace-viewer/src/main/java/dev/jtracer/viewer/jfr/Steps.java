package dev.jtracer.viewer.jfr;

import dev.jtracer.viewer.jfr.TypePlan.Step;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The steps that plans are made of. */
final class Steps {
    private Steps() {}

    static Step skip(Layout layout) {
        return (run, into, row) -> run.skip(layout);
    }

    static Step start() {
        return (run, into, row) -> run.longs(batch(into).startNanos, row);
    }

    static Step duration() {
        return (run, into, row) -> run.longs(batch(into).durationNanos, row);
    }

    /** The event's own thread, which gets a row even if nothing else is wanted. */
    static Step eventThread(ChunkRows rows, Pool pool) {
        return (run, into, row) -> {
            long[] keys = run.longs();
            for (int k = 0; k < run.size(); k++) {
                int thread = rows.thread(pool, keys[k]);
                if (into != null) {
                    into.threads[row + k] = thread;
                }
            }
        };
    }

    static Step stack(ChunkRows rows, Pool pool) {
        return (run, into, row) -> {
            long[] keys = run.longs();
            int[] stacks = batch(into).stacks;
            for (int k = 0; k < run.size(); k++) {
                stacks[row + k] = rows.stack(pool, keys[k]);
            }
        };
    }

    static Step number(int column, JfrField field) {
        Primitive primitive = primitive(field);
        return primitive == Primitive.LONG
                ? (run, into, row) -> run.longs(column(into, column), row)
                : (run, into, row) -> run.numbers(primitive, field.unsigned(), column(into, column), row);
    }

    static Step nanos(int column, JfrField field, Clock clock) {
        Step number = number(column, field);
        return (run, into, row) -> {
            number.read(run, into, row);
            long[] values = column(into, column);
            for (int k = 0; k < run.size(); k++) {
                values[row + k] = clock.nanos(values[row + k], field.unit());
            }
        };
    }

    static Step decimal(int column, JfrField field) {
        Step number = number(column, field);
        boolean whole = primitive(field).whole();
        return (run, into, row) -> {
            number.read(run, into, row);
            long[] values = column(into, column);
            for (int k = 0; k < run.size() && whole; k++) {
                values[row + k] = Double.doubleToRawLongBits((double) values[row + k]);
            }
        };
    }

    static Step text(int column, ChunkRows rows) {
        return (run, into, row) -> run.texts(rows, column(into, column), row);
    }

    static Step pooledText(int column, ChunkRows rows, Pool pool) {
        return (run, into, row) -> {
            long[] keys = run.longs();
            long[] values = column(into, column);
            for (int k = 0; k < run.size(); k++) {
                values[row + k] = rows.text(pool, keys[k]);
            }
        };
    }

    static Step thread(int column, ChunkRows rows, Pool pool) {
        return (run, into, row) -> {
            long[] keys = run.longs();
            long[] values = column(into, column);
            for (int k = 0; k < run.size(); k++) {
                values[row + k] = rows.thread(pool, keys[k]);
            }
        };
    }

    private static EventBatch batch(@Nullable EventBatch into) {
        return Objects.requireNonNull(into);
    }

    private static long[] column(@Nullable EventBatch into, int column) {
        return batch(into).columns[column];
    }

    private static Primitive primitive(JfrField field) {
        return Objects.requireNonNull(field.type().primitive());
    }
}

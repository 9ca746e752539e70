package dev.jtracer.viewer.jfr;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The events of one type, in the order of the file, which is not the order of time. Several types of one name (two class
 * loaders, several chunks) are one table: the events of each are in the order of the file, those of one not before those of
 * the other. Moments are nanoseconds since 1970. Immutable.
 */
public final class EventTable {
    /** What a number column holds where the event has no such field. */
    public static final long NONE = Long.MIN_VALUE;

    private final PackedColumn startNanos;
    private final PackedColumn durationNanos;
    private final PackedColumn thread;
    private final PackedColumn stack;
    private final PackedColumn variant;
    private final Map<String, PackedColumn> columns;

    private EventTable(Builder b, Map<String, PackedColumn> columns) {
        startNanos = b.startNanos.build();
        durationNanos = b.durationNanos.build();
        thread = b.thread.build();
        stack = b.stack.build();
        variant = b.variant.build();
        this.columns = columns;
    }

    /** How many events there are. */
    public int size() {
        return startNanos.size();
    }

    /** When an event began. */
    public long startNanos(int row) {
        return startNanos.get(row);
    }

    /** How long an event lasted, 0 for instants; negative where clocks went wrong. */
    public long durationNanos(int row) {
        return durationNanos.get(row);
    }

    /** The thread that committed an event, a row of {@link EventColumns#threads}, -1 if none. */
    public int thread(int row) {
        return thread.getInt(row);
    }

    /** The stack of an event, a row of {@link EventColumns#stacks}, -1 if none. */
    public int stack(int row) {
        return stack.getInt(row);
    }

    /**
     * Which of the types of this name an event is of: 0, 1, … Two class loaders that loaded one event class have a type
     * each.
     */
    public int variant(int row) {
        return variant.getInt(row);
    }

    /** A column by the name of its field; what it holds depends on the field's {@link Field.Kind}. */
    public PackedColumn column(String field) {
        PackedColumn column = columns.get(field);
        if (column == null) {
            throw new IllegalArgumentException("field must be one of " + columns.keySet() + ", was " + field);
        }
        return column;
    }

    /** Grows a table row by row: one event, then its fields in the order of the list. Used once. */
    static final class Builder {
        private final List<Field> fields;
        private final PackedColumnBuilder[] columns;
        private final PackedColumnBuilder startNanos = new PackedColumnBuilder();
        private final PackedColumnBuilder durationNanos = new PackedColumnBuilder();
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder stack = new PackedColumnBuilder();
        private final PackedColumnBuilder variant = new PackedColumnBuilder();

        Builder(List<Field> fields) {
            this.fields = fields;
            columns = new PackedColumnBuilder[fields.size()];
            Arrays.setAll(columns, unused -> new PackedColumnBuilder());
        }

        List<Field> fields() {
            return fields;
        }

        void addEvent(long start, long duration, int threadRow, int stackRow, int variantOfName) {
            startNanos.add(start);
            durationNanos.add(duration);
            thread.add(threadRow);
            stack.add(stackRow);
            variant.add(variantOfName);
            for (int f = 0; f < columns.length; f++) {
                columns[f].add(fields.get(f).kind().missing());
            }
        }

        /** Adds the events of a batch whose fields are in the same order. */
        void append(EventBatch events) {
            int size = events.size();
            startNanos.addAll(events.startNanos, size);
            durationNanos.addAll(events.durationNanos, size);
            thread.addAll(events.threads, size);
            stack.addAll(events.stacks, size);
            for (int row = 0; row < size; row++) {
                variant.add(events.variant(row));
            }
            for (int f = 0; f < columns.length; f++) {
                columns[f].addAll(events.columns[f], size);
            }
        }

        /** Sets a field of the event added last. */
        void set(int field, long value) {
            columns[field].set(startNanos.size() - 1, value);
        }

        EventTable build() {
            Map<String, PackedColumn> named = new HashMap<>();
            for (int f = 0; f < columns.length; f++) {
                named.put(fields.get(f).name(), columns[f].build());
            }
            return new EventTable(this, named);
        }
    }
}

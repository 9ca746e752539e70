package dev.jtracer.viewer.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** All fields of all types of a recording that a column can hold, and what the JDK says they hold. */
final class ColumnsOfAll {
    private static final Set<String> ALWAYS = Set.of("startTime", "duration", "eventThread", "stackTrace");
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000_000L - 1;

    private ColumnsOfAll() {}

    /** Selects them all. */
    static void select(Path file, Selection wanted) throws IOException {
        try (RecordingFile recording = new RecordingFile(file)) {
            for (EventType type : recording.readEventTypes()) {
                wanted.add(type.getName());
                for (ValueDescriptor field : type.getFields()) {
                    Field ours = field(field);
                    if (ours != null) {
                        wanted.add(type.getName(), ours);
                    }
                }
            }
        }
    }

    private static @Nullable Field field(ValueDescriptor field) {
        String name = field.getName();
        if (field.isArray() || ALWAYS.contains(name)) {
            return null;
        }
        return switch (field.getTypeName()) {
            case "long", "int", "short", "char", "byte" ->
                field.getAnnotation(Timespan.class) == null ? Field.number(name) : Field.nanos(name);
            case "boolean" -> Field.number(name);
            case "float", "double" -> Field.decimal(name);
            case "java.lang.String", "java.lang.Class" -> Field.text(name);
            case "java.lang.Thread" -> Field.thread(name);
            default -> null;
        };
    }

    /** Compares the columns of a file of one chunk with the JDK's events, one by one. */
    static void check(Path chunk, Selection wanted, EventColumns columns) throws IOException {
        Map<String, Integer> rows = new HashMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(chunk)) {
            String type = event.getEventType().getName();
            int row = rows.merge(type, 1, Integer::sum) - 1;
            EventTable table = columns.table(type);
            assertThat(table.startNanos(row))
                    .as(type)
                    .isEqualTo(ChronoUnit.NANOS.between(java.time.Instant.EPOCH, event.getStartTime()));
            assertThat(table.durationNanos(row))
                    .as(type)
                    .isEqualTo(event.getDuration().toNanos());
            checkThread(event.hasField("eventThread") ? event.getThread() : null, columns, table.thread(row), type);
            checkStack(event, columns, table.stack(row), type);
            for (Field field : wanted.fields(type)) {
                check(event, field, columns, table.column(field.name()).get(row), type + "." + field.name());
            }
        }
        rows.forEach((type, count) -> assertThat(columns.table(type).size()).isEqualTo(count));
    }

    /** Two tables of the same recording are the same, row by row. */
    static void same(List<Field> fields, EventTable one, EventTable other) {
        assertThat(other.size()).isEqualTo(one.size());
        for (int row = 0; row < one.size(); row++) {
            assertThat(other.startNanos(row)).isEqualTo(one.startNanos(row));
            assertThat(other.durationNanos(row)).isEqualTo(one.durationNanos(row));
            assertThat(other.thread(row)).isEqualTo(one.thread(row));
            assertThat(other.stack(row)).isEqualTo(one.stack(row));
            for (Field field : fields) {
                assertThat(other.column(field.name()).get(row))
                        .isEqualTo(one.column(field.name()).get(row));
            }
        }
    }

    private static void check(RecordedEvent event, Field field, EventColumns columns, long actual, String where) {
        String name = field.name();
        Object value = event.getValue(name);
        switch (field.kind()) {
            case NUMBER ->
                assertThat(actual)
                        .as(where)
                        .isEqualTo(value instanceof Boolean flag ? flag ? 1 : 0 : event.getLong(name));
            case NANOS -> assertThat(actual).as(where).isEqualTo(nanos(event.getDuration(name)));
            case DECIMAL -> assertThat(actual).as(where).isEqualTo(Double.doubleToRawLongBits(event.getDouble(name)));
            case TEXT -> {
                String text = value instanceof RecordedClass type ? type.getName() : (String) value;
                assertThat(actual < 0 ? null : columns.text(actual)).as(where).isEqualTo(text);
            }
            case THREAD -> checkThread((RecordedThread) value, columns, (int) actual, where);
        }
    }

    private static void checkThread(@Nullable RecordedThread expected, EventColumns columns, int row, String where) {
        assertThat(row < 0).as(where).isEqualTo(expected == null);
        if (expected != null && expected.getJavaThreadId() > 0) {
            assertThat(columns.threads().get(row).javaId()).as(where).isEqualTo(expected.getJavaThreadId());
        } else if (expected != null) {
            assertThat(columns.threads().get(row).name()).as(where).isEqualTo(expected.getOSName());
        }
    }

    private static void checkStack(RecordedEvent event, EventColumns columns, int row, String where) {
        assertThat(row < 0).as(where).isEqualTo(event.getStackTrace() == null);
        if (row < 0) {
            return;
        }
        StackDictionary stacks = columns.stacks();
        List<RecordedFrame> frames = event.getStackTrace().getFrames();
        assertThat(stacks.depth(row)).isEqualTo(frames.size());
        assertThat(stacks.truncated(row)).isEqualTo(event.getStackTrace().isTruncated());
        for (int f = 0; f < frames.size(); f++) {
            StackDictionary.Method method = stacks.method(stacks.methodRow(row, f));
            RecordedMethod expected = frames.get(f).getMethod();
            assertThat(method.className())
                    .isEqualTo(expected == null ? "" : expected.getType().getName());
            assertThat(method.name()).isEqualTo(expected == null ? "unknown" : expected.getName());
            assertThat(stacks.line(row, f)).isEqualTo(frames.get(f).getLineNumber());
        }
    }

    private static long nanos(Duration duration) {
        boolean fits = duration.toSeconds() > -MOST_SECONDS && duration.toSeconds() < MOST_SECONDS;
        return fits ? duration.toNanos() : EventTable.NONE;
    }
}

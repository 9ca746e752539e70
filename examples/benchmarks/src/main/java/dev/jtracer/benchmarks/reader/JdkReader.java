package dev.jtracer.benchmarks.reader;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The JDK's own two ways. Reading an event decodes all of its fields; threads and stacks are looked up when asked for. */
final class JdkReader {
    private JdkReader() {}

    static long everything(Path file) throws IOException {
        long sum = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                sum += recording.readEvent().getEventType().getId();
            }
        }
        return sum;
    }

    static long opening(Path file) throws IOException {
        Map<String, List<Field>> wanted = wanted();
        long sum = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                List<Field> fields = wanted.get(event.getEventType().getName());
                sum += fields == null ? 0 : take(event, fields);
            }
        }
        return sum;
    }

    static long everythingStreamed(Path file) throws IOException {
        long[] sum = {0};
        try (EventStream stream = EventStream.openFile(file)) {
            stream.setReuse(true);
            stream.setOrdered(false);
            stream.onEvent(event -> sum[0] += event.getEventType().getId());
            stream.start();
        }
        return sum[0];
    }

    static long openingStreamed(Path file) throws IOException {
        long[] sum = {0};
        try (EventStream stream = EventStream.openFile(file)) {
            stream.setReuse(true);
            stream.setOrdered(false);
            wanted().forEach((type, fields) -> stream.onEvent(type, event -> sum[0] += take(event, fields)));
            stream.start();
        }
        return sum[0];
    }

    private static Map<String, List<Field>> wanted() {
        Selection selection = TraceReader.selection();
        Map<String, List<Field>> wanted = new HashMap<>();
        selection.types().forEach(type -> wanted.put(type, selection.fields(type)));
        return wanted;
    }

    private static long take(RecordedEvent event, List<Field> fields) {
        long sum = event.getStartTime().hashCode();
        sum += event.getDuration().hashCode();
        sum += event.getThread() == null ? 0 : event.getThread().getJavaThreadId();
        sum += event.getStackTrace() == null ? 0 : 1;
        for (Field field : fields) {
            if (event.hasField(field.name())) {
                sum += switch (field.kind()) {
                    case NUMBER -> number(event.getValue(field.name()));
                    case NANOS -> event.getDuration(field.name()).hashCode();
                    case DECIMAL -> (long) event.getDouble(field.name());
                    case TEXT, THREAD -> event.getValue(field.name()) == null ? 0 : 1;
                };
            }
        }
        return sum;
    }

    private static long number(Object value) {
        return value instanceof Number number ? number.longValue() : Boolean.TRUE.equals(value) ? 1 : 0;
    }
}

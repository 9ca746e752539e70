package dev.jtracer.benchmarks.reader;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.jfr.EventBatch;
import dev.jtracer.viewer.jfr.EventReader;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.ReadOptions;
import dev.jtracer.viewer.jfr.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordingFile;

/** Ours. */
final class OurReader {
    /** What every event has without being asked. */
    private static final Set<String> ALWAYS = Set.of("startTime", "duration", "eventThread", "stackTrace");

    private static final Set<String> DECIMALS = Set.of("float", "double");
    private static final Set<String> NUMBERS = Set.of("boolean", "byte", "char", "short", "int", "long");

    /** A class loader has a class, which has a class loader. */
    private static final int DEEPEST = 3;

    private OurReader() {}

    static long everything(Path file) throws IOException {
        return read(file, everyField(file), ReadOptions.PLAIN);
    }

    static long everythingOnAllCores(Path file) throws IOException {
        return read(file, everyField(file), allCores());
    }

    static long opening(Path file) throws IOException {
        return read(file, TraceReader.selection(), ReadOptions.PLAIN);
    }

    static long openingOnAllCores(Path file) throws IOException {
        return read(file, TraceReader.selection(), allCores());
    }

    private static ReadOptions allCores() {
        return ReadOptions.PLAIN.withThreads(Runtime.getRuntime().availableProcessors());
    }

    /** Looks at every number that was decoded and keeps none: what is kept is not the reader's affair. */
    private static long read(Path file, Selection wanted, ReadOptions options) throws IOException {
        long[] sum = {0};
        Selection streamed = new Selection();
        for (String type : wanted.types()) {
            streamed.stream(
                    type, batch -> sum[0] += sum(batch), wanted.fields(type).toArray(Field[]::new));
        }
        EventReader.read(file, streamed, options);
        return sum[0];
    }

    private static long sum(EventBatch batch) {
        int fields = batch.fields().size();
        long sum = 0;
        for (int row = 0; row < batch.size(); row++) {
            sum += batch.startNanos(row) + batch.durationNanos(row) + batch.thread(row) + batch.stack(row);
            for (int field = 0; field < fields; field++) {
                sum += batch.value(field, row);
            }
        }
        return sum;
    }

    /** Every type that the file describes, with all its fields and theirs. */
    private static Selection everyField(Path file) throws IOException {
        Selection every = new Selection();
        try (RecordingFile recording = new RecordingFile(file)) {
            for (EventType type : recording.readEventTypes()) {
                List<Field> fields = new ArrayList<>();
                for (ValueDescriptor field : type.getFields()) {
                    if (!ALWAYS.contains(field.getName())) {
                        add(field, "", 0, fields);
                    }
                }
                every.add(type.getName(), fields.toArray(Field[]::new));
            }
        }
        return every;
    }

    private static void add(ValueDescriptor descriptor, String prefix, int depth, List<Field> fields) {
        String name = prefix + descriptor.getName();
        String type = descriptor.getTypeName();
        if (descriptor.getAnnotation(Timespan.class) != null && NUMBERS.contains(type)) {
            fields.add(Field.nanos(name));
        } else if (NUMBERS.contains(type)) {
            fields.add(Field.number(name));
        } else if (DECIMALS.contains(type)) {
            fields.add(Field.decimal(name));
        } else if (type.equals("java.lang.String") || type.equals("java.lang.Class")) {
            fields.add(Field.text(name));
        } else if (type.equals("java.lang.Thread")) {
            fields.add(Field.thread(name));
        } else if (depth < DEEPEST) {
            descriptor.getFields().forEach(inner -> add(inner, name + ".", depth + 1, fields));
        }
    }
}

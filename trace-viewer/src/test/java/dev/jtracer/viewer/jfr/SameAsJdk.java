package dev.jtracer.viewer.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.jtracer.viewer.odd.ChunkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Compares what we read of a chunk with what the JDK reads of it: every event, every field, down to the last. */
public final class SameAsJdk {
    /** Class loaders have classes that have class loaders; what is the same down to here is the same. */
    private static final int DEEPEST = 12;

    private final IdentityHashMap<RecordedObject, Struct> known = new IdentityHashMap<>();

    private SameAsJdk() {}

    /** Compares a file, chunk by chunk, and says how many events it has. */
    public static int check(Path file, Path directory) throws IOException {
        int events = 0;
        for (Path chunk : split(file, directory)) {
            events += check(chunk);
        }
        return events;
    }

    /** Compares a file of one chunk and says how many events it has. */
    static int check(Path chunk) throws IOException {
        SameAsJdk same = new SameAsJdk();
        List<RecordedEvent> expected = RecordingFile.readAllEvents(chunk);
        int[] next = {0};
        RawEvents.forEach(chunk, type -> true, event -> same.check(expected.get(next[0]++), event));
        assertThat(next[0]).isEqualTo(expected.size());
        return next[0];
    }

    private void check(RecordedEvent expected, RawEvent actual) {
        assertThat(actual.type().name()).isEqualTo(expected.getEventType().getName());
        assertThat(actual.type().id()).isEqualTo(expected.getEventType().getId());
        assertThat(Instant.ofEpochSecond(0, actual.startNanos())).isEqualTo(expected.getStartTime());
        assertThat(Instant.ofEpochSecond(0, actual.endNanos())).isEqualTo(expected.getEndTime());
        check(expected, actual.fields(), actual.type().name(), 0);
    }

    private void check(RecordedObject expected, Struct actual, String where, int depth) {
        if (depth > DEEPEST || known.get(expected) == actual) {
            return;
        }
        known.put(expected, actual);
        List<ValueDescriptor> fields = expected.getFields();
        assertThat(actual.type().fields().stream().map(JfrField::name))
                .as(where)
                .isEqualTo(fields.stream().map(ValueDescriptor::getName).toList());
        for (int f = 0; f < fields.size(); f++) {
            String name = fields.get(f).getName();
            check(expected.getValue(name), actual.get(f), where + "." + name, depth + 1);
        }
    }

    private void check(@Nullable Object expected, @Nullable Object actual, String where, int depth) {
        if (expected instanceof RecordedObject struct && actual instanceof Struct ours) {
            check(struct, ours, where, depth);
        } else if (expected instanceof Object[] array && actual instanceof Object[] ours) {
            assertThat(ours).as(where).hasSameSizeAs(array);
            for (int i = 0; i < array.length; i++) {
                check(array[i], ours[i], where, depth);
            }
        } else if (!Objects.equals(expected, actual) && !(expected == null && actual instanceof Struct && depth > 2)) {
            fail("%s must be %s, was %s", where, expected, actual);
        }
    }

    /** The chunks of a file as files of their own: of a whole file the JDK takes the first one's clock for all. */
    static List<Path> split(Path file, Path into) throws IOException {
        List<Path> files = new ArrayList<>();
        for (byte[] chunk : ChunkFile.of(file).chunks()) {
            files.add(Files.write(into.resolve(files.size() + "-" + file.getFileName()), chunk));
        }
        return files;
    }
}

package dev.jtracer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of our events, read back by the JDK's own reader. */
final class Recorder implements AutoCloseable {
    private final Recording recording = new Recording();

    private Recorder() {}

    static Recorder start() {
        Recorder recorder = new Recorder();
        recorder.recording.start();
        return recorder;
    }

    /** What a body leaves in a recording around it, ordered by begin. */
    static Events record(Body body) throws Exception {
        try (Recorder recorder = start()) {
            body.run();
            return recorder.stop();
        }
    }

    Events stop() {
        recording.stop();
        try {
            Path file = Files.createTempFile("jtracer", ".jfr");
            try {
                recording.dump(file);
                return new Events(read(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        recording.close();
    }

    static List<RecordedEvent> read(Path file) throws IOException {
        List<RecordedEvent> events = new ArrayList<>(RecordingFile.readAllEvents(file));
        events.removeIf(event -> !event.getEventType().getName().startsWith("jtracer."));
        events.sort(Comparator.comparing(RecordedEvent::getStartTime)
                .thenComparing(event -> event.getDuration().negated()));
        return events;
    }

    interface Body {
        void run() throws Exception;
    }

    /** Our events of one recording. */
    record Events(List<RecordedEvent> all) {
        List<RecordedEvent> tasks() {
            return named("jtracer.Task");
        }

        List<RecordedEvent> scopes() {
            return named("jtracer.Scope");
        }

        List<RecordedEvent> regions() {
            return named("jtracer.Region");
        }

        RecordedEvent task(String type) {
            return only(tasks(), "type", type);
        }

        RecordedEvent region(String type) {
            return only(regions(), "type", type);
        }

        List<RecordedEvent> scopesOf(long taskId) {
            return scopes().stream()
                    .filter(scope -> scope.getLong("taskId") == taskId)
                    .toList();
        }

        List<RecordedEvent> open(String kind) {
            return named("jtracer.Open").stream()
                    .filter(open -> open.getString("kind").equals(kind))
                    .toList();
        }

        List<RecordedEvent> named(String name) {
            return all.stream()
                    .filter(event -> event.getEventType().getName().equals(name))
                    .toList();
        }

        private static RecordedEvent only(List<RecordedEvent> events, String field, String value) {
            List<RecordedEvent> found = events.stream()
                    .filter(event -> value.equals(event.getString(field)))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError("expected one event with " + field + " " + value + ", got " + found);
            }
            return found.get(0);
        }
    }
}

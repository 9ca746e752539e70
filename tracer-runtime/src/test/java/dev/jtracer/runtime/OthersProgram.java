package dev.jtracer.runtime;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.Configuration;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import jdk.jfr.StackTrace;
import jdk.jfr.consumer.RecordingFile;
import jdk.jfr.consumer.RecordingStream;

/**
 * A recording and a stream of the program's own run before, while and after the tracer is installed and captures; another one is
 * started and ended within a capture. Prints how many of its events each of them has.
 */
final class OthersProgram {
    private static final int EACH = 500;

    private OthersProgram() {}

    public static void main(String[] arguments) throws Exception {
        AtomicInteger streamed = new AtomicInteger();
        CountDownLatch last = new CountDownLatch(5 * EACH);
        try (Recording whole = new Recording(Configuration.getConfiguration("default"));
                RecordingStream stream = new RecordingStream()) {
            stream.onEvent("test.Mark", event -> {
                streamed.incrementAndGet();
                last.countDown();
            });
            stream.startAsync();
            whole.setMaxAge(Duration.ofHours(1));
            whole.start();
            mark();
            Tracer tracer = Tracer.install();
            mark();
            Capture capture = tracer.captures().start(CaptureRequest.of(Duration.ofMinutes(1)));
            mark();
            try (Recording within = new Recording()) {
                within.start();
                mark();
                within.stop();
                System.out.println("within " + marksOf(within));
            }
            capture.stop();
            Path ours = capture.await().file();
            mark();
            System.out.println("state " + (whole.getState() == RecordingState.RUNNING) + " " + whole.getMaxAge());
            whole.stop();
            System.out.println("whole " + marksOf(whole));
            System.out.println("ours " + marksIn(ours));
            last.await();
            System.out.println("streamed " + streamed.get());
        }
    }

    private static void mark() {
        for (int i = 0; i < EACH; i++) {
            new Mark().commit();
        }
    }

    private static long marksOf(Recording recording) throws Exception {
        Path file = Files.createTempFile("others", ".jfr");
        try {
            recording.dump(file);
            return marksIn(file);
        } finally {
            Files.delete(file);
        }
    }

    private static long marksIn(Path file) throws Exception {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("test.Mark"))
                .count();
    }

    @Name("test.Mark")
    @StackTrace(false)
    static final class Mark extends Event {}
}

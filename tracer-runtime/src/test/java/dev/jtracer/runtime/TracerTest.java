package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tracer in whole processes. */
class TracerTest {
    @TempDir
    Path directory;

    @Test
    void otherRecordingsAndStreamsLoseNothing() throws Exception {
        assertThat(new ChildJvm().run(OthersProgram.class).lines())
                .containsExactly("within 500", "state true PT1H", "whole 2500", "ours 1000", "streamed 2500");
    }

    @Test
    void tasksThatBeganBeforeTheCaptureKeepTheirTrueStart() throws Exception {
        assertThat(new ChildJvm().run(TasksProgram.class).lines())
                .contains(
                        "task across began before true took 50 ms true",
                        "task quick began before false took 50 ms false",
                        "still task open")
                .doesNotContain("still task across");
    }

    @Test
    void liveNumbersAreCountedFromTheBeginningAndFromTheCapture() throws Exception {
        assertThat(new ChildJvm().run(TasksProgram.class).lines())
                .contains("all quick 4 0 0", "all across 1 1 0", "all open 0 0 1", "open open main true")
                .contains("since quick 1 0 0", "since across 1 1 0", "since open 0 0 1");
    }

    @Test
    void withoutAFlightRecorderTasksAreCountedAndCapturesRefused() throws Exception {
        assertThat(new ChildJvm()
                        .flag("--limit-modules=java.base,java.management")
                        .run(RefusedProgram.class)
                        .lines())
                .containsExactly(
                        "ended 1",
                        "the flight recorder cannot be started: this JVM lacks the module jdk.jfr or java.management");
    }

    @Test
    void startAndStopWriteAFile() throws Exception {
        Path file = directory.resolve("mine.jfr");
        Files.writeString(file, "what was there before");
        Capture capture = Tracer.start(file);
        assertThat(Tracer.install().captures().running()).contains(capture);
        assertThatThrownBy(() -> Tracer.start(file)).isInstanceOf(CaptureRefused.class);

        KeptCapture kept = Tracer.stop().orElseThrow();

        assertThat(kept.file()).isEqualTo(file);
        assertThat(kept.endReason()).isEqualTo(EndReason.STOPPED);
        assertThat(ChildJvm.jfr("summary", file.toString())).contains("jtracer.Capture", "jtracer.ThreadState");
        assertThat(Tracer.stop()).isEmpty();
        assertThat(Tracer.install())
                .isSameAs(Tracer.install(TracerOptions.defaults().withProgram("other")));
    }

    @Test
    void aFileThatCannotBeWrittenIsToldBeforeAnythingStarts() {
        assertThatThrownBy(() -> Tracer.start(directory))
                .isInstanceOf(IOException.class)
                .hasMessage("a recording cannot be written to " + directory + ": it is a directory");
        Path missing = directory.resolve("missing/mine.jfr");
        assertThatThrownBy(() -> Tracer.start(missing))
                .isInstanceOf(IOException.class)
                .hasMessage("a recording cannot be written to " + missing + ": its directory is missing or read-only");
        assertThat(Tracer.install().captures().running()).isEmpty();
    }

    @Test
    void aCaptureByTheClockIsKeptAndReadable() throws Exception {
        Capture capture =
                Tracer.install().captures().start(CaptureRequest.of(Duration.ofMillis(100), Profile.DETAILED));
        KeptCapture kept = capture.await();
        assertThat(kept.duration()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(30));
        assertThat(kept.notes()).isEmpty();
        assertThat(ChildJvm.jfr("summary", kept.file().toString())).contains("jdk.ExecutionSample");
        assertThat(Tracer.install().captures().delete(kept.id())).isTrue();
    }

    @Test
    void underAFloodOfEventsACaptureEndsAtItsSizeAndIsReadable() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        List<Thread> flood = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread thread = new Thread(() -> {
                while (!enough.get()) {
                    try (Task task = Task.create("flood")) {
                        Trace.log("number", Long.toString(System.nanoTime()));
                        Region.run("inner", Thread::onSpinWait);
                    }
                }
            });
            thread.start();
            flood.add(thread);
        }
        try {
            Captures captures = Tracer.install().captures();
            KeptCapture kept = captures.start(new CaptureRequest(Duration.ofMinutes(5), Profile.DETAILED, 2_000_000))
                    .await();
            enough.set(true);
            assertThat(kept.endReason()).isEqualTo(EndReason.BYTES);
            assertThat(kept.bytes()).isGreaterThan(1_000_000);
            assertThat(kept.notes()).isEmpty();
            try (RecordingFile file = new RecordingFile(kept.file())) {
                assertThat(file.readEvent()).isNotNull();
            }
            assertThat(ChildJvm.jfr("summary", kept.file().toString())).contains("jtracer.Region");
        } finally {
            enough.set(true);
            for (Thread thread : flood) {
                thread.join();
            }
        }
    }

    @Test
    void aRecordingStoppedByOthersIsKept() throws Exception {
        Capture capture = Tracer.install().captures().start(CaptureRequest.of(Duration.ofMinutes(1)));
        recordingOf(capture).stop();
        KeptCapture kept = capture.await();
        assertThat(kept.endReason()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(kept.endReason().sentence()).isEqualTo("ended early: its recording was stopped from elsewhere");
        assertThat(RecordingFile.readAllEvents(kept.file()))
                .anyMatch(event -> event.getEventType().getName().equals("jtracer.Capture"));
    }

    @Test
    void aRecordingClosedByOthersIsKeptAndTheNextOneRuns() throws Exception {
        Captures captures = Tracer.install().captures();
        Capture capture = captures.start(CaptureRequest.of(Duration.ofMinutes(1)));
        recordingOf(capture).close();
        assertThat(capture.await().endReason()).isEqualTo(EndReason.INTERRUPTED);
        assertThat(RecordingFile.readAllEvents(capture.await().file())).isNotEmpty();

        captures.start(CaptureRequest.of(Duration.ofMinutes(1))).discard();
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> TracerOptions.defaults().withDiskBudgetBytes(5))
                .hasMessage("diskBudgetBytes must be at least 1000000, was 5");
    }

    @Test
    void aDirectoryThatCannotBeUsedFailsAtOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> PrivateDirectory.createPrivate(file)).isInstanceOf(IOException.class);
    }

    private static Recording recordingOf(Capture capture) {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(recording -> recording.getName().equals("jtracer " + capture.id()))
                .findFirst()
                .orElseThrow();
    }
}

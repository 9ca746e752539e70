package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    void optionsAreChecked() {
        assertThatThrownBy(() -> TracerOptions.defaults().withDiskBudgetBytes(5))
                .hasMessage("diskBudgetBytes must be at least 1000000, was 5");
    }

    @Test
    void aDirectoryThatCannotBeUsedFailsAtOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");
        assertThatThrownBy(() -> PrivateDirectory.createPrivate(file)).isInstanceOf(IOException.class);
    }
}

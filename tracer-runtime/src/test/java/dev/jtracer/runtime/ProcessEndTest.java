package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind when it ends, in each way it can. */
class ProcessEndTest {
    private static final String TOKEN = "environment-secret-4711";

    @TempDir
    Path directory;

    private Path temporary;
    private Path kept;

    @BeforeEach
    void makeDirectories() throws IOException {
        temporary = Files.createDirectory(directory.resolve("tmp"));
        kept = directory.resolve("kept/here");
    }

    @Test
    void everythingIsPrivateWhileItRunsAndGoneWhenItEnds() throws Exception {
        String output = child().run(ExitProgram.class, "temporary", "after");
        assertThat(output)
                .contains("file rw-------", "directory rwx------")
                .contains("repository " + temporary + "/jtracer-live-");
        assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    void aCaptureUnderWayGoesWithItsTemporaryDirectory() throws Exception {
        child().run(ExitProgram.class, "temporary", "during");
        assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    void aNamedDirectoryKeepsCaptures() throws Exception {
        child().run(ExitProgram.class, kept, "after");
        List<Path> files = filesIn(kept);
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName().toString()).matches("exit-\\d{8}-\\d{6}-100ms-default-\\w+\\.jfr");
        assertThat(Files.getPosixFilePermissions(kept)).hasSize(3);
        assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    void aNamedDirectoryKeepsTheCaptureThatWasUnderWay() throws Exception {
        child().flag("-XX:StartFlightRecording=settings=default").run(ExitProgram.class, kept, "during");
        List<Path> files = filesIn(kept);
        assertThat(files).hasSize(1);
        assertThat(files.get(0).getFileName().toString()).endsWith("-exit.jfr");
        assertWholeAndClean(files.get(0));
    }

    @Test
    void aCaptureToAFileIsWrittenWhenTheProcessEnds() throws Exception {
        Path file = directory.resolve("mine.jfr");
        child().flag("-XX:StartFlightRecording=settings=default").run(ExitProgram.class, "temporary", "toFile", file);
        assertWholeAndClean(file);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void aRecordingOfTheUsersIsDumpedAtExitWhereverTheRepositoryWent() throws Exception {
        Path theirs = directory.resolve("theirs.jfr");
        child().flag("-XX:StartFlightRecording=settings=default,dumponexit=true,filename=" + theirs)
                .run(ExitProgram.class, "temporary", "after");
        assertThat(events(theirs, "jdk.InitialEnvironmentVariable")).isNotEmpty();
        assertThat(events(theirs, "jdk.Shutdown")).hasSize(1);
        assertThat(filesIn(temporary))
                .noneMatch(path -> path.getFileName().toString().startsWith("jtracer"));
    }

    @Test
    void whoComesNextTidiesUpAfterAKilledProcessAndLeavesALivingOneAlone() throws Exception {
        Process killed = child().start(ExitProgram.class, "temporary", "wait");
        Process living = child().start(ExitProgram.class, "temporary", "wait");
        try {
            awaitLine(killed);
            awaitLine(living);
            killed.destroyForcibly().waitFor();
            assertThat(filesIn(temporary)).hasSize(2);

            child().run(ExitProgram.class, "temporary", "after");

            assertThat(filesIn(temporary)).hasSize(1);
            assertThat(filesIn(temporary).get(0).resolve("repository")).isDirectory();
        } finally {
            killed.destroyForcibly();
            living.destroy();
            living.waitFor();
        }
        assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    void aNamedDirectoryKeepsWhatAKilledProcessHadCaptured() throws Exception {
        Process killed =
                child().flag("-XX:StartFlightRecording=settings=default").start(ExitProgram.class, kept, "wait");
        try {
            awaitLine(killed);
            Path live = filesIn(kept).get(0);
            awaitFlush(live);
        } finally {
            killed.destroyForcibly().waitFor();
        }

        child().run(ExitProgram.class, kept, "after");

        List<Path> files = filesIn(kept);
        assertThat(files).hasSize(2);
        Path salvaged = files.stream()
                .filter(file -> file.getFileName().toString().endsWith("-killed.jfr"))
                .findFirst()
                .orElseThrow();
        assertWholeAndClean(salvaged);
        assertThat(Files.getPosixFilePermissions(salvaged)).hasSize(2);
    }

    @Test
    void aRepositoryTheUserChoseStaysThere() throws Exception {
        Path chosen = directory.resolve("chosen");
        String output = child().flag("-XX:FlightRecorderOptions:repository=" + chosen)
                .run(ExitProgram.class, "temporary", "after");
        assertThat(output).contains("repository " + chosen + "/");
    }

    private ChildJvm child() {
        return new ChildJvm().environment("APP_TOKEN", TOKEN).flag("-Djava.io.tmpdir=" + temporary);
    }

    private static void assertWholeAndClean(Path file) throws IOException {
        assertThat(events(file, "jtracer.Capture")).isNotEmpty();
        assertThat(events(file, "jdk.InitialEnvironmentVariable"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getString("key")).isNull());
    }

    private static List<RecordedEvent> events(Path file, String type) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .toList();
    }

    /** Until the running chunk says where its description lies, which it does about once a second. */
    private static void awaitFlush(Path live) throws IOException {
        boolean flushed = false;
        while (!flushed) {
            try (Stream<Path> files = Files.walk(live)) {
                flushed = files.filter(file -> file.toString().endsWith(".jfr")).anyMatch(ProcessEndTest::isFlushed);
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isFlushed(Path chunk) {
        try {
            byte[] header = Files.readAllBytes(chunk);
            return header.length > 68 && ByteBuffer.wrap(header).getLong(24) > 0 && contains(header, "jtracer.Capture");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    private static void awaitLine(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); !"capturing".equals(line); line = output.readLine()) {
            assertThat(line).isNotNull();
        }
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

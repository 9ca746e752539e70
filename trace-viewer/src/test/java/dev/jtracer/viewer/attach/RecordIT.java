package dev.jtracer.viewer.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.Profile;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.finding.Finding;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.launcher.Program;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.ThreadList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code record PID}, from the jar, as users run it. */
class RecordIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"17, 17", "17, 25", "25, 17", "25, 25"})
    void recordsAnyJvmFromAny(int recorder, int recorded) throws Exception {
        Path java = Jdks.of(recorder);
        try (OtherJvm other = OtherJvm.start(Jdks.of(recorded), List.of())) {
            Program.Ended ended = record(java, "" + other.pid(), "--duration", "1s");
            assertThat(ended.err()).isEmpty();
            assertThat(ended.exitCode()).isZero();
            Path file = onlyFile();
            assertThat(ended.out()).contains("AnyProgram", "" + file.getFileName(), "JMX agent", "open it: java -jar ");
            assertThat(file.getFileName().toString())
                    .matches("AnyProgram-\\d{8}-\\d{6}-1s-default-" + other.pid() + "\\.jfr");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Trace trace = Invariants.check(TraceReader.read(file));
            assertThat(ThreadList.of(trace).threads())
                    .extracting(ThreadList.ThreadStats::name)
                    .contains("main", "pauses");
            assertThat(trace.endNs()).isBetween(900_000_000L, 60_000_000_000L);
            assertThat(trace.recording().events())
                    .isEqualTo(RecordingFile.readAllEvents(file).size());
            assertThat(trace.recording().program()).isEqualTo("AnyProgram");
            assertThat(trace.recording().pid()).isEqualTo(other.pid());
            assertThat(trace.recording().jvm()).contains("VM").contains("" + recorded);
            assertThat(trace.recording().endReason()).isEqualTo("duration");
            assertWaitsForMain(trace, "waits-for-monitor", ThreadState.BLOCKED);
            assertWaitsForMain(trace, "waits-for-lock", ThreadState.PARKED);
            assertThat(Findings.of(trace).list())
                    .extracting(Finding::text)
                    .noneMatch(text -> text.contains("RMI") || text.contains("JMX") || text.contains("JFR"));
        }
    }

    @Test
    void secretsOfTheProcessAreNotInTheFile() throws Exception {
        Path others = directory.resolve("others.tmp");
        List<String> flags =
                List.of("-Dsecret=hush-property", "-XX:StartFlightRecording:settings=default,filename=" + others);
        try (OtherJvm other = OtherJvm.start(Jdks.own(), flags, "hush-argument")) {
            assertThat(record(Jdks.own(), "" + other.pid(), "--duration", "1s").exitCode())
                    .isZero();
            assertThat(text(onlyFile())).contains("waits-for-lock").doesNotContain("hush-");
        }
    }

    @Test
    void tasksOfAProgramThatHasThemAreInTheFile() throws Exception {
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of(), "tasks")) {
            assertThat(record(Jdks.own(), "" + other.pid(), "--duration", "1s").exitCode())
                    .isZero();
            Trace trace = Invariants.check(TraceReader.read(onlyFile()));
            assertThat(trace.tasks().size()).isPositive();
            assertThat(trace.tasks().type(0)).isEqualTo("pause");
            assertThat(trace.regions().size()).isPositive();
        }
    }

    @Test
    void interruptedItKeepsWhatItHas() throws Exception {
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of())) {
            Process recorder = begin("" + other.pid(), "--duration", "2m");
            // To a JVM the same as Ctrl-C, which jobs in the background of a shell do not hear.
            Program.run(directory, List.of("kill", "-TERM", "" + recorder.pid()));
            assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(directory.resolve("record.txt"))).contains("stopped on request", "open it:");
            assertThat(Invariants.check(TraceReader.read(onlyFile())).endNs()).isLessThan(100_000_000_000L);
        }
    }

    @Test
    void killedItLeavesNobodyRecording() throws Exception {
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of())) {
            Process recorder = begin("" + other.pid(), "--duration", "1s");
            assertThat(recorder.destroyForcibly().waitFor(60, TimeUnit.SECONDS)).isTrue();
            List<String> check = List.of(Program.jdkTool("jcmd"), "" + other.pid(), "JFR.check");
            String running = Program.run(directory, check).out();
            for (int look = 0; look < 200 && running.contains("running"); look++) {
                running = Program.run(directory, check).out();
            }
            assertThat(running).doesNotContain("running");
        }
    }

    @Test
    void aProgramThatEndsLeavesWhatItDidUntilThen() throws Exception {
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of())) {
            Process recorder = begin("" + other.pid(), "--duration", "2m");
            other.endByItself();
            assertThat(recorder.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(directory.resolve("record.txt"))).contains("the process ended");
            Trace trace = Invariants.check(TraceReader.read(onlyFile()));
            assertThat(trace.recording().count("jdk.ThreadSleep")).isPositive();
        }
    }

    @Test
    void oneAtATime() throws Exception {
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of())) {
            Process first = begin("" + other.pid(), "--duration", "2m");
            Program.Ended second = record(Jdks.own(), "" + other.pid(), "-o", "second.jfr");
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err().lines()).hasSize(1);
            assertThat(second.err()).contains("is being recorded already");
            assertThat(directory.resolve("second.jfr")).doesNotExist();
            first.destroyForcibly();
        }
    }

    @Test
    void atItsSizeItEndsAndKeepsTheBeginning() throws Exception {
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of(), "tasks")) {
            CaptureRequest capture = new CaptureRequest(Duration.ofMinutes(2), Profile.DETAILED, 1_000_000);
            Path file = directory.resolve("small.jfr");
            Recorded recorded =
                    new ProcessRecorder(new RecordRequest(other.pid(), capture, file, false)).record(program -> {});
            assertThat(recorded.notes()).anySatisfy(note -> assertThat(note).contains("reached its largest size"));
            assertThat(recorded.durationNanos()).isLessThan(119_000_000_000L);
            assertThat(Invariants.check(TraceReader.read(file)).endNs())
                    .isCloseTo(recorded.durationNanos(), withinPercentage(50));
        }
    }

    @Test
    void whatCannotBeRecordedIsOneLine() throws Exception {
        Files.writeString(directory.resolve("there.txt"), "precious");
        Process noJvm = new ProcessBuilder("sleep", "600").start();
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of("-XX:+DisableAttachMechanism"))) {
            assertOneLine("there is no process", "99999999");
            assertOneLine("is not a JVM", "" + noJvm.pid());
            assertOneLine("cannot be attached to", "" + other.pid());
            assertThat(noJvm.isAlive()).isTrue();
        } finally {
            noJvm.destroyForcibly();
        }
        try (OtherJvm other = OtherJvm.start(Jdks.own(), List.of())) {
            assertOneLine("its directory is missing", "" + other.pid(), "-o", "nowhere/x.jfr");
            assertOneLine("is there already", "" + other.pid(), "-o", "there.txt");
            assertThat(directory.resolve("there.txt")).hasContent("precious");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1 --duration 5x", "1 --duration 1ms", "1 --profile fast"})
    void aWrongCommandLineIsTwo(String line) {
        Program.Ended ended = record(Jdks.own(), line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("Usage: trace-viewer record").doesNotContain("\tat ");
    }

    /** Only the snapshots at both ends can tell: a wait from before the recording to after it leaves no event. */
    private static void assertWaitsForMain(Trace trace, String thread, ThreadState state) {
        States states = trace.states();
        List<Integer> rows = IntStream.range(0, states.size())
                .filter(row -> trace.threads().name(states.threadRow(row)).equals(thread))
                .boxed()
                .toList();
        assertThat(rows).as(thread).hasSize(1);
        assertThat(states.state(rows.get(0))).isEqualTo(state);
        assertThat(trace.threads().name(states.ownerThreadRow(rows.get(0)))).isEqualTo("main");
    }

    private void assertOneLine(String said, String... arguments) {
        Program.Ended ended = record(Jdks.own(), arguments);
        assertThat(ended.exitCode()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err().lines()).as(ended.err()).hasSize(1);
        assertThat(ended.err()).contains(said);
    }

    /** Starts the command and waits until it records. */
    private Process begin(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Program.viewer("record"));
        command.addAll(List.of(arguments));
        Path output = directory.resolve("record.txt");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        while (!Files.readString(output).contains("recording ")) {
            assertThat(process.waitFor(50, TimeUnit.MILLISECONDS))
                    .as(Files.readString(output))
                    .isFalse();
        }
        return process;
    }

    private Program.Ended record(Path java, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(java.toString(), "-jar", Program.jar().toString(), "record"));
        command.addAll(List.of(arguments));
        return Program.run(directory, command);
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> recordings =
                    files.filter(file -> file.toString().endsWith(".jfr")).toList();
            assertThat(recordings).hasSize(1);
            return recordings.get(0);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}

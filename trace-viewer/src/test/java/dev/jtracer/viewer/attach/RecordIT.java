package dev.jtracer.viewer.attach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.launcher.Program;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.ThreadList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

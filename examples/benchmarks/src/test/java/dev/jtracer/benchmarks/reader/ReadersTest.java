package dev.jtracer.benchmarks.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.RecordedTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark runs, whatever it measures: every reader and every query, on a little recording. */
class ReadersTest {
    @TempDir
    static Path directory = Path.of("");

    private static Path file = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        file = directory.resolve("server.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            Server server = new Server(0, 3, 1);
            for (int task = 0; task < 60; task++) {
                server.serveOne();
            }
            recording.dump(file);
        }
    }

    @ParameterizedTest
    @EnumSource(Contender.Row.class)
    void everyReaderReads(Contender.Row row) throws Exception {
        for (Contender contender : Contender.ALL) {
            Contender.Read read = contender.reads(row);
            if (read != null) {
                assertThat(read.read(file)).as(contender.shown()).isNotZero();
            }
        }
    }

    @Test
    void theRowsOfOneReaderDoNotDependOnItsThreads() throws Exception {
        for (Contender.Row row : Contender.Row.values()) {
            Contender.Read one = Objects.requireNonNull(Contender.ALL.get(0).reads(row));
            Contender.Read all = Objects.requireNonNull(Contender.ALL.get(1).reads(row));
            assertThat(all.read(file)).isEqualTo(one.read(file));
        }
    }

    @Test
    void everyQueryIsAnswered() throws Exception {
        try (RecordedTrace trace = RecordedTrace.open(file)) {
            new Queries(trace, trace.lanes()).all().values().forEach(Runnable::run);
        }
    }

    @Test
    void theSmallRecordingIsReadUnlessASizeIsGiven() {
        assertThat(ReaderOptions.parse().kinds()).containsExactly(Kind.SMALL);
        ReaderOptions large = ReaderOptions.parse("--size", "200m", "--only", "opening");
        assertThat(large.kinds()).containsExactly(Kind.REGIONS);
        assertThat(large.bytes()).isEqualTo(200L << 20);
        assertThat(large.readers()).isFalse();
        assertThat(ReaderOptions.parse("--kind", "one-thread,deep").kinds())
                .isEqualTo(List.of(Kind.ONE_THREAD, Kind.DEEP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--size 1", "--size", "--kind huge", "--only half", "--forks 0", "--forks x", "--fast 1"})
    void wrongOptionsAreRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> ReaderOptions.parse(line.split(" ", -1)));
    }
}

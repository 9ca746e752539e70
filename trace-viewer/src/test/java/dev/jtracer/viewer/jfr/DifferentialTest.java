package dev.jtracer.viewer.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.attach.Jdks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event of every type, field by field, as {@code jdk.jfr.consumer} reads it. */
class DifferentialTest {
    @TempDir
    static Path directory;

    private static Path file;

    @BeforeAll
    static void record() throws Exception {
        file = directory.resolve("every.jfr");
        EveryEvent.record(file);
    }

    @Test
    void everyFieldOfEveryEventIsWhatTheJdkReads() throws Exception {
        assertThat(SameAsJdk.check(file, directory)).isGreaterThan(2_000);
    }

    /** The same program on the other JDK we run on. A JVM reads files of newer ones, too. */
    @Test
    void everyFieldOfAFileOfTheOtherJdkIsWhatThisOneReads() throws Exception {
        Path java = Jdks.of(Runtime.version().feature() == 17 ? 25 : 17);
        Path other = directory.resolve("other.jfr");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EveryEvent.class.getName(),
                        other.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("other.txt").toFile())
                .start();
        assertThat(process.waitFor()).isZero();

        assertThat(SameAsJdk.check(other, directory)).isGreaterThan(2_000);
    }

    /** Decoding columns and decoding in full are the same core and different ways through it. */
    @Test
    void columnsHoldWhatEventsHold() throws Exception {
        for (Path chunk : SameAsJdk.split(file, directory)) {
            Selection wanted = new Selection();
            ColumnsOfAll.select(chunk, wanted);
            EventColumns columns = EventReader.read(chunk, wanted);
            ColumnsOfAll.check(chunk, wanted, columns);
            assertThat(columns.damage()).isEqualTo(new Damage(false, false, 0, 0, 0, ""));
        }
    }

    @Test
    void typesCountAsManyEventsAsTheJdkReads() throws IOException {
        Map<String, Long> expected = RecordingFile.readAllEvents(file).stream()
                .collect(Collectors.groupingBy(event -> event.getEventType().getName(), Collectors.counting()));
        assertThat(EventReader.read(file, new Selection()).counts()).isEqualTo(expected);
    }

    @Test
    void rowsDoNotDependOnTheNumberOfThreads() throws IOException {
        Selection wanted = new Selection();
        ColumnsOfAll.select(file, wanted);
        EventColumns one = EventReader.read(file, wanted);
        EventColumns three = EventReader.read(file, wanted, ReadOptions.PLAIN.withThreads(3));

        assertThat(three.counts()).isEqualTo(one.counts());
        assertThat(three.threads().size()).isEqualTo(one.threads().size());
        for (int row = 0; row < one.threads().size(); row++) {
            assertThat(three.threads().get(row)).isEqualTo(one.threads().get(row));
        }
        for (String type : wanted.types()) {
            ColumnsOfAll.same(wanted.fields(type), one.table(type), three.table(type));
        }
    }
}

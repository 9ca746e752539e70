package dev.jtracer.viewer.odd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Trace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code cat a.jfr b.jfr} of two processes: ids of threads and tasks mean something else in each. */
class OddProcessesTest {
    @TempDir
    Path directory;

    @Test
    void theFirstProcessIsShownAndTheOtherSaidToBeLeftOut() throws Exception {
        ChunkFile ours = FourChunks.record(directory);
        ChunkFile theirs = ChunkFile.of(recordedElsewhere());
        Trace whole = Invariants.check(TraceReader.read(ours.write(directory.resolve("ours.jfr"))));
        Trace both = Invariants.check(TraceReader.read(ours.and(theirs).write(directory.resolve("both.jfr"))));

        assertThat(both.recording().events()).isEqualTo(whole.recording().events());
        assertThat(both.tasks().size()).isEqualTo(whole.tasks().size());
        assertThat(both.endNs()).isEqualTo(whole.endNs());
        assertThat(both.diagnostics().notes())
                .singleElement()
                .asString()
                .startsWith("The file holds recordings of more than one process;");
    }

    private Path recordedElsewhere() throws Exception {
        Path file = directory.resolve("theirs.jfr");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:StartFlightRecording=filename=" + file,
                        "-Xlog:disable",
                        "-version")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        assertThat(process.waitFor()).isZero();
        return file;
    }
}

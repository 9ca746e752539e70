package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people type: {@code curl -OJ}, then {@code jfr summary}. */
class CurlIT {
    @TempDir
    Path directory;

    @Test
    void curlSavesARecordingUnderItsNameAndTheJdkReadsIt() throws IOException, InterruptedException {
        assumeTrue(hasCurl(), "no curl on this machine");
        try (TraceViewer viewer = TraceViewer.start(0)) {
            String address = "http://localhost:" + viewer.address().getPort() + "/debug/trace?duration=300ms";
            assertThat(run("curl", "-sSfOJ", address)).isZero();
        }
        Path recording = onlyFile();
        assertThat(recording.getFileName().toString()).matches("[A-Za-z0-9._-]*300ms[A-Za-z0-9._-]*\\.jfr");
        String jfr = Path.of(System.getProperty("java.home"), "bin", "jfr").toString();
        assertThat(run(jfr, "summary", recording.toString())).isZero();
        assertThat(Files.readString(directory.resolve("out"))).contains("jtracer.Capture", "Duration");
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> recordings =
                    files.filter(file -> file.toString().endsWith(".jfr")).toList();
            assertThat(recordings).hasSize(1);
            return recordings.get(0);
        }
    }

    private boolean hasCurl() throws InterruptedException {
        try {
            return run("curl", "--version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start()
                .waitFor();
    }
}

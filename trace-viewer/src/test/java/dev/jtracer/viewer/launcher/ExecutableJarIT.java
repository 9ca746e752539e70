package dev.jtracer.viewer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar the build makes, run as users run it. */
class ExecutableJarIT {
    @TempDir
    Path directory;

    @BeforeEach
    void makeBadFiles() throws IOException {
        Files.createFile(directory.resolve("empty.jfr"));
        Files.writeString(directory.resolve("text.jfr"), "this is no recording\n");
        Files.createDirectory(directory.resolve("directory.jfr"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("packed.jfr.gz")))) {
            out.write(new byte[1000]);
        }
    }

    @Test
    void versionAndHelpAreAnswers() {
        assertThat(run("--version")).satisfies(ended -> {
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).startsWith("trace-viewer ").doesNotContain("not from its jar");
            assertThat(ended.err()).isEmpty();
        });
        assertThat(run("--help")).satisfies(ended -> {
            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).contains("open", "summary", "Exit codes");
            assertThat(ended.err()).isEmpty();
        });
    }

    @Test
    void theJarMayLieAnywhere() throws IOException {
        Path odd = Files.createDirectories(directory.resolve("a b+c%20#d"));
        Path copy = Files.copy(Program.jar(), odd.resolve("viewer (1).jar"));
        Program.Ended ended = Program.run(odd, List.of(Program.jdkTool("java"), "-jar", copy.toString(), "--version"));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "open", "opne x.jfr", "open x.jfr --port no", "open x.jfr --port 70000", "summary --xml x"})
    void aWrongCommandLineIsTwo(String line) {
        Program.Ended ended = run(line.isEmpty() ? new String[0] : line.split(" ", -1));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("trace-viewer").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"empty.jfr", "text.jfr", "directory.jfr", "packed.jfr.gz", "missing.jfr", "\u202emissing\n.jfr"})
    void badInputIsOneAndOneLine(String file) {
        for (String command : List.of("open", "summary")) {
            Program.Ended ended = run(command, file);
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().lines()).hasSize(1);
        }
    }

    @Test
    void aPortInUseIsOneLine() throws IOException {
        Path recording = recording();
        byte[] loopback = {127, 0, 0, 1};
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
            Program.Ended ended = run("open", recording.toString(), "--port", "" + taken.getLocalPort());
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.err().lines()).hasSize(1);
            assertThat(ended.err()).contains("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void openPrintsAnAddressThatShowsTheRecordingAndStays() throws Exception {
        Path recording = recording();
        Path err = directory.resolve("err.txt");
        Process viewer = new ProcessBuilder(Program.viewer("open", recording.toString()))
                .redirectError(err.toFile())
                .start();
        try (BufferedReader out = viewer.inputReader(StandardCharsets.UTF_8)) {
            String address = out.readLine();
            assertThat(address).matches("http://127\\.0\\.0\\.1:\\d+/debug/traces/mine/");
            assertThat(get(address, "text/html").body()).contains("<app-frame>");
            HttpResponse<String> head = get(address + "api/recording", "application/json");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).contains("\"durationNanos\":");
            assertThat(get(address + "recording.jfr", "*/*").statusCode()).isEqualTo(200);
            assertThat(viewer.isAlive()).isTrue();
            assertThat(Files.readString(err)).isEmpty();
        } finally {
            viewer.destroyForcibly().waitFor();
        }
    }

    @Test
    void anApplicationSeesTracerApiAndNothingElse() throws IOException {
        List<String> hidden = List.of(
                "io.undertow.Undertow",
                "org.xnio.Xnio",
                "org.jboss.logging.Logger",
                "tools.jackson.databind.ObjectMapper",
                "picocli.CommandLine",
                "org.HdrHistogram.Histogram",
                "org.jspecify.annotations.Nullable",
                "dev.jtracer.runtime.Tracer",
                "dev.jtracer.viewer.cli.Main");
        String path = Program.jar()
                + File.pathSeparator
                + Path.of("target/test-classes").toAbsolutePath();
        List<String> command = new ArrayList<>(
                List.of(Program.jdkTool("java"), "-cp", path, Onlooker.class.getName(), "dev.jtracer.Trace"));
        command.addAll(hidden);
        assertThat(Program.run(directory, command).out().lines()).containsExactly("dev.jtracer.Trace");
    }

    @Test
    void theTopOfTheJarHoldsTheApiAndTheLauncherOnly() throws IOException {
        try (JarFile jar = new JarFile(Program.jar().toFile())) {
            assertThat(jar.stream()
                            .map(entry -> entry.getName())
                            .filter(name -> name.endsWith(".class") && !name.startsWith("lib/"))
                            .map(name -> name.substring(0, name.lastIndexOf('/')))
                            .collect(Collectors.toSet()))
                    .isSubsetOf("dev/jtracer", "dev/jtracer/spi", "dev/jtracer/viewer/launcher");
        }
    }

    private Path recording() throws IOException {
        Path file = directory.resolve("mine.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(20));
            recording.start();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private Program.Ended run(String... arguments) {
        return Program.run(directory, Program.viewer(arguments));
    }

    private static HttpResponse<String> get(String address, String accept) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", accept)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}

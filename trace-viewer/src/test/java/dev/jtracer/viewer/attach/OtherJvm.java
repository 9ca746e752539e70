package dev.jtracer.viewer.attach;

import dev.jtracer.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running {@link AnyProgram} in a JVM of its own. Closing it ends it. */
final class OtherJvm implements AutoCloseable {
    private final Process process;

    private OtherJvm(Process process) {
        this.process = process;
    }

    /** Starts it and waits until it does what it is for. */
    static OtherJvm start(Path java, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), AnyProgram.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("SECRET_OF_ENVIRONMENT", "hush-environment");
        try {
            Process process = builder.start();
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            String line = out.readLine();
            while (line != null && !line.equals("ready")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException(command + " has not begun");
            }
            return new OtherJvm(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends the program as programs end. */
    void endByItself() throws IOException {
        process.getOutputStream().close();
    }

    /** Ends it at once. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String classPath() {
        return String.join(
                System.getProperty("path.separator"),
                location(AnyProgram.class),
                location(Task.class),
                location(dev.jtracer.runtime.Tracer.class),
                location(org.HdrHistogram.Histogram.class));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

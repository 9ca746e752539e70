package dev.jtracer.viewer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, in a directory of its own, and keeps what it said. */
public final class Program {
    private static final long TIMEOUT_SECONDS = 120;

    private Program() {}

    /** How it ended and what it wrote. */
    public record Ended(int exitCode, String out, String err) {}

    /** The viewer's jar with these arguments, on the JVM that runs this test. */
    public static List<String> viewer(String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdkTool("java"), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The jar the build has made. */
    public static Path jar() {
        return Path.of(System.getProperty("jtracer.jar"));
    }

    /** A program of the JDK that runs this test. */
    public static String jdkTool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    public static Ended run(Path directory, List<String> command) {
        try {
            Path err = Files.createTempFile("program", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            try (InputStream in = process.getInputStream()) {
                String out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("still running after " + TIMEOUT_SECONDS + " s: " + command);
                }
                return new Ended(process.exitValue(), out, Files.readString(err));
            } finally {
                process.destroyForcibly();
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for " + command, e);
        }
    }
}

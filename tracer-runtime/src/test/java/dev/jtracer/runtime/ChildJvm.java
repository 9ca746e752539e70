package dev.jtracer.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of the tests' own in a JVM of its own, of the same kind as the tests'. */
final class ChildJvm {
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");

    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment;
    private final ProcessBuilder builder = new ProcessBuilder();

    ChildJvm() {
        environment = builder.environment();
    }

    ChildJvm flag(String flag) {
        flags.add(flag);
        return this;
    }

    ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Runs a program to its end and returns what it printed; fails if it did not end well. */
    String run(Class<?> program, Object... arguments) throws IOException, InterruptedException {
        Process process = start(program, arguments);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(program.getSimpleName() + " ended with " + process.exitValue() + ":\n" + output);
        }
        return output;
    }

    Process start(Class<?> program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(BIN.resolve("java").toString()));
        command.addAll(List.of("-Xmx256m", "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path")));
        command.addAll(flags);
        command.add(program.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return builder.command(command).redirectErrorStream(true).start();
    }

    /** Runs the JDK's own {@code jfr} tool and returns what it printed. */
    static String jfr(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(BIN.resolve("jfr").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed:\n" + output);
        }
        return output;
    }
}

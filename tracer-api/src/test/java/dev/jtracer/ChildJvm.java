package dev.jtracer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for what can only be seen from the start: modules, flags, what is loaded. */
final class ChildJvm {
    private ChildJvm() {}

    /** Runs a program with this JVM and these classes, and returns what it printed; fails if it did. */
    static List<String> run(Class<?> program, String... flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-Dstdout.encoding=UTF-8"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", classes(Task.class) + java.io.File.pathSeparator + classes(program)));
        command.add(program.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + "\n" + output);
        }
        return output.lines().toList();
    }

    static String classes(Class<?> of) {
        return Path.of(java.net.URI.create(
                        of.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}

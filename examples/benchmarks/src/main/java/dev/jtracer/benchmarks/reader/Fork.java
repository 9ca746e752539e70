package dev.jtracer.benchmarks.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of its own that prints {@code name=number} lines and ends.
 *
 * @param main its main class
 * @param heap its {@code -Xmx}, as {@code 512m}
 * @param flags more flags for it
 */
record Fork(Class<?> main, String heap, List<String> flags) {
    /** The failure of a process whose heap was too small. */
    static final String OUT_OF_MEMORY = "out of memory";

    private static final long LONGEST_MINUTES = 12;

    /** What it printed, or why there is nothing. */
    record Said(Map<String, Double> numbers, String failure) {
        boolean failed() {
            return !failure.isEmpty();
        }

        double get(String name) {
            return numbers.getOrDefault(name, Double.NaN);
        }
    }

    Said run(String... args) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx" + heap, "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread watch = watch(process);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return said(process, output.lines());
        } finally {
            watch.interrupt();
        }
    }

    private static Said said(Process process, Stream<String> output) throws InterruptedException {
        Map<String, Double> numbers = new HashMap<>();
        List<String> lines = new ArrayList<>();
        output.forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0 && line.substring(equals + 1).matches("-?[0-9.E]+")) {
                numbers.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
            } else {
                lines.add(line);
            }
        });
        int exitCode = process.waitFor();
        if (exitCode == 0) {
            return new Said(numbers, "");
        }
        boolean full = lines.stream().anyMatch(line -> line.contains("OutOfMemoryError"));
        boolean killed = exitCode > 128;
        lines.stream().limit(12).forEach(System.err::println);
        return new Said(numbers, full ? OUT_OF_MEMORY : killed ? "killed after " + LONGEST_MINUTES + " min" : "failed");
    }

    /** Some readers hang when memory runs out. */
    private static Thread watch(Process process) {
        Thread watch = new Thread(() -> {
            try {
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }
}

package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.ThreadList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;

/**
 * A program that ran: what it knows of itself and what the viewer read.
 *
 * @param truth the program's numbers
 * @param trace the recording
 * @param file the recording's file
 */
record TruthRun(Map<String, Long> truth, Trace trace, Path file) {

    /** How far a measured duration may be off where threads need not wait for a processor. */
    static final Duration TOLERANCE = Duration.ofMillis(15);

    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    /** What must hold for a run. */
    interface Expectations {
        void check(TruthRun run) throws Exception;
    }

    /**
     * Runs the program and checks what must hold. No tolerance covers a machine that stops the program between two clock
     * readings, so what does not hold is run again, twice at most: what is wrong is wrong each time.
     */
    static void check(Class<? extends TruthProgram> program, Path directory, Expectations expectations)
            throws Exception {
        check(program, directory, "-XX:+UseSerialGC", expectations);
    }

    /** The same with another collector. */
    static void check(
            Class<? extends TruthProgram> program, Path directory, String collector, Expectations expectations)
            throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                expectations.check(of(program, directory, collector));
                return;
            } catch (AssertionError e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Runs the program in a JVM of its own, and reads its recording. */
    private static TruthRun of(Class<? extends TruthProgram> program, Path directory, String collector)
            throws Exception {
        Path file = directory.resolve(program.getSimpleName() + ".jfr");
        Path output = directory.resolve(program.getSimpleName() + ".txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", collector, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath(), TruthMain.class.getName(), program.getName(), file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as(() -> text(output)).isZero();
        Map<String, Long> truth = new HashMap<>();
        for (String line : Files.readAllLines(output)) {
            String[] parts = line.split("=", 2);
            if (parts.length == 2 && parts[1].matches("-?\\d+")) {
                truth.put(parts[0], Long.parseLong(parts[1]));
            }
        }
        assertThat(truth).as(() -> text(output)).doesNotContainKey("failures");
        return new TruthRun(truth, Invariants.check(TraceReader.read(file)), file);
    }

    /** A number the program knows. */
    long nanos(String name) {
        assertThat(truth).containsKey(name);
        return truth.get(name);
    }

    /**
     * How far one measured duration may be off: {@link #TOLERANCE}, and three times as long as a thread of the program was seen to
     * wait for a processor. On a machine with nothing else to do that adds a millisecond or two.
     */
    Offset<Long> tolerance() {
        return tolerance(1);
    }

    /** How far a sum of so many measured durations may be off. */
    Offset<Long> tolerance(int durations) {
        return within(durations * (TOLERANCE.toNanos() + 3 * nanos("stall")));
    }

    TaskTypeStats taskType(String type) {
        return only(
                "task type " + type,
                TaskTypes.of(trace).types().stream()
                        .filter(stats -> stats.type().equals(type))
                        .toList());
    }

    ThreadList.ThreadStats thread(String name) {
        return only(
                "thread " + name,
                ThreadList.of(trace).threads().stream()
                        .filter(thread -> thread.name().equals(name))
                        .toList());
    }

    /** The only lock of a class, by its simple name. */
    LockList.Lock lock(String className) {
        return only("lock of " + className, locks(className));
    }

    /** The locks of a class, by its simple name. */
    List<LockList.Lock> locks(String className) {
        return LockList.of(trace).locks().stream()
                .filter(lock -> lock.className().endsWith(className))
                .toList();
    }

    /**
     * All locks but those that the JDK has for itself: the flight recorder's, the collector's reference handling's, and a thread that is
     * joined while it ends.
     */
    List<LockList.Lock> locksOfTheProgram() {
        return LockList.of(trace).locks().stream()
                .filter(lock -> !lock.className().startsWith("jdk.jfr.internal."))
                .filter(lock -> !lock.className().startsWith("java.lang.ref."))
                .filter(lock -> !lock.className().equals("java.lang.Thread"))
                .toList();
    }

    /** The row of the only task of a type. */
    int taskRow(String type) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < trace.tasks().size(); row++) {
            if (trace.tasks().type(row).equals(type)) {
                rows.add(row);
            }
        }
        return only("task of type " + type, rows);
    }

    private static <T> T only(String what, List<T> found) {
        assertThat(found).as(what).hasSize(1);
        return found.get(0);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}

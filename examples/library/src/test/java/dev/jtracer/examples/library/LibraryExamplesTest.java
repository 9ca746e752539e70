package dev.jtracer.examples.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.Task;
import dev.jtracer.runtime.Tracer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example on a recording of this program, whose tasks are known, and on what is no recording. */
class LibraryExamplesTest {
    private static final int SHORT_TASKS = 30;

    @TempDir
    static Path directory = Path.of("");

    private static Path recording = Path.of("");

    private record Printed(int exitCode, List<String> out, List<String> err) {}

    private interface Example {
        int run(String[] args, PrintStream out, PrintStream err);
    }

    private static final class Shared {
        int entered;
    }

    @BeforeAll
    static void recordTasksOfKnownLength() throws Exception {
        recording = directory.resolve("known.jfr");
        Tracer.install();
        Tracer.start(recording);
        for (int i = 0; i < SHORT_TASKS; i++) {
            try (Task task = Task.create("short")) {
                Thread.sleep(1);
            }
        }
        try (Task task = Task.create("=HYPERLINK(\"x\"), a \"name\"")) {
            task.fail(new IllegalStateException("expected"));
        }
        waitForAMonitor();
        Tracer.stop();
    }

    private static void waitForAMonitor() throws InterruptedException {
        Shared shared = new Shared();
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(() -> {
            synchronized (shared) {
                held.countDown();
                try {
                    Thread.sleep(120);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        holder.start();
        held.await();
        try (Task task = Task.create("long")) {
            synchronized (shared) {
                shared.entered++;
            }
        }
        holder.join();
        assertThat(shared.entered).isEqualTo(1);
    }

    @Test
    void slowestTaskComesFirstWithWhatItWaitedFor() {
        Printed printed = run(SlowestTasks::run, recording.toString());

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).hasSize(20);
        assertThat(printed.out().get(0)).startsWith("long ").contains(": blocked ", "; longest for ", "Shared@");
    }

    @Test
    void slowestTasksOfOneTypeAreOfThatTypeAlone() {
        Printed printed = run(SlowestTasks::run, recording.toString(), "short");

        assertThat(printed.out()).hasSize(20).allMatch(line -> line.startsWith("short "));
    }

    @Test
    void unknownTypeIsSaidWithTheTypesThereAre() {
        Printed printed = run(SlowestTasks::run, recording.toString(), "shrot");

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).singleElement().asString().contains("shrot", "short", "long");
    }

    @Test
    void limitsThatHoldSayNothing() {
        Printed printed = run(Limits::run, recording.toString(), "short=1m", "long=1m", "lock-wait=1m");

        assertThat(printed).isEqualTo(new Printed(0, List.of(), List.of()));
    }

    @Test
    void limitsThatDoNotHoldAreALineEach() {
        Printed printed = run(Limits::run, recording.toString(), "short=1m", "long=20ms", "lock-wait=20ms");

        assertThat(printed.exitCode()).isEqualTo(1);
        assertThat(printed.out()).hasSize(2);
        assertThat(printed.out().get(0)).startsWith("long: p99 of 1 tasks is ").endsWith(", the limit 20.0 ms");
        assertThat(printed.out().get(1)).contains("Shared@", "1 threads waited ", "the limit is 20.0 ms");
    }

    @Test
    void limitThatCannotBeCheckedFailsToo() {
        assertThat(run(Limits::run, recording.toString(), "shrot=1s").err())
                .containsExactly("a task of type shrot must have ended in the recording: none did");
        for (String limit : List.of("short", "=1s", "short=", "short=1", "short=-1s", "short=fast")) {
            Printed printed = run(Limits::run, recording.toString(), limit);
            assertThat(printed.exitCode()).as(limit).isEqualTo(2);
            assertThat(printed.err()).as(limit).hasSize(1);
        }
    }

    @Test
    void csvHasALineForEachTask() {
        Printed printed = run(TasksCsv::run, recording.toString());

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out()).hasSize(1 + SHORT_TASKS + 2);
        assertThat(printed.out().get(0)).startsWith("task,type,begin,duration,outcome,error,running,");
        for (String line : printed.out().subList(1, 1 + SHORT_TASKS)) {
            String[] fields = line.split(",", -1);
            long sum = 0;
            for (int state = 6; state < fields.length; state++) {
                sum += Long.parseLong(fields[state]);
            }
            assertThat(sum).isEqualTo(Long.parseLong(fields[3]));
        }
    }

    @Test
    void csvRunsNoFormula() {
        assertThat(run(TasksCsv::run, recording.toString()).out())
                .anyMatch(line -> line.contains(",\"'=HYPERLINK(\"\"x\"\"), a \"\"name\"\"\",")
                        && line.contains(",failed,\"java.lang."));
    }

    @Test
    void whatIsNoRecordingIsOneLine() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "not a recording\n");
        for (Path file : List.of(directory.resolve("missing.jfr"), text, directory)) {
            for (Printed printed : List.of(
                    run(SlowestTasks::run, file.toString()),
                    run(Limits::run, file.toString(), "short=1s"),
                    run(TasksCsv::run, file.toString()))) {
                assertThat(printed.exitCode()).isEqualTo(2);
                assertThat(printed.out()).isEmpty();
                assertThat(printed.err()).singleElement().asString().contains(file.toString());
            }
        }
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        for (Printed printed : List.of(
                run(SlowestTasks::run),
                run(SlowestTasks::run, "a", "b", "c"),
                run(Limits::run, recording.toString()),
                run(TasksCsv::run))) {
            assertThat(printed.exitCode()).isEqualTo(2);
            assertThat(printed.err()).singleElement().asString().startsWith("usage: ");
        }
    }

    private static Printed run(Example example, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = example.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Printed(exitCode, lines(out), lines(err));
    }

    /** What was printed, with plain blanks between numbers and units. */
    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace('\u00a0', ' ')
                .lines()
                .toList();
    }
}

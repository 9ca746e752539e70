package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API in programs of their own: without JFR, with JFR from the start or from later on, strict, and twice in one process. */
class StandaloneTest {
    @Test
    void withoutJfrTheApiLoadsAndIsOff() throws Exception {
        assertThat(ChildJvm.run(Shop.class, "--limit-modules", "java.base"))
                .containsExactly("recording false", "checkout done in no task", "live checkout", "misuses {}");
    }

    @Test
    void offNothingIsLoadedThatIsNotNeeded() throws Exception {
        List<String> loaded = new ArrayList<>(ChildJvm.run(OffShop.class, "-Xlog:class+load:stdout"));
        loaded.removeIf(line -> !line.contains("jtracer") && !line.contains("jdk.jfr"));

        assertThat(loaded).anyMatch(line -> line.contains("dev.jtracer.Region "));
        assertThat(loaded)
                .noneMatch(line -> line.contains("dev.jtracer.ThreadStack"))
                .noneMatch(line -> line.contains("dev.jtracer.Recorded"))
                .noneMatch(line -> line.contains("dev.jtracer") && line.contains("Event "))
                .noneMatch(line -> line.contains("jdk.jfr.events"))
                .noneMatch(line -> line.contains("jdk.jfr.internal.MetadataRepository"));
    }

    @Test
    void recordingFromTheStartOfTheJvmIsSeen(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("start.jfr");
        assertThat(ChildJvm.run(Shop.class, "-XX:StartFlightRecording:filename=" + file))
                .contains("recording true", "checkout done in checkout");

        assertThat(Recorder.read(file))
                .extracting(event -> event.getEventType().getName())
                .contains("jtracer.Task", "jtracer.Scope", "jtracer.Region", "jtracer.Log");
    }

    @Test
    void recordingStartedWhileTheProgramRunsIsSeen(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("later.jfr");
        assertThat(ChildJvm.run(LateShop.class, "-Dfile=" + file)).containsExactly("0", "2", "0");

        List<RecordedEvent> tasks = Recorder.read(file).stream()
                .filter(event -> event.getEventType().getName().equals("jtracer.Task"))
                .toList();
        assertThat(tasks)
                .singleElement()
                .satisfies(task -> assertThat(task.getString("type")).isEqualTo("seen"));
    }

    @Test
    void strictModeReportsEachMisuseOnceWithBothStacks() throws Exception {
        List<String> output = ChildJvm.run(Careless.class, "-Djtracer.strict=true");

        assertThat(output).filteredOn(line -> line.contains("jtracer: ")).hasSize(2);
        assertThat(output).anyMatch(line -> line.endsWith("jtracer: \"checkout\" ended twice, on thread main"));
        assertThat(output).anyMatch(line -> line.endsWith("jtracer: \"reserve\" left open, on thread main"));
        assertThat(output)
                .filteredOn(line -> line.contains("Careless.endTwice"))
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(output).anyMatch(line -> line.contains("Careless.begin("));
        assertThat(output).anyMatch(line -> line.contains("it began here, on thread main"));
        assertThat(output).last().asString().startsWith("misuses {ended twice=3, left open=3}");
    }

    @Test
    void withoutStrictModeMisuseIsSilent() throws Exception {
        assertThat(ChildJvm.run(Careless.class)).containsExactly("misuses {ended twice=3, left open=3}");
    }

    @Test
    void twoCopiesInOneProcessHaveDifferentIds() throws Exception {
        URL[] api = {Path.of(ChildJvm.classes(Task.class)).toUri().toURL()};
        var events = Recorder.record(() -> {
            Task.create("ours").close();
            try (URLClassLoader other = new URLClassLoader(api, ClassLoader.getPlatformClassLoader())) {
                Class<?> task = other.loadClass("dev.jtracer.Task");
                Method create = task.getMethod("create", String.class);
                ((AutoCloseable) create.invoke(null, "theirs")).close();
            }
            Task.create("ours again").close();
        });

        assertThat(events.tasks())
                .extracting(event -> event.getString("type"))
                .containsExactly("ours", "theirs", "ours again");
        assertThat(events.tasks()).extracting(event -> event.getLong("taskId")).doesNotHaveDuplicates();
        long theirs = events.task("theirs").getLong("taskId");
        assertThat(theirs >> 48).isNotEqualTo(events.task("ours").getLong("taskId") >> 48);
        assertThat(events.scopesOf(theirs)).hasSize(1);
    }

    @Test
    void jfrAndTheApiMayStartAtTheSameTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(ChildJvm.run(Race.class)).containsExactly("null");
        }
    }

    /** Uses everything once. */
    static final class Shop {
        public static void main(String[] arguments) {
            System.out.println("recording " + Trace.isRecording());
            try (Task task = Task.create("checkout")) {
                Trace.log("order", "17");
                Trace.tag("customer", "ann");
                String done = Region.with("reserve", () -> "checkout done in " + Task.current());
                System.out.println(done.replaceAll(" #\\d+", ""));
                try (Region region = Region.begin("charge")) {
                    task.wrap(() -> {}).run();
                }
            }
            dev.jtracer.spi.TracerRuntime runtime =
                    (taskId, type, durationNanos, failed) -> System.out.println("live " + type);
            Trace.install(runtime);
            try (Task task = Task.create("checkout")) {
                Region.with("reserve", () -> {});
            }
            Trace.uninstall(runtime);
            System.out.println("misuses " + Trace.misuses());
        }
    }

    /** Is never recorded. */
    static final class OffShop {
        public static void main(String[] arguments) {
            try (Task task = Task.create("checkout");
                    Region region = Region.begin("reserve")) {
                Trace.log("order", "17");
                Trace.tag("customer", "ann");
                Region.with("charge", () -> task.wrap(() -> {}));
            }
        }
    }

    /** Starts to record, and stops, while it runs. */
    static final class LateShop {
        public static void main(String[] arguments) throws Exception {
            Task.create("not seen").close();
            System.out.println(Mode.now);
            try (Recording recording = new Recording()) {
                recording.start();
                System.out.println(Mode.now);
                Task.create("seen").close();
                recording.stop();
                recording.dump(Path.of(System.getProperty("file")));
            }
            System.out.println(Mode.now);
            Task.create("not seen").close();
        }
    }

    /** Misuses the API again and again. */
    static final class Careless {
        public static void main(String[] arguments) {
            Trace.install((taskId, type, durationNanos, failed) -> {});
            for (int i = 0; i < 3; i++) {
                endTwice(begin());
            }
            System.out.println("misuses " + Trace.misuses());
        }

        private static Task begin() {
            return Task.create("checkout");
        }

        private static void endTwice(Task task) {
            Region.begin("reserve");
            task.close();
            task.close();
        }
    }

    /** JFR and the API initialise each other from two threads at once: neither may wait for the other. */
    static final class Race {
        public static void main(String[] arguments) throws Exception {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread jfr = new Thread(() -> {
                try (Recording recording = new Recording()) {
                    FlightRecorder.getFlightRecorder();
                    recording.start();
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            jfr.start();
            Task.create("first").close();
            jfr.join();
            System.out.println(failure.get());
        }
    }
}

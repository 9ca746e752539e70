package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.jtracer.spi.TracerRuntime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Off, live and recording, and what is open while one becomes the other. */
class ModeTest {
    private final Misuses misuses = new Misuses();

    @Test
    void recordingsSwitchTheModeOnAndOff() {
        assertThat(Mode.now).isEqualTo(Mode.OFF);
        try (Recording first = new Recording();
                Recording second = new Recording()) {
            first.start();
            assertThat(Mode.now).isEqualTo(Mode.RECORDING);
            assertThat(Trace.isRecording()).isTrue();
            second.start();
            first.stop();
            assertThat(Mode.now).isEqualTo(Mode.RECORDING);
            second.stop();
            assertThat(Mode.now).isEqualTo(Mode.OFF);
            assertThat(Trace.isRecording()).isFalse();
        }
    }

    @Test
    void recordingWithoutOurEventsLeavesTheModeOff() {
        try (Recording recording = new Recording()) {
            for (String event : List.of("Task", "Scope", "Region", "Log", "Tag", "Open")) {
                recording.disable("jtracer." + event);
            }
            recording.start();
            assertThat(Mode.now).isEqualTo(Mode.OFF);
        }
    }

    @Test
    void runtimeSwitchesTheModeToLive() {
        Ends runtime = new Ends();
        assertThat(Trace.install(runtime)).isTrue();
        try {
            assertThat(Trace.install(runtime)).as("a second time").isTrue();
            assertThat(Trace.install(new Ends())).as("another one").isFalse();
            assertThat(Trace.uninstall(new Ends())).isFalse();
            assertThat(Mode.now).isEqualTo(Mode.LIVE);
        } finally {
            assertThat(Trace.uninstall(runtime)).isTrue();
        }
        assertThat(Trace.uninstall(runtime)).isFalse();
        assertThat(Trace.install(null)).isFalse();
        assertThat(Mode.now).isEqualTo(Mode.OFF);
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void runtimeHearsOfEndsAndSeesWhatIsOpen(Threads threads) throws Exception {
        Ends runtime = new Ends();
        Trace.install(runtime);
        try {
            threads.run(() -> {
                Task parent = Task.create("parent");
                Task child = Task.create("child");
                child.fail(new IllegalStateException());
                List<String> open = new ArrayList<>();
                Trace.visitOpenTasks((id, type, parentId, creator, age) -> {
                    open.add(type + " of " + parentId);
                    assertThat(creator).isSameAs(Thread.currentThread());
                    assertThat(age).isNotNegative();
                });
                assertThat(open).containsExactlyInAnyOrder("parent of 0", "child of " + parent.id());
                child.close();
                parent.close();
            });
        } finally {
            Trace.uninstall(runtime);
        }

        assertThat(runtime.ends).containsExactly("child failed", "parent ok");
        Trace.visitOpenTasks(
                (id, type, parentId, creator, age) -> assertThat(type).isNull());
    }

    @Test
    void latenciesAreTrueWhetherTasksAreRecordedOrNot() throws Exception {
        List<Long> durations = new ArrayList<>();
        TracerRuntime runtime = (taskId, type, durationNanos, failed) -> durations.add(durationNanos);
        Trace.install(runtime);
        try {
            Recorder.Body tasks = () -> {
                Task detached = Task.createDetached("detached");
                try (Task task = Task.create("task")) {
                    Thread.sleep(50);
                    Trace.visitOpenTasks((id, type, parentId, creator, age) ->
                            assertThat(Duration.ofNanos(age)).isBetween(Duration.ofMillis(49), Duration.ofSeconds(10)));
                }
                detached.end();
            };
            tasks.run();
            Recorder.record(tasks);
            try (Recording recording = new Recording()) {
                recording.enable("jtracer.Region");
                recording.disable("jtracer.Task");
                recording.start();
                tasks.run();
            }
        } finally {
            Trace.uninstall(runtime);
        }

        assertThat(durations)
                .hasSize(6)
                .allSatisfy(nanos ->
                        assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMillis(49), Duration.ofSeconds(10)));
    }

    @Test
    void runtimeThatThrowsDoesNotHurt() {
        TracerRuntime runtime = (taskId, type, durationNanos, failed) -> {
            throw new IllegalStateException("broken");
        };
        Trace.install(runtime);
        try {
            Task.create("task").close();
        } finally {
            Trace.uninstall(runtime);
        }

        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.RUNTIME_THREW));
    }

    @Test
    void whatWasBegunLiveEndsQuietlyWhenOff() {
        Ends runtime = new Ends();
        Trace.install(runtime);
        Task task = Task.create("outlives the runtime");
        Region region = Region.begin("outlives the runtime");
        Trace.uninstall(runtime);

        assertThat(Task.current().id()).as("off, there is no task").isZero();
        region.close();
        task.close();

        assertThat(runtime.ends).isEmpty();
        assertThat(ThreadStack.current().depth).isZero();
        assertThat(ThreadStack.current().scope).isNull();
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void whatWasBegunOffStaysInvisible() throws Exception {
        Task task = Task.create("off");
        Region region = Region.begin("off");
        var events = Recorder.record(() -> {
            region.close();
            task.close();
            Region.with("on", () -> {});
        });

        assertThat(events.tasks()).isEmpty();
        assertThat(events.regions()).hasSize(1);
    }

    @Test
    void whatWasBegunLiveKeepsItsBeginInALaterRecording() throws Exception {
        Ends runtime = new Ends();
        Trace.install(runtime);
        try {
            Task task = Task.create("begun live");
            Task detached = Task.createDetached("detached live");
            Region region = Region.begin("begun live");
            Region.with("with live", () -> {
                Thread.sleep(100);
                var events = Recorder.record(() -> {
                    region.close();
                    Region.with("in recording", () -> {});
                    task.close();
                    detached.end();
                });

                RecordedEvent inside = events.region("in recording");
                for (RecordedEvent live : List.of(
                        events.task("begun live"),
                        events.task("detached live"),
                        events.scopes().get(0))) {
                    assertThat(live.getDuration()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(10));
                    assertThat(live.getStartTime())
                            .isBefore(inside.getStartTime().minusMillis(90));
                }
                assertThat(events.region("begun live").getStartTime())
                        .as("no one knows when it began: before the recording")
                        .isBefore(inside.getStartTime().minusMillis(500));
            });
        } finally {
            Trace.uninstall(runtime);
        }
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void bodyBegunLiveAndEndedInARecordingIsWritten() {
        Ends runtime = new Ends();
        Trace.install(runtime);
        Recorder[] recorder = new Recorder[1];
        try {
            Region.with("straddles", () -> recorder[0] = Recorder.start());
            assertThat(recorder[0].stop().region("straddles").getLong("taskId")).isZero();
        } finally {
            recorder[0].close();
            Trace.uninstall(runtime);
        }
    }

    @Test
    void whatIsOpenAtTheEndOfARecordingEndsQuietlyAfterIt() throws Exception {
        Task[] task = new Task[1];
        Region[] region = new Region[1];
        var events = Recorder.record(() -> {
            task[0] = Task.create("open");
            region[0] = Region.begin("open");
        });
        region[0].close();
        task[0].close();

        assertThat(events.tasks()).isEmpty();
        assertThat(events.open("task")).hasSize(1);
        assertThat(ThreadStack.current().scope).isNull();
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void taskBegunInOneRecordingAndEndedInTheNextKeepsItsBegin() throws Exception {
        Task[] task = new Task[1];
        Recorder.record(() -> task[0] = Task.create("two recordings"));
        Thread.sleep(50);
        var events = Recorder.record(() -> task[0].close());

        assertThat(events.task("two recordings").getDuration()).isGreaterThan(Duration.ofMillis(50));
        assertThat(events.scopes().get(0).getDuration()).isGreaterThan(Duration.ofMillis(50));
    }

    @Test
    void liveRegionsAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Ends runtime = new Ends();
        Trace.install(runtime);
        try {
            regions();
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            regions();
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            assertThat(after - before).as("bytes for 2,000 regions").isLessThan(2_000);
        } finally {
            Trace.uninstall(runtime);
        }
    }

    private static void regions() {
        for (int i = 0; i < 1_000; i++) {
            Region.with("with", () -> {});
            Region.begin("begin").close();
        }
    }

    /** Remembers the ends it hears of. */
    private static final class Ends implements TracerRuntime {
        private final List<String> ends = new ArrayList<>();

        @Override
        public void taskEnded(long taskId, String type, long durationNanos, boolean failed) {
            assertThat(taskId).isPositive();
            assertThat(durationNanos).isNotNegative();
            ends.add(type + (failed ? " failed" : " ok"));
        }
    }
}

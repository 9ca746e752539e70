package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the hook at a chunk's end writes. */
class OpenWorkTest {
    @BeforeEach
    @AfterEach
    void endAll() {
        OpenTasks.forEach(Task::end);
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void everyKindOfOpenThingIsWrittenWithItsAge(Threads threads) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread[] worker = new Thread[1];
        Recorder.Events events;
        try (Recorder recorder = Recorder.start()) {
            worker[0] = threads.factory().newThread(() -> {
                Region.with("done", () -> {});
                try (Task parent = Task.create("parent");
                        Task task = Task.create("open")) {
                    Trace.tag("order", "17");
                    Trace.tag("customer", "ann");
                    task.wrap(() -> {});
                    Region.with("outer", () -> {
                        try (Region inner = Region.begin("inner")) {
                            begun.countDown();
                            end.await();
                        }
                    });
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            worker[0].start();
            begun.await();
            Thread.sleep(200);
            events = recorder.stop();
        } finally {
            end.countDown();
        }
        worker[0].join();

        assertThat(events.tasks()).isEmpty();
        RecordedEvent task = events.open("task").get(1);
        RecordedEvent parent = events.open("task").get(0);
        long taskId = task.getLong("taskId");
        assertThat(task.getString("type")).isEqualTo("open");
        assertThat(task.getLong("parentId")).isEqualTo(parent.getLong("taskId"));
        assertThat(task.getString("tags")).isEqualTo("order=17\ncustomer=ann");
        assertThat(events.open("scope"))
                .extracting(open -> open.getString("type"))
                .containsExactly("parent", "open");
        assertThat(events.open("queued"))
                .singleElement()
                .satisfies(open -> assertThat(open.getLong("taskId")).isEqualTo(taskId));
        assertThat(events.open("region"))
                .extracting(open -> open.getString("type"))
                .containsExactly("outer", "inner");
        assertThat(events.open("region")).allMatch(open -> open.getLong("taskId") == taskId);
        for (String kind : List.of("task", "scope", "queued", "region")) {
            assertThat(events.open(kind)).allSatisfy(open -> {
                assertThat(open.getThread("thread").getJavaThreadId()).isEqualTo(worker[0].getId());
                assertThat(TimeUnit.NANOSECONDS.toMillis(open.getLong("ageNanos")))
                        .isBetween(199L, 10_000L);
            });
        }
        assertThat(events.open("thread"))
                .filteredOn(open -> open.getThread("thread").getJavaThreadId() == worker[0].getId())
                .singleElement()
                .satisfies(open -> assertThat(open.getLong("seq")).isEqualTo(1));
        assertThat(events.open("omitted")).isEmpty();
    }

    @Test
    void regionBegunBeforeTheRecordingHasNoAge() throws Exception {
        dev.jtracer.spi.TracerRuntime runtime = (taskId, type, durationNanos, failed) -> {};
        Trace.install(runtime);
        try (Region region = Region.begin("live")) {
            var events = Recorder.record(() -> {});
            assertThat(events.open("region"))
                    .singleElement()
                    .satisfies(open -> assertThat(open.getLong("ageNanos")).isEqualTo(-1));
        } finally {
            Trace.uninstall(runtime);
        }
    }

    @Test
    void threadThatIsGoneIsInNothing() throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            Task.create("never closed");
            Region.begin("never closed");
        }));

        assertThat(events.open("task")).hasSize(1);
        assertThat(events.open("scope")).isEmpty();
        assertThat(events.open("region")).isEmpty();
    }

    @Test
    void nothingIsWrittenTwiceInOneChunk() throws Exception {
        var events = Recorder.record(() -> {
            Task task = Task.createDetached("one");
            task.run(() -> task.run(() -> {}));
        });

        assertThat(events.open("task")).hasSize(1);
        assertThat(events.open("scope")).isEmpty();
    }

    @Test
    void theOldestAreWrittenAndTheRestCounted() throws Exception {
        int more = 5_000;
        List<Task> tasks = new ArrayList<>();
        var events = Recorder.record(() -> {
            for (int i = 0; i < OpenWork.MAX + more; i++) {
                tasks.add(Task.createDetached("many"));
            }
        });

        long youngest = tasks.get(OpenWork.MAX - 1).id();
        assertThat(events.open("task")).hasSize(OpenWork.MAX).allMatch(open -> open.getLong("taskId") <= youngest);
        assertThat(events.open("omitted"))
                .singleElement()
                .satisfies(open -> assertThat(open.getLong("seq")).isGreaterThanOrEqualTo(more));
    }

    @Test
    void oldestComesFirst() throws Exception {
        var events = Recorder.record(() -> {
            for (int i = 0; i < 100; i++) {
                Task.createDetached("task");
            }
        });

        List<RecordedEvent> inOrder = new ArrayList<>(events.open("task"));
        inOrder.sort(Comparator.comparing(RecordedEvent::getStartTime));
        assertThat(inOrder).extracting(open -> open.getLong("taskId")).isSorted();
    }

    @Test
    void whatIsReadWhileItChangesIsWhole() throws Exception {
        try (Recorder all = Recorder.start()) {
            Thread busy = new Thread(() -> {
                while (!Thread.interrupted()) {
                    Region.with("a", () -> Region.with("b", () -> {}));
                }
            });
            busy.start();
            for (int i = 0; i < 20; i++) {
                try (Recorder chunk = Recorder.start()) {
                    var events = chunk.stop();
                    assertThat(events.open("region"))
                            .allSatisfy(
                                    open -> assertThat(open.getString("type")).isIn("a", "b"))
                            .allSatisfy(open -> assertThat(open.getLong("ageNanos"))
                                    .isLessThan(Duration.ofMinutes(1).toNanos()));
                }
            }
            busy.interrupt();
            busy.join();
        }
    }
}

package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Live numbers: exact where they claim to be, bounded in every way. */
class LiveTasksTest {
    private final LiveTasks live = new LiveTasks();

    @Test
    void percentilesAreWithinOnePercentAndTheLargestIsExact() {
        for (int i = 1; i <= 1_000; i++) {
            live.taskEnded(i, "checkout", i * 1_000_000L + 7, i % 100 == 0);
        }
        LiveTasks.TypeRow row = row(live.snapshot(), "checkout");
        assertThat(row.ended()).isEqualTo(1_000);
        assertThat(row.failed()).isEqualTo(10);
        assertThat(row.p50Nanos()).isBetween(495_000_000L, 505_100_000L);
        assertThat(row.p99Nanos()).isBetween(980_000_000L, 1_000_000_007L);
        assertThat(row.maxNanos()).isEqualTo(1_000_000_007L);
    }

    @Test
    void nastyDurationsAreClampedAndTheLargestIsStillExact() {
        for (long nanos : new long[] {Long.MIN_VALUE, -1, 0, 1, 999, Long.MAX_VALUE}) {
            live.taskEnded(1, "odd", nanos, false);
        }
        LiveTasks.TypeRow row = row(live.snapshot(), "odd");
        assertThat(row.ended()).isEqualTo(6);
        assertThat(row.maxNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(row.p50Nanos()).isBetween(1L, 1_023L);
        assertThat(row.p99Nanos()).isBetween(3_500_000_000_000L, 3_700_000_000_000L);
    }

    @Test
    void aPercentileIsNeverAboveTheLargest() {
        live.taskEnded(1, "quick", 300, false);
        LiveTasks.TypeRow row = row(live.snapshot(), "quick");
        assertThat(row).isEqualTo(new LiveTasks.TypeRow("quick", 1, 0, 0, 300, 300, 300));
    }

    @Test
    void manyTypesAreCountedTogetherBeyondTheFirstTwoHundred() {
        for (int i = 0; i < 100_000; i++) {
            live.taskEnded(i, "order-" + i, 1_000, false);
        }
        LiveTasks.Snapshot snapshot = live.snapshot();
        assertThat(snapshot.types()).hasSize(201);
        assertThat(row(snapshot, LiveTasks.OTHER_TYPES).ended()).isEqualTo(99_800);
        assertThat(row(snapshot, "order-7").ended()).isEqualTo(1);
    }

    @Test
    void theSecondCountBeginsWithTheCapture() {
        live.taskEnded(1, "checkout", 9_000_000, true);
        live.captureBegins();
        live.taskEnded(2, "checkout", 2_000_000, false);
        live.taskEnded(3, "search", 1_000_000, true);

        LiveTasks.TypeRow checkout = row(live.sinceCaptureBegan(), "checkout");
        assertThat(checkout.ended()).isEqualTo(1);
        assertThat(checkout.failed()).isZero();
        assertThat(checkout.maxNanos()).isEqualTo(2_000_000);
        assertThat(row(live.sinceCaptureBegan(), "search").failed()).isEqualTo(1);
        assertThat(row(live.snapshot(), "checkout").ended()).isEqualTo(2);
        assertThat(row(live.snapshot(), "checkout").maxNanos()).isEqualTo(9_000_000);
    }

    @Test
    void nothingIsLostBetweenThreadsAndSnapshots() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < 50_000; i++) {
                    live.taskEnded(i, "type-" + i % 3, i, i % 2 == 0);
                }
            });
            thread.start();
            threads.add(thread);
        }
        while (threads.stream().anyMatch(Thread::isAlive)) {
            assertThat(live.snapshot().types()).hasSizeLessThanOrEqualTo(3);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        LiveTasks.Snapshot snapshot = live.snapshot();
        assertThat(snapshot.types().stream().mapToLong(LiveTasks.TypeRow::ended).sum())
                .isEqualTo(200_000);
        assertThat(snapshot.types().stream()
                        .mapToLong(LiveTasks.TypeRow::failed)
                        .sum())
                .isEqualTo(100_000);
    }

    @Test
    void theOldestOpenTasksAreKeptOldestFirst() {
        List<Long> ages = new ArrayList<>();
        for (long age = 0; age < 5_000; age++) {
            ages.add(age);
        }
        Collections.shuffle(ages);
        OldestOpen open = new OldestOpen(3);
        for (long age : ages) {
            open.visit(age, age % 2 == 0 ? "even" : "odd", 0, Thread.currentThread(), age);
        }
        assertThat(open.oldestFirst()).extracting(LiveTasks.OpenTask::ageNanos).containsExactly(4_999L, 4_998L, 4_997L);
        assertThat(open.count()).isEqualTo(5_000);
        assertThat(open.byType()).containsEntry("even", 2_500L).containsEntry("odd", 2_500L);
    }

    private static LiveTasks.TypeRow row(LiveTasks.Snapshot snapshot, String type) {
        return snapshot.types().stream()
                .filter(row -> row.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}

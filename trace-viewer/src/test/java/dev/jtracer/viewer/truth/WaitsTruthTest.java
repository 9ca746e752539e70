package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.query.Breakdown;
import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.OutcomeFilter;
import dev.jtracer.viewer.query.TaskFilter;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.Waited;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What tasks waited for, and behind whom. */
class WaitsTruthTest {

    @TempDir
    private Path directory;

    @Test
    void eachKindOfWaitIsItsOwnPartOfTheBreakdown() throws Exception {
        TruthRun.check(KindsOfWaiting.class, directory, run -> {
            TaskTypeStats stats = run.taskType("waits");
            Breakdown breakdown = stats.breakdown();

            assertThat(stats.totalNanos()).isCloseTo(run.nanos("task"), run.tolerance());
            assertThat(breakdown.sum()).isEqualTo(stats.totalNanos());
            assertThat(breakdown.sleeping()).isCloseTo(run.nanos("sleeping"), run.tolerance());
            assertThat(breakdown.socket()).isCloseTo(run.nanos("socket"), run.tolerance(3));
            assertThat(breakdown.waiting()).isCloseTo(run.nanos("waiting"), run.tolerance());
            assertThat(breakdown.parked()).isCloseTo(run.nanos("parked"), run.tolerance());
            assertThat(breakdown.file()).isCloseTo(run.nanos("file"), run.tolerance());
            // What is neither of these, between and around the waits, is running too.
            assertThat(breakdown.running()).isBetween(run.nanos("running"), stats.totalNanos());
            TaskList.Row row = TaskList.of(run.trace(), TaskList.Request.slowest("waits", 1))
                    .rows()
                    .get(0);
            Waited waited = row.waited();
            assertThat(waited).isNotNull();
            assertThat(waited.state()).isEqualTo("socket");
            assertThat(waited.object()).endsWith(":" + run.nanos("port"));
            assertThat(waited.nanos()).isCloseTo(run.nanos("socket"), run.tolerance(3));
        });
    }

    @Test
    void aMonitorHandedAlongNamesEveryOwnerOfEveryWait() throws Exception {
        TruthRun.check(LockHandedAlong.class, directory, run -> {
            LockList.Lock lock = run.lock("Table");

            assertThat(lock.kind()).isEqualTo("monitor");
            assertThat(lock.name()).matches(".*Table@[0-9a-f]+");
            assertThat(lock.waits()).isEqualTo(3);
            assertThat(lock.threads()).isEqualTo(3);
            assertThat(lock.totalNanos()).isCloseTo(run.nanos("waited"), run.tolerance(3));
            Map<String, Long> owners = new TreeMap<>();
            lock.owners().stream()
                    .filter(owner -> owner.thread() != null)
                    .forEach(owner -> owners.put(owner.thread(), owner.nanos()));
            List<String> expected = run.truth().keySet().stream()
                    .filter(key -> key.startsWith("owner."))
                    .map(key -> key.substring("owner.".length()))
                    .sorted()
                    .toList();
            assertThat(owners.keySet()).containsExactlyElementsOf(expected);
            owners.forEach((name, nanos) ->
                    assertThat(nanos).as(name).isCloseTo(run.nanos("owner." + name), run.tolerance(3)));
            assertThat(lock.owners().stream().mapToLong(LockList.Owner::nanos).sum())
                    .isEqualTo(lock.totalNanos());
            assertThat(run.taskType("hold").breakdown().blocked()).isCloseTo(run.nanos("waited"), run.tolerance(3));
            TaskList.Row slowest = TaskList.of(run.trace(), TaskList.Request.slowest("hold", 1))
                    .rows()
                    .get(0);
            assertThat(slowest.waited()).isNotNull();
            assertThat(slowest.waited().object()).isEqualTo(lock.name());
        });
    }

    @Test
    void aContendedLockIsALockAndNotAMonitor() throws Exception {
        TruthRun.check(ContendedLock.class, directory, run -> {
            LockList.Lock lock = run.lock("ReentrantLock$NonfairSync");

            assertThat(lock.kind()).isEqualTo("lock");
            assertThat(lock.waits()).isGreaterThanOrEqualTo(2);
            assertThat(lock.threads()).isEqualTo(2);
            assertThat(lock.totalNanos()).isCloseTo(run.nanos("waited"), run.tolerance(2));
        });
    }

    @Test
    void collectionsPauseTheTaskThatAsksForThem() throws Exception {
        TruthRun.check(FourCollections.class, directory, run -> {
            GcPauses.Result gc = GcPauses.of(run.trace());
            TaskTypeStats collecting = run.taskType("collecting");

            assertThat(run.nanos("collections")).isEqualTo(4);
            assertThat(gc.pauses()).isBetween(4L, run.nanos("all"));
            assertThat(collecting.breakdown().gc()).isBetween(run.nanos("gc") / 2, run.nanos("gc"));
            assertThat(collecting.breakdown().gc()).isLessThanOrEqualTo(gc.totalNanos() + gc.safepointNanos());
            assertThat(collecting.breakdown().sum()).isEqualTo(collecting.totalNanos());
        });
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void whatVirtualThreadsDoNotTellIsUnknownAndNeverRunning() throws Exception {
        TruthRun.check(VirtualThreads.class, directory, run -> {
            TaskTypeStats tasks = run.taskType("virtual");
            TaskTypeStats stuck = run.taskType("stuck");

            assertThat(tasks.count()).isEqualTo(50);
            assertThat(tasks.breakdown().sleeping()).isCloseTo(run.nanos("slept"), run.tolerance(50));
            assertThat(TaskList.of(
                                    run.trace(),
                                    new TaskList.Request(
                                            TaskFilter.ALL.withType("virtual").withOutcome(OutcomeFilter.OK),
                                            TaskList.Sort.STARTED,
                                            false,
                                            0,
                                            50))
                            .rows())
                    .allSatisfy(row -> assertThat(row.breakdown().sleeping()).isGreaterThan(25_000_000));
            assertThat(stuck.totalNanos()).isCloseTo(run.nanos("stuck"), run.tolerance());
            assertThat(stuck.breakdown().running()).isLessThan(stuck.totalNanos() / 2);
            assertThat(stuck.breakdown().unknown() + stuck.breakdown().blocked())
                    .isGreaterThan(stuck.totalNanos() / 2);
        });
    }
}

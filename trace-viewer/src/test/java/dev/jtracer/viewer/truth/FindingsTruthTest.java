package dev.jtracer.viewer.truth;

import static dev.jtracer.viewer.finding.Found.only;
import static dev.jtracer.viewer.finding.Found.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.finding.Finding;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.finding.Part;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** What the findings say about programs whose story is known, and what they leave unsaid. */
class FindingsTruthTest {

    @TempDir
    private Path directory;

    @Test
    void tenThreadsWaitedForAMonitorOfWhichTheHolderIsNamed() throws Exception {
        TruthRun.check(TenBehindOne.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding lock = only(found, "contended-lock");
            assertThat(found.list().get(0).id()).isEqualTo("contended-lock");
            assertThat(lock.text())
                    .matches("10 threads waited [0-9.]+ ms on average for monitor TenBehindOne\\$Prices@[0-9a-f]+, "
                            + "held by task rebuild-all in region rebuild\\.");
            assertThat(lock.lostNanos()).isCloseTo(run.nanos("waited"), run.tolerance(10));
            assertThat(lock.facts()).contains("10 waits", "10 tasks hit");
        });
    }

    @Test
    void callsOneAfterTheOtherAreSerialAndCallsAtOnceAreNot() throws Exception {
        TruthRun.check(ThreeCalls.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding serial = only(found, "serial-io");
            assertThat(serial.text())
                    .matches(
                            "in-turn waited for \\S+:[0-9]+ in 3 socket calls, one after the other: [0-9.]+ ms of a median "
                                    + "[0-9.]+ ms\\.");
            assertThat(serial.lostNanos()).isCloseTo(run.nanos("in-turn"), run.tolerance(12));
            assertThat(texts(found, "peer-wait"))
                    .anySatisfy(text -> assertThat(text).startsWith("4 tasks at-once waited for "));
        });
    }

    @Test
    void workWaitedForTheTwoThreadsOfAPool() throws Exception {
        TruthRun.check(SmallPool.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding queue = only(found, "pool-queue");
            assertThat(queue.text()).startsWith("Work handed to pool small waited ");
            assertThat(queue.state()).isEqualTo("queue");
            assertThat(queue.lostNanos()).isCloseTo(run.nanos("queued"), run.tolerance(20));
            assertThat(queue.facts()).contains("20 hand-offs");
            assertThat(found.list().get(0).id()).isEqualTo("pool-queue");
        });
    }

    @Test
    void partsThatTookLittleLongerThanHandingThemOverAreToldWithBoth() throws Exception {
        TruthRun.check(CutSmall.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            assertThat(texts(found, "pool-queue"))
                    .filteredOn(text -> text.contains(" parts of "))
                    .singleElement()
                    .asString()
                    .matches(
                            "Work handed to pool bits waited [0-9.]+ ms at p99 for a thread: 5,000 parts of 1 task small took "
                                    + "[0-9.]+ (ns|µs) at the median and [0-9.]+ ms together; to get from one to the next its 2 threads "
                                    + "took [0-9.]+ ms\\.");
            List<Long> nanos = found.list().stream()
                    .filter(finding -> finding.text().contains(" parts of "))
                    .flatMap(finding -> finding.parts().stream())
                    .map(Part::nanos)
                    .filter(part -> part >= 0)
                    .toList();
            long worked = nanos.get(2);
            long between = nanos.get(3);
            assertThat(worked).isGreaterThanOrEqualTo(run.nanos("small-worked"));
            assertThat(worked + between).isLessThanOrEqualTo(2 * run.nanos("small-span") + run.tolerance(2).value);
            assertThat(texts(found, "pool-queue"))
                    .anySatisfy(text -> assertThat(text)
                            .startsWith("Work handed to pool lumps waited ")
                            .contains("all 2 worked for tasks "));
        });
    }

    @Test
    void tasksThatOnlySleptAreToldWithTheMethodThatPutsThemToSleep() throws Exception {
        TruthRun.check(Sleepers.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            assertThat(texts(found, "sleep")).hasSize(2);
            Finding sleep = found.list().get(0);
            assertThat(texts(found).get(0))
                    .matches("5 tasks poll slept [0-9.]+ ms of their [0-9.]+ ms in Truth\\.lambda\\$sleep\\$[0-9]+\\.");
            assertThat(sleep.lostNanos()).isCloseTo(run.nanos("slept"), run.tolerance(10));
            assertThat(sleep.facts()).contains("10 sleeps", "1 thread");
            Finding park = found.list().get(1);
            assertThat(texts(found).get(1))
                    .matches("3 tasks pace parked on no object [0-9.]+ ms of their [0-9.]+ ms "
                            + "in Sleepers\\.lambda\\$rest\\$[0-9]+\\.");
            assertThat(park.lostNanos()).isCloseTo(run.nanos("rested"), run.tolerance(3));
        });
    }

    @Test
    void collectionsAndTheMethodBehindThemAreNamed() throws Exception {
        TruthRun.check(Allocates.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding gc = only(found, "gc-pause");
            assertThat(gc.text()).contains("GC pauses").contains("stopped 1 task");
            assertThat(gc.facts()).anySatisfy(fact -> assertThat(fact).startsWith("heap "));
            Finding allocation = only(found, "allocation");
            assertThat(allocation.text())
                    .startsWith("Allocates.fill allocated ")
                    .contains(" for task fill");
            assertThat(allocation.facts()).contains("mostly byte[]");
            assertThat(allocation.links().get(0).page()).isEqualTo("flames");
            assertThat(allocation.links().get(0).state()).containsEntry("q", "Allocates.fill");
        });
    }

    @Test
    void methodThatATaskSpentItsTimeInIsNamed() throws Exception {
        TruthRun.check(HotLoop.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding hot = only(found, "hot-method");
            assertThat(hot.text())
                    .matches("[0-9]+% of the samples of running code in task count were in HotLoop.burn\\.");
            assertThat(hot.lostNanos()).isLessThanOrEqualTo(run.nanos("burnt") + run.tolerance().value);
        });
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void virtualThreadThatKeptItsCarrierIsNamedWithTheMethod() throws Exception {
        TruthRun.check(PinnedInInitializer.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding pinned = only(found, "pinned-threads");
            assertThat(pinned.text())
                    .startsWith("1 virtual thread held its carrier for ")
                    .endsWith(" in PinnedInInitializer$Slow.sleep.");
            assertThat(pinned.threadNanos()).isCloseTo(run.nanos("pinned"), run.tolerance());
        });
    }

    @Test
    void threadsThatPileUpAreCountedAndThoseThatEndOrStandFromTheBeginAreNot() throws Exception {
        TruthRun.check(PiledThreads.class, directory, run -> {
            Finding pile = only(Findings.of(run.trace()), "piling-threads");

            assertThat(pile.text())
                    .matches("24 threads asker started and 0 ended; when the recording ended, 24 had been "
                            + "waiting in PiledThreads\\.awaitAnswer for [0-9.]+ ms on average\\.");
            assertThat(pile.facts()).contains("alive at the begin 0, at the end 24");
            assertThat(pile.state()).isEqualTo("parked");
        });
    }

    @Test
    void deadlockComesFirstAndNamesItsThreads() throws Exception {
        TruthRun.check(Deadlock.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding deadlock = only(found, "deadlock");
            assertThat(found.list().get(0).id()).isEqualTo("deadlock");
            assertThat(deadlock.text())
                    .startsWith("2 threads waited for each other when the recording ended: ")
                    .contains("dead-1 for monitor Deadlock$Right@", "held by dead-2")
                    .contains("dead-2 for monitor Deadlock$Left@", "held by dead-1");
            assertThat(texts(found, "contended-lock")).isEmpty();
        });
    }

    @Test
    void deadlockOfLocksIsOneToo() throws Exception {
        TruthRun.check(DeadlockOfLocks.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            Finding deadlock = only(found, "deadlock");
            assertThat(deadlock.text())
                    .startsWith("3 threads waited for each other when the recording ended: ")
                    .contains("ring-0 for lock ", "held by ring-1", "held by ring-2", "held by ring-0");
            assertThat(deadlock.facts()).contains("1 thread behind them");
        });
    }

    @Test
    void ofACalmProgramNothingIsSaid() throws Exception {
        TruthRun.check(NobodyWaits.class, directory, run -> {
            Findings.Result found = Findings.of(run.trace());

            assertThat(texts(found)).isEmpty();
            assertThat(found.notFound()).contains("a deadlock", "failed tasks", "lost events");
            assertThat(found.below()).contains("contended monitors and locks", "GC pauses");
            assertThat(found.notApplicable()).hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void ofTasksOnThreeExecutorsNothingIsSaidThatIsNotThere() throws Exception {
        TruthRun.check(ChildTasks.class, directory, run -> {
            List<String> rules =
                    Findings.of(run.trace()).list().stream().map(Finding::id).toList();

            assertThat(rules)
                    .doesNotContain("deadlock", "contended-lock", "serial-io", "pinned-threads", "lost-events");
        });
    }
}

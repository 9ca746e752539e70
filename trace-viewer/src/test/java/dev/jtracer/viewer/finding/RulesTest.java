package dev.jtracer.viewer.finding;

import static dev.jtracer.viewer.finding.Found.only;
import static dev.jtracer.viewer.finding.Found.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each rule on a drawn recording: what it says, and when it says nothing. */
class RulesTest {
    private static final long MS = 1_000_000;

    @Test
    void lockNamesItsHolderWithTaskAndRegion() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                                      0         10        20        30    E
                a: task 1 checkout                                    |--------------------|
                a: scope 1                                            |--------------------|
                a: blocked com.shop.Table by=b in=com.shop.Table.get    |---------------|
                b: task 2 refresh                                     |---------------------------|
                b: scope 2                                            |---------------------------|
                b: region rebuild task=2                                |------------------|
                b: region read task=2                                       |--|
                """));

        Finding lock = only(found, "contended-lock");
        assertThat(lock.text())
                .isEqualTo("1 thread waited 16.0 ms for monitor Table@1, held by task refresh in region rebuild.");
        assertThat(lock.severity()).isEqualTo("slow");
        assertThat(lock.lostNanos()).isEqualTo(16 * MS);
        assertThat(lock.facts()).containsExactly("1 wait", "1 task hit", "Table.get:1");
        assertThat(lock.links()).extracting(Link::page).containsExactly("timeline", "blocking");
        assertThat(lock.links().get(1).state()).containsEntry("lock", "com.shop.Table@1");
    }

    @Test
    void holderThatIsNotKnownIsSaidToBeUnknown() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 checkout         |--------------------|
                a: scope 1                 |--------------------|
                a: blocked Table             |--------------|
                """));

        assertThat(only(found, "contended-lock").text())
                .isEqualTo("1 thread waited 15.0 ms for monitor Table@1; the recording does not say who held it.");
    }

    @Test
    void holderOfAPartIsSaidToHaveHeldThatPart() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 checkout         |-----------------------------|
                a: scope 1                 |-----------------------------|
                a: blocked Table by=c      |-------------------|
                c: blocked Table by=b      |---------|
                """));

        assertThat(only(found, "contended-lock").text())
                .isEqualTo(
                        "2 threads waited 15.0 ms on average for monitor Table@1: 20.0 ms of 30.0 ms behind thread b.");
    }

    @Test
    void waitOutsideTasksCostsThemNothing() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 checkout         |------|
                a: scope 1                 |------|
                b: blocked Table by=a      |----------------|
                """));

        Finding lock = only(found, "contended-lock");
        assertThat(lock.lostNanos()).isZero();
        assertThat(lock.severity()).isEqualTo("note");
        assertThat(lock.measure()).isEqualTo("of threads");
    }

    @Test
    void whatJtracerItselfWaitedForIsNoFinding() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                   0         10        20        30    E
                jtracer-query-1: blocked Shelf by=a  |----------------|
                jtracer-reader: socket host:80       |--------------------------|
                jtracer-reader: file /tmp/x.jfr                                  |---|
                """));

        assertThat(found.list()).isEmpty();
    }

    @Test
    void parentLosesOnceWhatItsChildrenLoseAtTheSameTime() {
        Findings.Result found = Findings.of(Picture.trace("""
                                             0         10        20        30    E
                p: task 1 checkout           |-----------------------------|
                p: scope 1                   |-----------------------------|
                p: parked Future             |-------------------------|
                a: task 2 quote parent=1     |-------------------|
                a: scope 2                   |-------------------|
                a: blocked Table by=c        |-------------------|
                b: task 3 quote parent=1     |-------------------|
                b: scope 3                   |-------------------|
                b: blocked Table by=c        |-------------------|
                """));

        Finding lock = only(found, "contended-lock");
        assertThat(lock.threadNanos()).isEqualTo(40 * MS);
        assertThat(lock.lostNanos()).isEqualTo(20 * MS);
        assertThat(lock.facts()).contains("2 tasks hit");
    }

    @Test
    void waitWhileTheTaskRunsElsewhereCostsItNothing() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30        40    E
                a: task 1 checkout         |-----------------------------|
                a: scope 1                 |-----------------------------|
                b: scope 1                 |-------------------|
                b: blocked Table by=c      |-------------------|
                """));

        assertThat(texts(found, "contended-lock"))
                .allSatisfy(text -> assertThat(text).contains("waited 20.0 ms"));
        assertThat(found.list())
                .allSatisfy(finding -> assertThat(finding.lostNanos()).isZero());
    }

    @Test
    void threeReadsOneAfterTheOtherAreSerial() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 checkout         |------------------|
                a: scope 1                 |------------------|
                a: socket inventory         |--|  |--|  |--|
                """));

        Finding serial = only(found, "serial-io");
        assertThat(serial.text())
                .isEqualTo(
                        "checkout waited for inventory:80 in 3 socket calls, one after the other: 9.00 ms of a median 19.0 ms.");
        assertThat(serial.lostNanos()).isEqualTo(9 * MS);
        assertThat(texts(found, "peer-wait")).isEmpty();
    }

    @Test
    void threeReadsAtOnceAreNotSerial() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 checkout         |------------------|
                a: scope 1                 |------------------|
                b: scope 1                 |------------------|
                c: scope 1                 |------------------|
                a: socket inventory         |--------------|
                b: socket inventory          |--------------|
                c: socket inventory           |--------------|
                """));

        assertThat(texts(found, "serial-io")).isEmpty();
        assertThat(found.below()).contains("reads from one host one after the other");
    }

    @Test
    void oneAnswerInSeveralPacketsIsOneRead() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 checkout         |----------------------------|
                a: scope 1                 |----------------------------|
                a: socket inventory         |---------------------| | |
                """));

        assertThat(texts(found, "serial-io")).isEmpty();
        assertThat(only(found, "peer-wait").text()).startsWith("1 task checkout waited for inventory:80 in ");
    }

    @Test
    void poolSaysHowLongWorkWaitedAndHowBusyItsThreadsWere() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                0         10        20        30       39E
                pricing-1: task 1 quote         |-------------------|
                pricing-1: scope 1 queued=2       |-----------------|
                pricing-2: task 2 quote         |-------------------|
                pricing-2: scope 2 queued=10              |---------|
                pricing-1: starts               x
                pricing-2: starts               x
                """));

        assertThat(only(found, "pool-queue").text())
                .isEqualTo(
                        "Work handed to pool pricing waited 10.0 ms at p99 for a thread: all 2 worked for tasks 24% of the time.");
    }

    @Test
    void partsAsShortAsTheWayFromOneToTheNextAreToldWithIt() {
        Findings.Result found = Findings.of(Picture.trace(parts(12, "|-|", 4)));

        assertThat(only(found, "pool-queue").text())
                .isEqualTo(
                        "Work handed to pool sorter waited 46.0 ms at p99 for a thread: 12 parts of 1 task sort took 2.00 ms "
                                + "at the median and 24.0 ms together; to get from one to the next its thread took 24.0 ms.");
    }

    @Test
    void partsLongerThanTheWayFromOneToTheNextOrFewAreNot() {
        assertThat(texts(Findings.of(Picture.trace(parts(12, "|--------|", 10))), "pool-queue"))
                .singleElement()
                .asString()
                .endsWith("for a thread: its one thread worked for tasks 89% of the time.");
        assertThat(texts(Findings.of(Picture.trace(parts(10, "|-|", 4))), "pool-queue"))
                .singleElement()
                .asString()
                .endsWith("worked for tasks 49% of the time.");
    }

    /** A task whose parts, all handed over at its begin, run one after the other, one each so many milliseconds. */
    private static String parts(int count, String bar, int every) {
        int end = count * every;
        StringBuilder picture = new StringBuilder("%-40s0%sE\n".formatted("", " ".repeat(end)));
        picture.append("%-40s|%s|\n".formatted("main: task 1 sort", "-".repeat(end - 1)));
        for (int i = 0; i < count; i++) {
            int start = i * every + every - (bar.length() - 1);
            String at = " ".repeat(start);
            picture.append(
                    "%-40s|%s|\n".formatted("sorter-1: task " + (2 + i) + " part parent=1", "-".repeat(end - 1)));
            picture.append("%-40s%s%s\n".formatted("sorter-1: scope " + (2 + i) + " queued=" + start, at, bar));
        }
        return picture.append("%-40sx\n".formatted("sorter-1: starts")).toString();
    }

    @Test
    void workThatWaitedLittleIsNoQueue() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                0         10        20        30        E
                pricing-1: task 1 quote         |--------------------------|
                pricing-1: scope 1 queued=1      |-------------------------|
                """));

        assertThat(texts(found, "pool-queue")).isEmpty();
    }

    @Test
    void pausesSayWhatTheyStoppedAndTheHeap() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                                    0         10        20        30        E
                a: task 1 checkout                                  |--------------------------|
                a: scope 1                                          |--------------------------|
                b: task 2 search                                    |--------------------------|
                b: scope 2                                          |--------------------------|
                b: sleeping                                         |--------------------------|
                jvm: collection G1New Eden id=3 before=90 after=20          |---|
                jvm: gc id=3                                                |---|
                jvm: gc id=4                                                         |-|
                """));

        Finding gc = only(found, "gc-pause");
        assertThat(gc.text()).isEqualTo("2 GC pauses, 6.00 ms together, stopped 1 task; the longest took 4.00 ms.");
        assertThat(gc.lostNanos()).isEqualTo(6 * MS);
        assertThat(gc.facts()).containsExactly("Eden", "heap 90.0 MB → 20.0 MB at the longest");
    }

    @Test
    void hotMethodIsTheOneOnTopOfMostSamples() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                                       0                                                 E
                jvm: setting jdk.ExecutionSample enabled true          x
                jvm: setting jdk.ExecutionSample period 1_ms           x
                a: task 1 search                                       |------------------------------------------------|
                a: scope 1                                             |------------------------------------------------|
                a: running in=shop.Catalogue.distance                    x x x x x x x x x x x x x x x x x x
                a: running in=shop.Catalogue.nearest                      x x x x
                """));

        Finding hot = only(found, "hot-method");
        assertThat(hot.text())
                .isEqualTo("82% of the samples of running code in task search were in Catalogue.distance.");
        assertThat(hot.facts()).containsExactly("18 of 22 samples", "18 with what it called", "one every 1.00 ms");
        assertThat(hot.links().get(0))
                .isEqualTo(new Link(
                        "Flame graph",
                        "flames",
                        "",
                        Map.of("kind", "cpu", "type", "search", "q", "Catalogue.distance")));
        assertThat(hot.lostNanos()).isEqualTo(18 * MS);
    }

    @Test
    void fewSamplesNameNoMethod() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                       0                                   E
                a: task 1 search                       |----------------------------------|
                a: scope 1                             |----------------------------------|
                a: running in=shop.Catalogue.distance    x x x x x x x x x x x
                """));

        assertThat(texts(found, "hot-method")).isEmpty();
        assertThat(found.notFound()).contains("a method that took 5% of task time");
    }

    @Test
    void timeNobodyExplainsIsSaid() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 reindex          |-----------------------------|
                a: scope 1                 |----|
                v1: scope 1                                   |----------|
                """));

        assertThat(only(found, "unknown-time").text())
                .isEqualTo(
                        "Of the time of task reindex, 25.0 ms of 30.0 ms is unknown: no event and no sample shows what it was doing.");
    }

    @Test
    void explainedTimeIsNotUnknown() {
        Findings.Result found = Findings.of(Picture.trace("""
                                           0         10        20        30    E
                a: task 1 reindex          |-----------------------------|
                a: scope 1                 |-----------------------------|
                a: file /tmp/index           |---------------|
                """));

        assertThat(found.list()).extracting(Finding::id).containsExactly("file-wait");
        assertThat(found.notFound()).contains("a task type with a tenth of its time unknown", "failed tasks");
    }

    @Test
    void sleepSaysHowMuchOfTheTasksItWasAndWhere() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                                                    0         10        20        30    E
                a: task 1 poll                                                      |------------------|
                a: scope 1                                                          |------------------|
                a: sleeping in=java.lang.Thread.sleep<com.shop.Poller.pause           |-----|  |-----|
                b: task 2 poll                                                      |------------------|
                b: scope 2                                                          |------------------|
                b: sleeping in=java.lang.Thread.sleep<com.shop.Poller.retry           |--|
                """));

        Finding sleep = only(found, "sleep");
        assertThat(sleep.text()).isEqualTo("2 tasks poll slept 15.0 ms of their 38.0 ms, most of it in Poller.pause.");
        assertThat(sleep.facts()).containsExactly("3 sleeps", "2 threads", "Poller.pause:1");
        assertThat(sleep.lostNanos()).isEqualTo(15 * MS);
        assertThat(found.notFound()).doesNotContain("sleep that took 2% of task time");
    }

    @Test
    void taskThatSleptOnTwoThreadsAtOnceIsToldNoShareOfItsTime() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                  0         10        20        30    E
                a: task 1 poll                    |------------------|
                a: scope 1                        |------------------|
                a: sleeping                        |-----|
                b: scope 1                        |------------------|
                b: sleeping                          |-----|
                """));

        assertThat(only(found, "sleep").text()).isEqualTo("1 task poll slept 12.0 ms together.");
    }

    @Test
    void parkingForSomethingIsNoSleepAndLittleSleepIsNotSaid() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                            0         10        20        30                                     E
                a: task 1 poll                              |----------------------------------------------------------------|
                a: scope 1                                  |----------------------------------------------------------------|
                a: sleeping                                  ||
                a: parked java.util.concurrent.Semaphore        |------------------------|
                """));

        assertThat(texts(found, "sleep")).isEmpty();
        assertThat(found.notFound()).contains("sleep that took 2% of task time");
    }

    @Test
    void pinnedThreadsNameTheMethod() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                     0         10        20        30    E
                v1: task 1 tax                       |-----------------------------|
                v1: scope 1                          |-----------------------------|
                v1: pinned in=com.shop.TaxTable.rate     |---------------|
                v2: pinned in=com.shop.TaxTable.rate     |---|
                """));

        Finding pinned = only(found, "pinned-threads");
        assertThat(pinned.text())
                .isEqualTo("2 virtual threads held their carriers for 20.0 ms together in TaxTable.rate.");
        assertThat(pinned.lostNanos()).isEqualTo(16 * MS);
    }

    @Test
    void threadsThatWaitForEachOtherAtTheEndAreADeadlock() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                        0         10        20        30    E
                a: task 1 left                              |--------------------------------->
                a: scope 1                                  |--------------------------------->
                a: shot BLOCKED on=Two by=b                                                   x
                b: shot BLOCKED on=One by=a                                                   x
                c: shot BLOCKED on=One by=a                                                   x
                """));

        Finding deadlock = only(found, "deadlock");
        assertThat(found.list().get(0).id()).isEqualTo("deadlock");
        assertThat(deadlock.severity()).isEqualTo("stuck");
        assertThat(deadlock.text())
                .isEqualTo(
                        "2 threads waited for each other when the recording ended: a for monitor Two@f held by b, b for monitor One@f held by a.");
        assertThat(deadlock.facts()).contains("1 thread behind them");
        assertThat(deadlock.openNanos()).isPositive();
    }

    @Test
    void chainWithoutACycleIsNoDeadlock() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                  0         10        20        30    E
                a: shot BLOCKED on=Two by=b                                             x
                b: shot BLOCKED on=One by=c                                             x
                """));

        assertThat(texts(found, "deadlock")).isEmpty();
        assertThat(found.notFound()).contains("a deadlock");
    }

    @Test
    void failedTasksAreCountedWithTheirException() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                    0         10        20        30    E
                a: task 1 pay failed=shop.Declined  |----|
                a: task 2 pay                             |----|
                """));

        assertThat(only(found, "failed-tasks").text()).isEqualTo("1 of 2 tasks pay failed with Declined.");
    }

    @Test
    void lostEventsAreCounted() {
        Findings.Result found = Findings.of(Picture.trace("""
                                          0         10        20        30    E
                a: region one seq=1       |--|
                a: region two seq=5           |--|
                """));

        assertThat(only(found, "lost-events").text()).isEqualTo("3 regions were recorded and are missing.");
    }

    @Test
    void waitsRecordedUpToARateAreSaid() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                              0         10        20        30    E
                jvm: setting jdk.SocketRead throttle 100/s    x
                a: socket inventory                            |--|  |--| |--|
                """));

        assertThat(only(found, "throttled-events").text())
                .isEqualTo("jdk.SocketRead was recorded up to 100/s; 3 events are there.");
    }

    @Test
    void whatWasNotRecordedIsNotApplicableAndWhatWasEnabledIsNotFound() {
        Findings.Result found = Findings.of(Picture.trace("""
                                                                     0         10        20        30    E
                jvm: setting jdk.VirtualThreadPinned enabled true    x
                jvm: setting jdk.SocketRead enabled false            x
                a: sleeping                                          |----|
                """));

        assertThat(found.ranking()).isEqualTo("thread");
        assertThat(found.below()).contains("pinned virtual threads");
        assertThat(found.notApplicable())
                .contains(
                        new Findings.NotApplicable("hosts", "jdk.SocketRead was not recorded"),
                        new Findings.NotApplicable("failed tasks", "no tasks in this recording"));
    }
}

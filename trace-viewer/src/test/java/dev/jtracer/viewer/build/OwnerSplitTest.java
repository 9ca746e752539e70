package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class OwnerSplitTest {

    /** JFR names only B: A held the monitor for the first half, without an event of its own. */
    @Test
    void aWaitBehindTwoHoldersNamesBoth() {
        Trace trace = Picture.trace("""
                [                        0         10        20 E]
                B: blocked Table by=A     |-------|
                C: blocked Table by=B      |---------------|
                """);

        assertThat(Picture.owners(trace, "C")).isEqualTo("2-9 A inferred, 9-18 B event");
        assertThat(Picture.owners(trace, "B")).isEqualTo("1-9 A event");
        assertThat(trace.locks().name(0)).isEqualTo("Table@1");
        assertThat(trace.locks().kind(0)).isEqualTo(Locks.Kind.MONITOR);
        assertThat(trace.lockWaits().byLock().count(0)).isEqualTo(2);
    }

    /** The waiter had no processor for a while: whom the event names had released the monitor long before, and had nothing to do. */
    @Test
    void workerWithNothingToDoHoldsNoMonitor() {
        Trace trace = Picture.trace("""
                [                                                                          0         10        20        30 E]
                A: parked Sync in=java.util.concurrent.ThreadPoolExecutor.getTask                    |---------|   |--|
                C: blocked Table by=A                                                        |------------------------|
                """);

        assertThat(Picture.owners(trace, "C")).isEqualTo("2-10 A event, 10-20 ?, 20-24 A event, 24-27 ?");
    }

    /** A lock it may have forgotten to release. */
    @Test
    void workerWithNothingToDoMayHoldALock() {
        Trace trace = Picture.trace("""
                [                                                                          0         10        20        30 E]
                A: parked java.util.concurrent.locks.ReentrantLock$NonfairSync               |--|
                B: parked java.util.concurrent.locks.ReentrantLock$NonfairSync                 |------------------------|
                C: parked java.util.concurrent.locks.ReentrantLock$NonfairSync              |-----------------------------|
                A: parked Sync in=java.util.concurrent.ThreadPoolExecutor.getTask                    |---------|
                """);

        assertThat(Picture.owners(trace, "B")).isEqualTo("4-5 ?, 5-29 A inferred");
    }

    @Test
    void fourInARowEachNameTheOneBefore() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                2: blocked Table by=1     |-------|
                3: blocked Table by=2      |--------------|
                4: blocked Table by=3       |---------------------|
                """);

        assertThat(Picture.owners(trace, "4")).isEqualTo("3-9 1 inferred, 9-17 2 inferred, 17-25 3 event");
    }

    @Test
    void aPieceThatWentThroughUnseenHandsHasNoOwner() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                2: blocked Table by=1     |-------|
                3: blocked Table by=X      |--------------|
                4: blocked Table by=3       |---------------------|
                """);

        assertThat(Picture.owners(trace, "4")).isEqualTo("3-9 1 inferred, 9-17 ?, 17-25 3 event");
    }

    @Test
    void aWaiterThatReturnsTakesTheMonitorToo() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                w: waiting Table          |-------|
                4: blocked Table by=w       |---------------------|
                """);

        assertThat(Picture.owners(trace, "4")).isEqualTo("3-9 ?, 9-25 w event");
    }

    @Test
    void parksOnLocksAreWaitsForThemAndOtherParksAreNot() {
        Trace trace = Picture.trace("""
                [                                  0         10        20        30 E]
                a: parked app.MyLock$Sync           |-------|
                b: parked app.Future                |-------|
                """);

        assertThat(trace.locks().size()).isEqualTo(1);
        assertThat(trace.locks().name(0)).isEqualTo("app.MyLock$Sync@2");
        assertThat(trace.locks().kind(0)).isEqualTo(Locks.Kind.LOCK);
        assertThat(Picture.owners(trace, "a")).isEqualTo("1-9 ?");
    }

    @Test
    void aWaitKnowsTheTaskItBelongsTo() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                B: blocked Table by=A     |-------|
                B: task 1 buy            |---------|
                B: scope 1               |---------|
                """);

        assertThat(trace.lockWaits().taskRow(0)).isZero();
    }

    @Test
    void whoeverALockWakesOwnsItUntilTheNextIsWoken() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                A: parked ReentrantLock   |-------|
                B: parked ReentrantLock    |--------------|
                C: parked ReentrantLock     |---------------------|
                """);

        assertThat(Picture.owners(trace, "A")).isEqualTo("1-9 ?");
        assertThat(Picture.owners(trace, "B")).isEqualTo("2-9 ?, 9-17 A inferred");
        assertThat(Picture.owners(trace, "C")).isEqualTo("3-9 ?, 9-17 A inferred, 17-25 B inferred");
    }

    @Test
    void whoeverTookALockBeforeTheWaitBeganStillHasItWhileAnotherIsQueued() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                A: parked ReentrantLock   |-------|
                B: parked ReentrantLock    |----------------|
                C: parked ReentrantLock              |-----------|
                D: parked ReentrantLock                             |--|
                """);

        assertThat(Picture.owners(trace, "C")).isEqualTo("12-19 A inferred, 19-24 B inferred");
        assertThat(Picture.owners(trace, "D")).isEqualTo("27-30 ?");
    }

    @Test
    void aThreadThatParksAgainWhileAnotherStaysQueuedWasTooLate() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                A: parked ReentrantLock   |-------|  |-------------|
                B: parked ReentrantLock    |----------------------|
                """);

        assertThat(Picture.owners(trace, "B")).isEqualTo("2-25 ?");
    }

    @Test
    void aThreadWhoseTimeIsUpTookNothing() {
        Trace trace = Picture.trace("""
                [                                  0         10        20        30 E]
                A: parked ReentrantLock timeout=8   |-------|
                B: parked ReentrantLock              |--------------|
                """);

        assertThat(Picture.owners(trace, "B")).isEqualTo("2-17 ?");
    }

    @Test
    void nothingIsConcludedAcrossACollection() {
        Trace trace = Picture.trace("""
                [                        0         10        20        30 E]
                A: parked ReentrantLock   |-------|
                gc: gc                                 ||
                B: parked ReentrantLock    |------------------------|
                """);

        assertThat(trace.locks().size()).isEqualTo(2);
        assertThat(trace.locks().name(0)).endsWith("ReentrantLock$NonfairSync@2");
        assertThat(trace.locks().name(1)).endsWith("ReentrantLock$NonfairSync@2~2");
        assertThat(Picture.owners(trace, "B")).isEqualTo("2-27 ?");
    }

    @Test
    void aNotifiedThreadIsBlockedByTheNotifierUntilItHasTheMonitorBack() {
        Trace trace = Picture.trace("""
                [                              0         10        20        30 E]
                w: waiting Table by=n           |------------------------|
                n: notifies Table                         x
                n: notifies Other                              x
                """);

        assertThat(Picture.states(trace, "w")).isEqualTo("0-1 unknown, 1-11 waiting, 11-26 blocked, 26-33 unknown");
        assertThat(Picture.owners(trace, "w")).isEqualTo("11-26 n inferred");
    }

    @Test
    void notifiesWakeThoseFirstThatWaitedLongest() {
        Trace trace = Picture.trace("""
                [                              0         10        20        30 E]
                a: waiting Table by=n           |-----------------|
                b: waiting Table by=n             |-----------------------|
                n: notifies Table                      x    x
                """);

        assertThat(Picture.states(trace, "a")).startsWith("0-1 unknown, 1-8 waiting, 8-19 blocked");
        assertThat(Picture.owners(trace, "a")).isEqualTo("8-19 n inferred");
        assertThat(Picture.owners(trace, "b")).isEqualTo("13-19 n inferred, 19-27 a inferred");
    }

    @Test
    void aThreadWaitsForTheOneThatInitialisesTheClass() {
        Trace trace = Picture.trace("""
                [                                       0         10        20        30 E]
                a: sleeping in=app.Config.<clinit>       |-----------------|
                b: waiting [I by=a in=app.Main.run         |-----------------|
                c: waiting [I by=a in=Object.wait          |-----------------|
                d: blocked [I by=b in=app.Main.run         |--|
                """);

        assertThat(trace.locks().size()).isEqualTo(1);
        assertThat(trace.locks().kind(0)).isEqualTo(Locks.Kind.CLASS_INIT);
        assertThat(trace.locks().name(0)).isEqualTo("app.Config@1");
        assertThat(Picture.states(trace, "b")).contains("3-21 blocked");
        assertThat(Picture.owners(trace, "b")).isEqualTo("3-21 a event");
        assertThat(Picture.states(trace, "c")).contains("3-21 waiting");
        assertThat(trace.lockWaits().byLock().count(0)).isEqualTo(2);
    }
}

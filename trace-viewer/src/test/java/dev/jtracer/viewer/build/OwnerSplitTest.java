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
}

package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Trace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Waits that cross an end of the recording leave no event: measured on JDK 17 and 25. Snapshots tell of them. */
class SnapshotsTest {

    @Test
    void aDeadlockFillsTheWholeRecording() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot BLOCKED on=Left by=b        x                    x
                b: shot BLOCKED on=Right by=a       x                    x
                """);

        assertThat(Picture.states(trace, "a")).isEqualTo("0-23 blocked");
        assertThat(Picture.states(trace, "b")).isEqualTo("0-23 blocked");
        States states = trace.states();
        int row = states.at(Picture.thread(trace, "a"), 0);
        assertThat(states.origin(row)).isEqualTo(Origin.SNAPSHOT);
        assertThat(states.objectName(row)).isEqualTo("Left@f");
        assertThat(states.ownerThreadRow(row)).isEqualTo(Picture.thread(trace, "b"));
        assertThat(Picture.owners(trace, "a")).isEqualTo("0-23 b snapshot");
    }

    @Test
    void anIdlePoolIsIdleThroughout() {
        Trace trace = Picture.trace("""
                [                                            0         10        20 E]
                w: shot WAITING in=LinkedBlockingQueue.take   x                    x
                """);

        assertThat(Picture.states(trace, "w")).isEqualTo("0-23 idle");
    }

    @Test
    void aThreadBlockedSinceBeforeIsBlockedUntilItsFirstSignOfLife() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot BLOCKED on=Left by=b        x
                a: sleeping                                 |--|
                a: shot RUNNABLE                                         x
                """);

        assertThat(Picture.states(trace, "a")).isEqualTo("0-9 blocked, 9-12 sleeping, 12-23 unknown");
    }

    @Test
    void aThreadStillBlockedAtTheEndIsBlockedSinceItsLastSignOfLife() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot RUNNABLE                    x
                a: task 1 stuck                       |------------------->
                a: scope 1                            |------------------->
                a: sleeping                               |--|
                a: shot BLOCKED on=Left by=b                              x
                """);

        assertThat(Picture.states(trace, "a")).isEqualTo("0-3 unknown, 3-7 running, 7-10 sleeping, 10-23 blocked");
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 4, blocked 13, sleeping 3");
    }

    @Test
    void betweenTwoDifferentWaitsNobodyKnows() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot BLOCKED on=Left by=b        x
                a: shot WAITING on=Right                                 x
                """);

        assertThat(Picture.states(trace, "a")).isEqualTo("0-1 blocked, 1-22 unknown, 22-23 parked");
    }

    @Test
    void betweenTwoDifferentWaitsInsideATaskNobodyKnowsEither() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: task 1 stuck                    |------------------------>
                a: scope 1                         |------------------------>
                a: shot BLOCKED on=Left by=b        x
                a: shot WAITING on=Right                                 x
                """);

        assertThat(Picture.states(trace, "a")).endsWith("blocked, 1-22 unknown, 22-23 parked");
    }

    @Test
    void aWaitWhoseClassOneSnapshotNamesIsOneWait() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot BLOCKED on= by=b            x
                a: shot BLOCKED on=Left by=b                             x
                """);

        assertThat(Picture.states(trace, "a")).isEqualTo("0-23 blocked");
        assertThat(trace.states().objectName(trace.states().at(Picture.thread(trace, "a"), 0)))
                .isEqualTo("Left@f");
    }

    /** Snapshots know monitors by their identity, events by an address: one monitor was two in every list. */
    @Test
    void aMonitorOfSnapshotsAndOfEventsIsOneIfThereIsOneOfItsClassInBoth() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot BLOCKED on=Left by=b        x
                a: blocked Left by=b                        |---|
                c: shot BLOCKED on=Left by=b                             x
                """);

        assertThat(trace.locks().size()).isEqualTo(1);
        assertThat(trace.locks().name(0)).isEqualTo("Left@1");
        assertThat(trace.states().objectName(trace.states().at(Picture.thread(trace, "c"), 21 * Picture.MS)))
                .isEqualTo("Left@1");
    }

    /** The end's snapshot is taken before the recording ends: what it shows may still come to its end. */
    @Test
    void aWaitThatASnapshotShowsAndAnEventTellsIsOne() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: blocked Left by=b                        |---------|
                a: shot BLOCKED on=Left by=b                     x
                c: shot BLOCKED on=Left by=b                     x
                """);

        assertThat(trace.locks().size()).isEqualTo(1);
        assertThat(trace.lockWaits().size()).isEqualTo(2);
        assertThat(IntStream.range(0, 2).map(trace.lockWaits()::threadRow))
                .containsExactlyInAnyOrder(Picture.thread(trace, "a"), Picture.thread(trace, "c"));
    }

    @Test
    void monitorsThatNoThreadHadToDoWithBothAreTwo() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot BLOCKED on=Left by=b        x                    x
                c: blocked Left by=d                        |---|
                """);

        assertThat(trace.locks().size()).isEqualTo(2);
    }

    @Test
    void aSelectorWithoutEventsWaitsInNativeCode() {
        Trace trace = Picture.trace("""
                [                                             0         10        20 E]
                xnio: shot RUNNABLE native=1 in=EPoll.wait     x                    x
                """);

        assertThat(Picture.states(trace, "xnio")).isEqualTo("0-23 nativeWait");
    }

    @Test
    void aThreadThatEndedBeforeHasNoLifeInTheRecording() {
        Trace trace = Picture.trace("""
                [                                  0         10        20 E]
                a: shot RUNNABLE                    x                    x
                a: blocked Left by=gone                |-----|
                """);

        int gone = Picture.thread(trace, "gone");
        assertThat(trace.threads().endNs(gone)).isZero();
        assertThat(trace.states().byThread().count(gone)).isZero();
        assertThat(Picture.owners(trace, "a")).isEqualTo("4-10 gone event");
    }
}

package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class StateFillTest {

    @Test
    void insideAScopeWhatNoWaitCoversIsRunning() {
        Trace trace = Picture.trace("""
                [                     0         10        20 E]
                main: task 1 checkout     |-------------|
                main: scope 1             |-------------|
                main: sleeping                 |---|
                main: blocked Table by=B              |-|
                """);

        assertThat(Picture.states(trace, "main"))
                .isEqualTo("0-4 unknown, 4-9 running, 9-13 sleeping, 13-16 running, 16-18 blocked, 18-23 unknown");
        assertThat(originAt(trace, "main", 5)).isEqualTo(Origin.INFERRED);
        assertThat(originAt(trace, "main", 10)).isEqualTo(Origin.EVENT);
    }

    @Test
    void outsideScopesAThreadIsUnknownUnlessASampleHitsIt() {
        Trace trace = Picture.trace("""
                [               0         10        20        30        40        50        60 E]
                main: running                       x      x
                main: sleeping      |-|
                """);

        assertThat(Picture.states(trace, "main"))
                .isEqualTo("0-4 unknown, 4-6 sleeping, 6-15 unknown, 15-32 running, 32-63 unknown");
        assertThat(originAt(trace, "main", 25)).isEqualTo(Origin.SAMPLED);
    }

    @Test
    void aRegionWithoutATaskMakesItsThreadRun() {
        Trace trace = Picture.trace("""
                [               0         10 E]
                main: region a      |-|
                main: region b        |--|
                """);

        assertThat(Picture.states(trace, "main")).isEqualTo("0-4 unknown, 4-9 running, 9-13 unknown");
    }

    @Test
    void aVirtualThreadIsNeverInferredToRun() {
        Trace trace = Picture.trace("""
                [               0         10 E]
                v1: task 1 a      |------|
                v1: scope 1       |------|
                v1: sleeping         |-|
                """);

        assertThat(Picture.states(trace, "v1")).isEqualTo("2-5 unknown, 5-7 sleeping, 7-9 unknown");
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("sleeping 2, unknown 5");
    }

    @Test
    void socketsAndFilesWinOverWhatTheyContain() {
        Trace trace = Picture.trace("""
                [               0         10 E]
                main: socket db     |----|
                main: parked Lock     |-|
                main: file /tmp/a  ||
                """);

        assertThat(Picture.states(trace, "main")).isEqualTo("0-3 unknown, 3-4 file, 4-9 socket, 9-13 unknown");
        States states = trace.states();
        assertThat(states.objectName(states.at(Picture.thread(trace, "main"), 5 * Picture.MS)))
                .isEqualTo("db:80");
    }

    @Test
    void aWorkerWithoutATaskIsIdleAndWithOneItIsParked() {
        Trace trace = Picture.trace("""
                [                                                0         10        20 E]
                pool-1: parked Sync in=ThreadPoolExecutor.getTask        |---|
                pool-1: task 1 poll                                            |-----|
                pool-1: scope 1                                                |-----|
                pool-1: parked Sync in=LinkedBlockingQueue.take                 |---|
                """);

        assertThat(Picture.states(trace, "pool-1"))
                .isEqualTo("0-8 unknown, 8-12 idle, 12-14 unknown, 14-15 running, 15-19 parked, 19-20 running, "
                        + "20-23 unknown");
    }

    @Test
    void aPauseStopsWhatRunsAndNothingElse() {
        Trace trace = Picture.trace("""
                [               0         10        20 E]
                main: task 1 a      |---------------|
                main: scope 1       |---------------|
                main: sleeping           |---|
                VM: gc                 |----|   |-|
                """);

        assertThat(Picture.states(trace, "main"))
                .isEqualTo("0-4 unknown, 4-7 running, 7-9 gc, 9-13 sleeping, 13-16 running, 16-18 gc, 18-20 running, "
                        + "20-23 unknown");
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 8, sleeping 4, gc 4");
    }

    @Test
    void aSelectorThatSamplesHitIsInANativeWait() {
        Trace trace = Picture.trace("""
                [                           0         10        20        30        40 E]
                xnio: native EPoll.wait        x         x
                xnio: native com.app.Work.run                  x
                """);

        assertThat(Picture.states(trace, "xnio")).isEqualTo("0-16 nativeWait, 16-43 unknown");
    }

    @Test
    void aPinnedWaitIsMarked() {
        Trace trace = Picture.trace("""
                [               0         10 E]
                v1: parked X      |------|
                v1: pinned           |-|
                """);

        States states = trace.states();
        int row = states.at(Picture.thread(trace, "v1"), 5 * Picture.MS);
        assertThat(states.pinned(row)).isTrue();
        assertThat(Picture.states(trace, "v1")).isEqualTo("2-9 parked");
    }

    @Test
    void threadsLiveFromTheirStartToTheirEnd() {
        Trace trace = Picture.trace("""
                [               0         10 E]
                a: starts         x
                a: ends                 x
                b: sleeping         |-|
                """);

        assertThat(Picture.states(trace, "a")).isEqualTo("2-8 unknown");
        assertThat(Picture.states(trace, "b")).isEqualTo("0-4 unknown, 4-6 sleeping, 6-13 unknown");
        assertThat(trace.threads().startedInside(Picture.thread(trace, "a"))).isTrue();
        assertThat(trace.threads().endedInside(Picture.thread(trace, "b"))).isFalse();
    }

    private static Origin originAt(Trace trace, String thread, long ms) {
        return trace.states().origin(trace.states().at(Picture.thread(trace, thread), ms * Picture.MS));
    }

    @Test
    void anOpenScopeRunsNoLongerThanItsThreadIsKnownToLive() {
        Trace trace = Picture.trace("""
                [                    0         10        20        30 E]
                T: task 1 buy         |------------------------------>
                T: scope 1            |------------------------------>
                T: sleeping               |---|
                S: task 2 buy         |------------------------------>
                S: scope 2            |------------------------------>
                S: sleeping               |---|
                S: shot RUNNABLE                                      x
                """);

        assertThat(Picture.states(trace, "T")).isEqualTo("0-1 unknown, 1-5 running, 5-9 sleeping, 9-33 unknown");
        assertThat(Picture.states(trace, "S")).isEqualTo("0-1 unknown, 1-5 running, 5-9 sleeping, 9-33 running");
    }
}

package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class GcPausesTest {
    private static final long MS = 1_000_000;
    private static final long MB = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                                                                        0         10        20        30        40        E
            a: task 1 checkout                                                       |---------------------------------|
            a: scope 1                                                               |---------------------------------|
            b: scope 1                                                                         |-------------|
            b: region reserve task=1                                                           |-------------|
            c: task 2 search                                                            |---------------|
            c: scope 2                                                                  |---------------|
            c: sleeping                                                                 |---------------|
            jvm: collection G1New Eden id=3 pauses=5 longest=4 before=90 after=20              |----|
            jvm: gc id=3                                                                       |---|
            jvm: gc id=4                                                                                                          |-|
            jvm: safepoint Deoptimize                                                                    |-|
            """);

    private final GcPauses.Result gc = GcPauses.of(trace);

    @Test
    void pausesStopWhatWouldHaveRunAndEachTaskOnce() {
        GcPauses.Pause first = gc.list().get(0);

        assertThat(first.durationNanos()).isEqualTo(4 * MS);
        assertThat(first.threads()).isEqualTo(2);
        assertThat(first.tasks()).isEqualTo(1);
        assertThat(first.taskNanos()).isEqualTo(4 * MS);
        assertThat(gc.list().get(1).tasks()).isZero();
        assertThat(gc.tasksStopped()).isEqualTo(1);
    }

    @Test
    void whatTasksLostIsWhatTheirBreakdownsCallGc() {
        long inBreakdowns = Breakdown.of(trace.tasks(), trace.tasks().row(1)).gc();
        long bySafepoints = gc.operations().get(0).taskNanos();

        assertThat(gc.taskNanos() + bySafepoints).isEqualTo(inBreakdowns);
    }

    @Test
    void collectionHasItsHeapAndWhatTheJvmSumsOfItsPauses() {
        GcPauses.Collection collection = gc.collectionList().get(0);

        assertThat(collection.gcId()).isEqualTo(3);
        assertThat(collection.pauses()).isEqualTo(1);
        assertThat(collection.pauseNanos()).isEqualTo(4 * MS);
        assertThat(collection.sumOfPausesNanos()).isEqualTo(5 * MS);
        assertThat(collection.longestPauseNanos()).isEqualTo(4 * MS);
        assertThat(gc.list().get(0).heapBeforeBytes()).isEqualTo(90 * MB);
        assertThat(gc.list().get(0).heapAfterBytes()).isEqualTo(20 * MB);
    }

    @Test
    void collectionOfWhichOnlyAPauseIsRecordedSaysNothingElse() {
        GcPauses.Collection bare = gc.collectionList().get(1);

        assertThat(bare.gcId()).isEqualTo(4);
        assertThat(bare.name()).isNull();
        assertThat(bare.heapBeforeBytes()).isNull();
        assertThat(bare.sumOfPausesNanos()).isNull();
        assertThat(bare.durationNanos()).isEqualTo(2 * MS);
    }

    @Test
    void causesAndOperationsSumToAllPauses() {
        assertThat(gc.causes()).extracting(PauseCause::cause).containsExactly("Eden", null);
        assertThat(gc.causes().stream().mapToLong(PauseCause::totalNanos).sum()).isEqualTo(gc.totalNanos());
        assertThat(gc.operations()).extracting(PauseCause::name).containsExactly("Deoptimize");
        assertThat(gc.safepointNanos()).isEqualTo(2 * MS);
        assertThat(gc.histogram().buckets().stream()
                        .mapToLong(Histogram.Bucket::count)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void pauseTellsWhatEveryThreadWasInAndWhichTasksItStopped() {
        PauseDetail.Result pause = PauseDetail.of(
                        trace, new PauseDetail.Request(gc.list().get(0).row()))
                .orElseThrow();

        assertThat(pause.threads()).isEqualTo(2);
        assertThat(pause.states().gc()).isEqualTo(8 * MS);
        assertThat(pause.states().sleeping()).isEqualTo(4 * MS);
        assertThat(pause.list()).extracting(PauseDetail.StoppedTask::taskId).containsExactly(1L);
        assertThat(pause.list().get(0).stoppedNanos()).isEqualTo(4 * MS);
        assertThat(PauseDetail.of(trace, new PauseDetail.Request(99))).isEmpty();
    }

    /** The VM asks for a safepoint, waits for itself while all run on, and tells them to stop only then. */
    @Test
    void aSafepointStopsThreadsFromWhenTheyAreToldToStop() {
        Trace asked = Picture.trace("""
                [                                   0         10        20 E
                a: task 1 checkout                  |-------------------|
                a: scope 1                          |-------------------|
                jvm: safepoint ThreadDump asked=11              |--|
                """);

        GcPauses.Result pauses = GcPauses.of(asked);
        assertThat(pauses.safepointNanos()).isEqualTo(3 * MS);
        assertThat(Breakdown.of(asked.tasks(), asked.tasks().row(1)).gc()).isEqualTo(3 * MS);
    }

    @Test
    void recordingWithoutPausesHasNone() {
        GcPauses.Result none = GcPauses.of(Picture.trace("""
                [           0    E
                a: sleeping  |--|
                """));

        assertThat(none.pauses()).isZero();
        assertThat(none.list()).isEmpty();
        assertThat(none.causes()).isEmpty();
        assertThat(none.histogram().buckets()).isEmpty();
    }
}

package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

/** The order in which states claim a task's time is fixed: whatever gets the task on comes first. */
class BreakdownTest {

    @Test
    void parallelScopesCountOnceInTheTaskAndEachInThreadTime() {
        Trace trace = Picture.trace("""
                [                 0         10        20 E]
                main: task 1 a      |------------|
                main: scope 1       |------------|
                pool: scope 1         |---|
                """);

        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 13");
        assertThat(Picture.threadTime(trace, 1)).isEqualTo("running 17");
    }

    @Test
    void runningBeatsBlockedAndBlockedBeatsSocketAndQueueBeatsParked() {
        Trace trace = Picture.trace("""
                [                         0         10        20 E]
                main: task 1 a             |------------------|
                main: scope 1              |------------------|
                main: parked Future        |------------------|
                pool: scope 1 queued=3         |----------|
                pool: blocked Table            |--|
                pool: socket db                   |--|
                two:  scope 1                  |------|
                two:  socket db                |------|
                """);

        assertThat(Picture.states(trace, "pool"))
                .isEqualTo("0-5 unknown, 5-8 blocked, 8-11 socket, 11-16 running, 16-23 unknown");
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 5, blocked 3, parked 5, socket 3, queue 3");
    }

    @Test
    void queueTimeBeforeTheTaskOrTheRecordingIsNotItsOwn() {
        Trace trace = Picture.trace("""
                [                      0         10        20 E]
                main: task 1 a           |----------|
                pool: scope 1 queued=9       |------|
                """);

        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 7, queue 4");
    }

    @Test
    void latePiecesAreDrawnAndNotCounted() {
        Trace trace = Picture.trace("""
                [                 0         10        20 E]
                main: task 1 a      |----|
                main: scope 1       |----|
                pool: scope 1         |----------|
                """);

        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 5");
        assertThat(Picture.threadTime(trace, 1)).isEqualTo("running 8");
        assertThat(trace.diagnostics().lateScopes()).isEqualTo(1);
    }

    @Test
    void timeWithoutAScopeIsUnknown() {
        Trace trace = Picture.trace("""
                [                 0         10        20 E]
                main: task 1 a      |------------|
                main: scope 1       |-|
                main: scope 1                |---|
                """);

        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 6, unknown 7");
    }

    @Test
    void aNestedTasksTimeIsAlsoItsParents() {
        Trace trace = Picture.trace("""
                [                          0         10        20 E]
                main: task 1 a               |------------|
                main: scope 1                |------------|
                main: task 2 b parent=1         |----|
                main: scope 2                   |----|
                main: sleeping                   |--|
                """);

        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 10, sleeping 3");
        assertThat(Picture.breakdown(trace, 2)).isEqualTo("running 2, sleeping 3");
    }

    /** Each level of nesting holds all waits of the levels inside; walking them for each level took minutes. */
    @Test
    void aThousandTasksInEachOtherAroundManyWaitsAreQuick() {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        int thread = columns.thread("main", 1, 1, false, "main");
        int depth = 1_000;
        int waits = 100_000;
        long length = waits * 10L + depth * 2L;
        for (int level = 0; level < depth; level++) {
            long start = Picture.BASE + level;
            long nanos = length - 2L * level;
            columns.addEvent("jtracer.Task", start, nanos, thread, -1);
            columns.set("jtracer.Task", "taskId", level + 1);
            columns.addEvent("jtracer.Scope", start, nanos, thread, -1);
            columns.set("jtracer.Scope", "taskId", level + 1);
        }
        for (int wait = 0; wait < waits; wait++) {
            columns.addEvent("jdk.ThreadSleep", Picture.BASE + depth + wait * 10L, 4, thread, -1);
        }
        Trace trace = made.build(length);

        for (int row = 0; row < depth; row++) {
            assertThat(trace.tasks().breakdown(row, ThreadState.SLEEPING)).isEqualTo(waits * 4L);
        }
    }

    /** Thousands of scopes of one task, all at once: pairs of them must not be compared. */
    @Test
    void thousandsOfParallelScopesAreQuick() {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        int scopes = 20_000;
        columns.addEvent("jtracer.Task", Picture.BASE, scopes * 2L, columns.thread("main", 1, 1, false, "main"), -1);
        columns.set("jtracer.Task", "taskId", 1);
        for (int scope = 0; scope < scopes; scope++) {
            int thread = columns.thread("pool-" + scope, scope + 2, scope + 2, false, "main");
            columns.addEvent("jtracer.Scope", Picture.BASE + scope, scopes, thread, -1);
            columns.set("jtracer.Scope", "taskId", 1);
        }
        Trace trace = made.build(scopes * 2L);

        assertThat(trace.tasks().breakdown(0, ThreadState.RUNNING)).isEqualTo(scopes * 2L - 1);
        assertThat(trace.tasks().threadNanos(0, ThreadState.RUNNING)).isEqualTo((long) scopes * scopes);
    }
}

package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class TaskEventsTest {

    @Test
    void tasksHaveParentsChildrenOutcomesAndLogs() {
        Trace trace = Picture.trace("""
                [                                      0         10        20 E]
                main: task 2 charge parent=1                |---|
                main: task 1 checkout                    |----------|
                pool: task 3 ship parent=1 failed=Oops           |-------|
                main: log 2 declined                          x
                """);

        Tasks tasks = trace.tasks();
        assertThat(tasks.size()).isEqualTo(3);
        assertThat(tasks.type(0)).isEqualTo("checkout");
        assertThat(tasks.parentRow(tasks.row(3))).isZero();
        assertThat(tasks.children().count(0)).isEqualTo(2);
        assertThat(tasks.outcome(tasks.row(2))).isEqualTo(Outcome.OK);
        assertThat(tasks.outcome(tasks.row(3))).isEqualTo(Outcome.FAILED);
        assertThat(tasks.errorClass(tasks.row(3))).isEqualTo("Oops");
        assertThat(trace.logs()
                        .message(trace.logs().byTask().row(trace.logs().byTask().first(tasks.row(2)))))
                .isEqualTo("declined");
    }

    @Test
    void aTaskBegunBeforeTheRecordingKeepsItsTrueBegin() {
        Trace trace = Picture.trace("""
                               [   0         10 E]
                main: task 1 a  |------|
                main: scope 1   |------|
                """);

        Tasks tasks = trace.tasks();
        assertThat(tasks.beginNs(0)).isEqualTo(-3 * Picture.MS);
        assertThat(tasks.openAtStart(0)).isTrue();
        assertThat(trace.scopes().openAtStart(0)).isTrue();
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 4, unknown 3");
    }

    @Test
    void aTaskStillOpenEndsWithTheRecording() {
        Trace trace = Picture.trace("""
                [                 0         10 E]
                main: task 1 a      |--------->
                main: scope 1       |--------->
                main: region r        |------->
                main: shot RUNNABLE           x
                """);

        Tasks tasks = trace.tasks();
        assertThat(tasks.outcome(0)).isEqualTo(Outcome.OPEN);
        assertThat(tasks.openAtEnd(0)).isTrue();
        assertThat(tasks.durationNanos(0)).isEqualTo(11 * Picture.MS);
        assertThat(trace.scopes().openAtEnd(0)).isTrue();
        assertThat(trace.regions().openAtEnd(0)).isTrue();
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("running 11");
    }

    @Test
    void whatAppearsAsOpenAndAsEndedCountsOnce() {
        Trace trace = Picture.trace("""
                [                 0         10 E]
                main: task 1 a      |----------|
                main: task 1 a      |---------->
                main: scope 1       |----------|
                main: scope 1       |---------->
                main: region r        |--------|
                main: region r        |-------->
                """);

        assertThat(trace.tasks().size()).isEqualTo(1);
        assertThat(trace.tasks().outcome(0)).isEqualTo(Outcome.OK);
        assertThat(trace.scopes().size()).isEqualTo(1);
    }

    @Test
    void aPieceStillQueuedIsAScopeWithoutAThread() {
        Trace trace = Picture.trace("""
                [                 0         10 E]
                main: task 1 a      |---------->
                main: queued 1          x
                """);

        Scopes scopes = trace.scopes();
        assertThat(scopes.started(0)).isFalse();
        assertThat(scopes.queuedNanos(0)).isEqualTo(7 * Picture.MS);
        assertThat(scopes.handedOverByThreadRow(0)).isEqualTo(Picture.thread(trace, "main"));
        assertThat(Picture.breakdown(trace, 1)).isEqualTo("queue 7, unknown 4");
    }

    @Test
    void regionsNestByTimeWithOrWithoutATask() {
        Trace trace = Picture.trace("""
                [                        0         10        20 E]
                main: region inner          |-|
                main: region outer task=1  |------|
                main: region next                   |--|
                main: task 1 a             |------|
                """);

        Regions regions = trace.regions();
        assertThat(regions.type(0)).isEqualTo("outer");
        assertThat(regions.parentRow(1)).isZero();
        assertThat(regions.depth(1)).isEqualTo(1);
        assertThat(regions.depth(2)).isZero();
        assertThat(regions.taskRow(0)).isZero();
        assertThat(regions.taskRow(2)).isEqualTo(-1);
        int main = Picture.thread(trace, "main");
        assertThat(regions.innermostAt(main, 4 * Picture.MS)).isEqualTo(1);
        assertThat(regions.innermostAt(main, 6 * Picture.MS)).isEqualTo(0);
        assertThat(regions.innermostAt(main, 10 * Picture.MS)).isEqualTo(-1);
    }

    @Test
    void missingSequenceNumbersAreLostEvents() {
        Trace trace = Picture.trace("""
                [                        0         10        20 E]
                main: region a seq=5        |-|
                main: region b seq=8             |-|
                main: written 9                                 x
                """);

        assertThat(trace.recording().lostEvents()).isEqualTo(3);
        assertThat(trace.diagnostics().notes()).hasSize(1);
    }
}

package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.jfr.Damage;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

/** What a recording knows of things that were open when a chunk of it ended. */
class EndsOfChunksTest {
    private static final long MS = Picture.MS;

    /** A virtual thread stuck in its scope when the recording ended lived until then: its last event is long ago. */
    @Test
    void aVirtualThreadInAScopeAcrossAnEndLivesUntilThatEnd() {
        Trace trace = Picture.trace("""
                                [       0         10        20 E]
            main: task 1 stuck           |----------------------->
            v1: scope 1                  |----------------------->
            v1: sleeping                  |--|
            main: task 2 old     |-----------------|
            v2: scope 2          |-----------------|
            """);

        int end = Picture.thread(trace, "v1");
        assertThat(trace.threads().endNs(end)).isEqualTo(trace.endNs());
        assertThat(Picture.states(trace, "v1")).isEqualTo("1-2 unknown, 2-5 sleeping, 5-23 unknown");
        assertThat(trace.threads().startNs(Picture.thread(trace, "v2"))).isZero();
        assertThat(trace.diagnostics().notes())
                .singleElement()
                .asString()
                .startsWith("2 virtual threads were inside a task at an end of the recording.");
    }

    /** A piece waited in the queue when the first chunk ended; by the end of the second nothing was open at all. */
    @Test
    void whatOnlyAnEarlierChunkReportsOpenIsNotOpenAtTheEnd() {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        int main = columns.thread("main", 1, 1, false, "main");
        open(columns, main, "queued", 1);
        open(columns, main, "scope", 2);
        event(columns, main, "jtracer.Task", 1, 2, 15);
        event(columns, main, "jtracer.Scope", 1, 12, 15);
        columns.set("jtracer.Scope", "queuedNanos", 10 * MS);
        Trace trace = build(made, false);

        assertThat(trace.scopes().size()).isEqualTo(2);
        for (int row = 0; row < trace.scopes().size(); row++) {
            assertThat(trace.scopes().openAtEnd(row)).isFalse();
            assertThat(trace.scopes().started(row)).isTrue();
        }
        assertThat(trace.scopes().endNs(0))
                .as("scope that was last seen when the chunk ended")
                .isEqualTo(9 * MS);
    }

    /** The same, but the second chunk was never finished: nobody knows better than the first. */
    @Test
    void whatWasOpenBeforeAnUnfinishedChunkIsOpenAtTheEnd() {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        int main = columns.thread("main", 1, 1, false, "main");
        open(columns, main, "queued", 1);
        Trace trace = build(made, true);

        assertThat(trace.scopes().openAtEnd(0)).isTrue();
        assertThat(trace.scopes().started(0)).isFalse();
    }

    /** A region of exactly one second that began when the recording did is no region of unknown begin: it says so itself. */
    @Test
    void aRegionSaysWhetherItsBeginIsUnknown() {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        int main = columns.thread("main", 1, 1, false, "main");
        for (int known = 0; known < 3; known++) {
            columns.addEvent("jtracer.Region", Picture.BASE - 1_000 * MS, 1_005 * MS, main, -1);
            columns.set("jtracer.Region", "seq", known + 1);
            if (known < 2) {
                columns.set("jtracer.Region", "beginUnknown", known);
            }
        }
        Trace trace = build(made, false);

        int unknown = 0;
        for (int row = 0; row < 3; row++) {
            unknown += trace.regions().beginUnknown(row) ? 1 : 0;
        }
        assertThat(unknown)
                .as("the one that says so, and the one of an API that had no field for it")
                .isEqualTo(2);
    }

    private static void open(ColumnsBuilder columns, int thread, String kind, long task) {
        columns.addEvent("jtracer.Open", Picture.BASE + 9 * MS, 0, thread, -1);
        columns.set("jtracer.Open", "kind", columns.text(kind));
        columns.set("jtracer.Open", "taskId", task);
        columns.set("jtracer.Open", "thread", thread);
        columns.set("jtracer.Open", "ageNanos", 7 * MS);
    }

    private static void event(ColumnsBuilder columns, int thread, String type, long task, long fromMs, long toMs) {
        columns.addEvent(type, Picture.BASE + fromMs * MS, (toMs - fromMs) * MS, thread, -1);
        columns.set(type, "taskId", task);
    }

    private static Trace build(MadeTrace made, boolean unfinished) {
        long[] chunks = {Picture.BASE, Picture.BASE + 10 * MS};
        Damage damage = new Damage(false, unfinished, 0, 0, 0, "");
        return made.build(chunks, Picture.BASE + 20 * MS, damage);
    }
}

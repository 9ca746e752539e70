package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Trace;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Events that no correct clock or program would write, and some that do occur: nothing of it may break a promise. */
class OddEventsTest {
    private static final long[] NASTY = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -1_000_000_000L,
        -1,
        0,
        1,
        999,
        1_000,
        5_000,
        10_000,
        Long.MAX_VALUE - 1,
        Long.MAX_VALUE
    };

    private static final String[] TYPES = {
        "jtracer.Task",
        "jtracer.Scope",
        "jtracer.Region",
        "jtracer.Open",
        "jtracer.Log",
        "jtracer.Tag",
        "jtracer.ThreadState",
        "jdk.JavaMonitorEnter",
        "jdk.JavaMonitorWait",
        "jdk.ThreadPark",
        "jdk.ThreadSleep",
        "jdk.SocketRead",
        "jdk.FileRead",
        "jdk.VirtualThreadPinned",
        "jdk.ExecutionSample",
        "jdk.NativeMethodSample",
        "jdk.ThreadStart",
        "jdk.ThreadEnd",
        "jdk.GCPhasePause",
        "jdk.SafepointBegin",
        "jdk.SafepointEnd",
        "jdk.ExecuteVMOperation",
        "jdk.GCHeapSummary",
        "jdk.DataLoss"
    };

    @Test
    void nastyTimesAndFieldsBreakNoPromise() {
        for (int seed = 0; seed < 200; seed++) {
            MadeTrace made = new MadeTrace();
            addNasty(made.columns(), new Random(seed));
            assertThat(made.build(10_000).endNs()).as("seed %d", seed).isEqualTo(10_000);
        }
    }

    @Test
    void aNegativeDurationIsNone() {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        int thread = columns.thread("main", 1, 1, false, "main");
        columns.addEvent("jtracer.Task", Picture.BASE + 500, -100, thread, -1);
        columns.set("jtracer.Task", "taskId", 1);
        Trace trace = made.build(10_000);

        assertThat(trace.tasks().durationNanos(0)).isZero();
        assertThat(trace.tasks().beginNs(0)).isEqualTo(500);
    }

    @Test
    void aRecordingWithoutAnyEventIsAnEmptyTrace() {
        Trace trace = new MadeTrace().build(10_000);

        assertThat(trace.threads().size()).isZero();
        assertThat(trace.endNs()).isEqualTo(10_000);
    }

    private static void addNasty(ColumnsBuilder columns, Random random) {
        Selection selection = new TraceBuilder().selection();
        int[] threads = new int[4];
        for (int t = 0; t < threads.length; t++) {
            threads[t] = columns.thread("t" + t, t, t, t == 3, "main");
        }
        String[] words = {"task", "scope", "region", "queued", "thread", "omitted", "BLOCKED", "WAITING", "RUNNABLE", ""
        };
        for (int event = 0; event < 60; event++) {
            String type = TYPES[random.nextInt(TYPES.length)];
            columns.addEvent(
                    type,
                    time(random),
                    random.nextBoolean() ? random.nextInt(8_000) : nastyNumber(random),
                    threads[random.nextInt(threads.length)],
                    -1);
            for (var field : selection.fields(type)) {
                boolean missing = random.nextInt(4) == 0;
                if (missing) {
                    continue;
                }
                columns.set(
                        type,
                        field.name(),
                        switch (field.kind()) {
                            case NUMBER, NANOS -> random.nextBoolean() ? 1 + random.nextInt(3) : nastyNumber(random);
                            case DECIMAL -> Double.doubleToRawLongBits(Double.NaN);
                            case TEXT -> columns.text(words[random.nextInt(words.length)]);
                            case THREAD -> threads[random.nextInt(threads.length)];
                        });
            }
        }
    }

    private static long time(Random random) {
        return random.nextInt(4) > 0 ? Picture.BASE + random.nextInt(10_000) : Picture.BASE + nastyNumber(random);
    }

    private static long nastyNumber(Random random) {
        return NASTY[random.nextInt(NASTY.length)];
    }
}

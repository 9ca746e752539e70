package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A made trace whose lanes have so many intervals of all lengths that there are pyramids of them. */
public final class BusyTrace {
    /** How long it is. */
    public static final long LENGTH = 60_000_000;

    private static final int DEEPEST = 4;

    private static final List<String> TYPES = List.of("load", "price", "render", "write", "flush");

    private BusyTrace() {}

    /** The same trace without pyramids: its intervals are looked at one by one. */
    public static Trace withoutPyramids(Trace with) {
        return new Trace(
                with.recording(),
                with.diagnostics(),
                with.strings(),
                with.threads(),
                with.states(),
                with.tasks(),
                with.scopes(),
                with.regions(),
                with.logs(),
                with.tags(),
                with.locks(),
                with.lockWaits(),
                with.pauses(),
                with.collections(),
                with.counters(),
                with.samples(),
                with.allocations(),
                with.stacks(),
                with.methods(),
                new Pyramids(Map.of()));
    }

    /** Two threads, one with long tasks of deeply nested regions and one with short tasks, and sleeps between these. */
    public static Trace of(Random random) {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        long taskId = 0;
        for (int thread = 0; thread < 2; thread++) {
            int row = columns.thread("worker-" + thread, thread + 1, thread + 1, false, "main");
            long at = -5_000;
            while (at < LENGTH) {
                taskId++;
                long end = nest(columns, random, row, taskId, at, thread == 0 ? DEEPEST : 1);
                columns.addEvent("jtracer.Scope", Picture.BASE + at, end - at, row, -1);
                columns.set("jtracer.Scope", "taskId", taskId);
                columns.addEvent("jtracer.Task", Picture.BASE + at, end - at, row, -1);
                columns.set("jtracer.Task", "taskId", taskId);
                columns.set("jtracer.Task", "type", columns.text(TYPES.get(random.nextInt(3))));
                long sleep = random.nextInt(100) == 0 ? 1_000_000 : random.nextInt(3_000);
                columns.addEvent("jdk.ThreadSleep", Picture.BASE + end, sleep, row, -1);
                at = end + sleep + random.nextInt(1_000);
            }
        }
        return made.build(LENGTH);
    }

    private static long nest(ColumnsBuilder columns, Random random, int thread, long taskId, long from, int inside) {
        long at = from + random.nextInt(20);
        for (int child = 0; inside > 0 && child < 3; child++) {
            at = nest(columns, random, thread, taskId, at, inside - 1) + random.nextInt(200);
        }
        at += random.nextInt(300) == 0 ? random.nextInt(500_000) : random.nextInt(40);
        columns.addEvent("jtracer.Region", Picture.BASE + from, at - from, thread, -1);
        columns.set("jtracer.Region", "type", columns.text(TYPES.get(random.nextInt(TYPES.size()))));
        columns.set("jtracer.Region", "taskId", taskId);
        return at;
    }
}

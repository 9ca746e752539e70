package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.IntColumn;
import dev.jtracer.viewer.model.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.ThreadState;

/**
 * What scopes and regions say about their threads: a platform thread inside one is running, unless something else is
 * known. Not so a virtual thread, which waits for locks without a trace.
 */
final class Inferred {
    private Inferred() {}

    /** Adds one band for each stretch of a platform thread that scopes and regions cover without a gap. */
    static void claim(Scopes scopes, RegionEvents regions, ThreadRows threads, Bands bands) {
        IntColumn thread = new IntColumn();
        LongColumn from = new LongColumn();
        LongColumn to = new LongColumn();
        RegionEvents.Interval collect = (threadRow, startNs, endNs) -> {
            if (threadRow >= 0 && !threads.virtual(threadRow)) {
                thread.add(threadRow);
                from.add(startNs);
                to.add(endNs);
            }
        };
        for (int row = 0; row < scopes.size(); row++) {
            collect.visit(scopes.threadRow(row), scopes.startNs(row), scopes.endNs(row));
        }
        regions.forEach(collect);
        long[] threadKey = new long[thread.size()];
        for (int row = 0; row < threadKey.length; row++) {
            threadKey[row] = thread.get(row);
        }
        int current = -1;
        long start = 0;
        long end = 0;
        for (int row : LongOrder.ascending(threadKey, from.toArray())) {
            if (thread.get(row) == current && from.get(row) <= end) {
                end = Math.max(end, to.get(row));
                continue;
            }
            add(bands, current, start, end);
            current = thread.get(row);
            start = from.get(row);
            end = to.get(row);
        }
        add(bands, current, start, end);
    }

    private static void add(Bands bands, int threadRow, long from, long to) {
        if (threadRow >= 0 && from < to) {
            bands.add(Bands.Layer.INFERRED, threadRow, from, to, ThreadState.RUNNING, Origin.INFERRED, -1, -1, -1, -1);
        }
    }
}

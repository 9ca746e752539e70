package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.ThreadState;

/**
 * What scopes and regions say about their threads: a platform thread inside one is running, unless something else is
 * known. Not so a virtual thread, which waits for locks without a trace; nor where the recording has a gap; nor at the
 * recording's end, after the thread's last sign of life, unless a snapshot saw the thread then: what waits past the end leaves
 * no event.
 */
final class Inferred {
    private final Bands bands;
    private final int threadRow;
    private final boolean virtual;
    private final Gaps gaps;
    private final long knownUntilNs;
    private long startNs;
    private long endNs = Long.MIN_VALUE;

    private Inferred(Bands bands, int threadRow, boolean virtual, Gaps gaps, long knownUntilNs) {
        this.bands = bands;
        this.threadRow = threadRow;
        this.virtual = virtual;
        this.gaps = gaps;
        this.knownUntilNs = knownUntilNs;
    }

    /** Adds one band for each stretch of a platform thread that scopes and regions cover without a gap. */
    static void claim(
            Scopes scopes,
            RegionTable regions,
            ThreadRows threads,
            Gaps gaps,
            Signs signs,
            Snapshots snapshots,
            Bands bands) {
        RowIndex byThread = scopes.byThread();
        for (int threadRow = 0; threadRow < threads.size(); threadRow++) {
            long lastSign = signs.lastOwn(threadRow);
            long knownUntil = snapshots.lastSeenNs(threadRow) >= lastSign ? Long.MAX_VALUE : lastSign;
            Inferred stretch = new Inferred(bands, threadRow, threads.virtual(threadRow), gaps, knownUntil);
            int region = 0;
            for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
                int scope = byThread.row(i);
                region = stretch.coverRegions(regions, region, scopes.startNs(scope));
                stretch.cover(scopes.startNs(scope), scopes.endNs(scope));
            }
            stretch.coverRegions(regions, region, Long.MAX_VALUE);
            stretch.end();
        }
    }

    private int coverRegions(RegionTable regions, int from, long until) {
        int region = from;
        while (region < regions.outermost(threadRow) && regions.outermostStartNs(threadRow, region) < until) {
            cover(regions.outermostStartNs(threadRow, region), regions.outermostEndNs(threadRow, region));
            region++;
        }
        return region;
    }

    /** Adds an interval that starts no earlier than those before it. */
    private void cover(long from, long to) {
        if (from > endNs) {
            end();
            startNs = from;
        }
        endNs = Math.max(endNs, to);
    }

    private void end() {
        if (startNs < endNs && !virtual) {
            gaps.outside(startNs, endNs, this::running);
        }
    }

    private void running(long from, long to) {
        long until = Math.min(to, knownUntilNs);
        if (from < until) {
            bands.add(
                    Bands.Layer.INFERRED, threadRow, from, until, ThreadState.RUNNING, Origin.INFERRED, -1, -1, -1, -1);
        }
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The waits for one lock over time: when threads waited for it, and how many at once.
 *
 * <p>A burst is a stretch of time in which at least one thread waits at every moment. Two bursts that are closer than a
 * 200th of the capture are one: drawn over the whole capture they could not be told apart. So a lock has at most 201.
 *
 * <pre>
 *   waits    |----|             |--|
 *              |-----|     |--|
 *   bursts   |-------|     |-------|     the gap within the second is too narrow to be seen
 * </pre>
 */
final class Bursts {
    private static final int CLOSE_PARTS = 200;

    private final LockWaits waits;
    private final RowIndex byLock;
    private final int lockRow;
    private final List<Span> spans = new ArrayList<>();

    /** Finds the bursts of a lock. Cost: one pass over its waits. */
    Bursts(Trace trace, int lockRow) {
        this.lockRow = lockRow;
        waits = trace.lockWaits();
        byLock = waits.byLock();
        long closeNanos = trace.endNs() / CLOSE_PARTS;
        int first = byLock.first(lockRow);
        long endNs = Long.MIN_VALUE;
        for (int place = first; place < byLock.end(lockRow); place++) {
            int wait = byLock.row(place);
            if (place > first && waits.startNs(wait) - endNs > closeNanos) {
                spans.add(span(first, place, endNs));
                first = place;
                endNs = Long.MIN_VALUE;
            }
            endNs = Math.max(endNs, waits.endNs(wait));
        }
        if (first < byLock.end(lockRow)) {
            spans.add(span(first, byLock.end(lockRow), endNs));
        }
    }

    /**
     * One burst.
     *
     * @param fromNs its begin
     * @param toNs its end
     * @param first the place of its first wait in {@link LockWaits#byLock}
     * @param end the place after its last
     */
    record Span(long fromNs, long toNs, int first, int end) {}

    List<Span> spans() {
        return spans;
    }

    /** The burst that has most waiting time, -1 if there is none. */
    int largest() {
        int largest = -1;
        long mostNanos = -1;
        for (int i = 0; i < spans.size(); i++) {
            long nanos = waitedNanos(spans.get(i));
            if (nanos > mostNanos) {
                mostNanos = nanos;
                largest = i;
            }
        }
        return largest;
    }

    /** The burst a wait belongs to, -1 if it is none of this lock's. */
    int of(int waitRow) {
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            for (int place = span.first(); place < span.end(); place++) {
                if (byLock.row(place) == waitRow) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The waits of a burst together. */
    long waitedNanos(Span span) {
        long nanos = 0;
        for (int place = span.first(); place < span.end(); place++) {
            int wait = byLock.row(place);
            nanos += waits.endNs(wait) - waits.startNs(wait);
        }
        return nanos;
    }

    /** The most threads that waited at one moment of a burst. */
    int mostWaiting(Span span) {
        Level level = new Level(span.fromNs(), span.toNs(), 1);
        walk(span.first(), span.end(), level);
        return level.most[0];
    }

    /**
     * How many threads waited at once, over a time cut into equal parts: the most of each part. Cost: sorting the ends of the
     * lock's waits.
     */
    int[] mostWaiting(long durationNanos, int parts) {
        Level level = new Level(0, Math.max(1, durationNanos), parts);
        walk(byLock.first(lockRow), byLock.end(lockRow), level);
        return level.most;
    }

    /** Begins and ends of waits in order of time; of the same moment ends first. */
    private void walk(int first, int end, Level level) {
        long[] ends = new long[end - first];
        for (int place = first; place < end; place++) {
            ends[place - first] = waits.endNs(byLock.row(place));
        }
        Arrays.sort(ends);
        int ended = 0;
        for (int place = first; place < end; place++) {
            long startNs = waits.startNs(byLock.row(place));
            while (ended < ends.length && ends[ended] <= startNs) {
                level.step(ends[ended++], -1);
            }
            level.step(startNs, 1);
        }
        while (ended < ends.length) {
            level.step(ends[ended++], -1);
        }
    }

    private Span span(int first, int end, long endNs) {
        return new Span(waits.startNs(byLock.row(first)), endNs, first, end);
    }

    /** How many wait now, and the most in each part of the time so far. */
    private static final class Level {
        private final long fromNs;
        private final long toNs;
        private final int[] most;
        private long atNs = Long.MIN_VALUE;
        private int waiting;

        private Level(long fromNs, long toNs, int parts) {
            this.fromNs = fromNs;
            this.toNs = Math.max(fromNs + 1, toNs);
            most = new int[parts];
        }

        private void step(long ns, int by) {
            if (waiting > 0 && ns >= fromNs && atNs < toNs) {
                for (int part = part(Math.max(atNs, fromNs)); part <= part(Math.min(ns, toNs) - 1); part++) {
                    most[part] = Math.max(most[part], waiting);
                }
            }
            waiting += by;
            atNs = ns;
        }

        private int part(long ns) {
            return (int) Math.max(0, Math.min(most.length - 1, (double) (ns - fromNs) / (toNs - fromNs) * most.length));
        }
    }
}

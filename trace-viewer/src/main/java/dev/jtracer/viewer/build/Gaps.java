package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.jfr.Seams;
import java.util.Comparator;
import java.util.List;

/**
 * The times inside the recording that nothing is known about: no chunk tells of them. What lasts is known across one, if an
 * event says so; what is only inferred from the absence of events is not.
 */
final class Gaps {
    private static final long ADJACENT_NANOS = 1_000_000;

    private final long[] fromNs;
    private final long[] toNs;

    /** Gaps as the recording's chunks leave them, cut to the recording; adjacent ones are one. */
    Gaps(List<Seams.Gap> gaps, long startNanos, long endNs) {
        List<Seams.Gap> ordered = gaps.stream()
                .sorted(Comparator.comparingLong(Seams.Gap::fromNanos))
                .toList();
        LongColumn from = new LongColumn();
        LongColumn to = new LongColumn();
        for (Seams.Gap gap : ordered) {
            long begin = within(gap.fromNanos() - startNanos, endNs);
            long end = gap.toNanos() == 0 ? endNs : within(gap.toNanos() - startNanos, endNs);
            if (to.size() > 0 && begin - to.get(to.size() - 1) < ADJACENT_NANOS) {
                to.set(to.size() - 1, Math.max(end, to.get(to.size() - 1)));
            } else {
                from.add(begin);
                to.add(end);
            }
        }
        fromNs = from.toArray();
        toNs = to.toArray();
    }

    /** Takes a part of an interval. */
    interface Part {
        void take(long fromNs, long toNs);
    }

    int size() {
        return fromNs.length;
    }

    long fromNs(int gap) {
        return fromNs[gap];
    }

    long toNs(int gap) {
        return toNs[gap];
    }

    /** Hands out the parts of an interval that lie in no gap, in order. */
    void outside(long intervalFromNs, long intervalToNs, Part part) {
        long at = intervalFromNs;
        for (int gap = 0; gap < fromNs.length; gap++) {
            if (fromNs[gap] < intervalToNs && toNs[gap] > at) {
                if (fromNs[gap] > at) {
                    part.take(at, fromNs[gap]);
                }
                at = toNs[gap];
            }
        }
        if (at < intervalToNs) {
            part.take(at, intervalToNs);
        }
    }

    /** The end of the last gap before a moment, or a time if that is later. */
    long notBefore(long momentNs, long timeNs) {
        long latest = timeNs;
        for (int gap = 0; gap < toNs.length; gap++) {
            latest = toNs[gap] <= momentNs ? Math.max(latest, toNs[gap]) : latest;
        }
        return latest;
    }

    /** The begin of the first gap after a moment, or a time if that is earlier. */
    long notAfter(long momentNs, long timeNs) {
        long earliest = timeNs;
        for (int gap = fromNs.length - 1; gap >= 0; gap--) {
            earliest = fromNs[gap] >= momentNs ? Math.min(earliest, fromNs[gap]) : earliest;
        }
        return earliest;
    }

    private static long within(long ns, long endNs) {
        return Math.max(0, Math.min(endNs, ns));
    }
}

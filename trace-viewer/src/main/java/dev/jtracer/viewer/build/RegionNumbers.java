package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers that threads give the regions they write. A number missing between the first and the last is an event lost: a
 * filtered event gets no number. Two copies of the API in one process number each for itself.
 */
final class RegionNumbers {
    private record Writer(long recordedThread, int variant) {}

    private static final class Range {
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;
        private long count;

        private void add(long seq) {
            first = Math.min(first, seq);
            last = Math.max(last, seq);
            count++;
        }
    }

    private final Map<Writer, Range> ranges = new HashMap<>();
    private boolean oneCopy = true;
    private Writer lastWriter = new Writer(-1, 0);
    private Range lastRange = new Range();

    void add(int recordedThread, int variant, long seq) {
        oneCopy &= variant == 0;
        if (seq == EventTable.NONE) {
            return;
        }
        if (recordedThread != lastWriter.recordedThread || variant != lastWriter.variant) {
            lastWriter = new Writer(recordedThread, variant);
            lastRange = ranges.computeIfAbsent(lastWriter, unused -> new Range());
        }
        lastRange.add(seq);
    }

    /** How many numbers are missing, counting those that threads say they gave last. */
    long lost(OpenWork open) {
        if (oneCopy) {
            for (int row : open.rows("thread")) {
                Range range = ranges.get(new Writer(open.recordedThread(row), 0));
                if (range != null) {
                    range.last = Math.max(range.last, open.seq(row));
                    range.first = Math.min(range.first, open.last(row) ? range.first : open.seq(row) + 1);
                }
            }
        }
        long lost = 0;
        for (Range range : ranges.values()) {
            lost += Math.max(0, range.last - range.first + 1 - range.count);
        }
        return lost;
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import java.util.HashMap;
import java.util.Map;

/**
 * Events that were written and are not in the recording.
 *
 * <p>Each thread numbers the regions it writes, and reports its last number when a chunk ends. A number missing between
 * the first and the last is an event lost: a filtered event gets no number. Two copies of the API in one process number
 * each for itself. Where chunks are missing, their regions are missing with them, and cannot be told from lost ones.
 *
 * @param events regions missing from the recording
 * @param bytes of any events, as {@code jdk.DataLoss} says
 */
record Losses(long events, long bytes) {
    private static final String DATA_LOSS = "jdk.DataLoss";

    private record Writer(int threadRow, int variant) {}

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

    static void select(Selection wanted) {
        wanted.add(DATA_LOSS, Field.number("amount"));
    }

    static Losses read(Input input, ThreadRows threads, OpenWork open) {
        return new Losses(input.gaps().size() > 0 ? 0 : regions(input, threads, open), bytes(input));
    }

    private static long regions(Input input, ThreadRows threads, OpenWork open) {
        EventTable regions = input.table(RegionEvents.TYPE);
        PackedColumn seq = regions.column("seq");
        Map<Writer, Range> writers = new HashMap<>();
        boolean oneCopy = true;
        for (int row = 0; row < regions.size(); row++) {
            oneCopy &= regions.variant(row) == 0;
            int threadRow = threads.row(regions.thread(row));
            if (threadRow >= 0 && seq.get(row) != EventTable.NONE) {
                writers.computeIfAbsent(new Writer(threadRow, regions.variant(row)), unused -> new Range())
                        .add(seq.get(row));
            }
        }
        if (oneCopy) {
            for (int row : open.rows("thread")) {
                Range range = writers.get(new Writer(open.threadRow(row), 0));
                if (range != null) {
                    range.last = Math.max(range.last, open.seq(row));
                    range.first = Math.min(range.first, open.last(row) ? range.first : open.seq(row) + 1);
                }
            }
        }
        long lost = 0;
        for (Range range : writers.values()) {
            lost += Math.max(0, range.last - range.first + 1 - range.count);
        }
        return lost;
    }

    private static long bytes(Input input) {
        EventTable table = input.table(DATA_LOSS);
        long bytes = 0;
        for (int row = 0; row < table.size(); row++) {
            bytes += Math.max(0, table.column("amount").get(row));
        }
        return bytes;
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.Damage;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;

/**
 * Events that were written and are not in the recording.
 *
 * <p>Each thread numbers the regions it writes, and reports its last number when a chunk ends: see {@link RegionNumbers}.
 * Where chunks are missing, or a part of one at the end of a file that was cut off, their regions are missing with them, and
 * cannot be told from lost ones: buffers are not written in the order of what is in them.
 *
 * @param events regions missing from the recording
 * @param bytes of any events, as {@code jdk.DataLoss} says
 */
record Losses(long events, long bytes) {
    private static final String DATA_LOSS = "jdk.DataLoss";

    static void select(Selection wanted) {
        wanted.add(DATA_LOSS, Field.number("amount"));
    }

    static Losses read(Input input, RegionNumbers numbers, OpenWork open) {
        return new Losses(isWhole(input) ? numbers.lost(open) : 0, bytes(input));
    }

    private static boolean isWhole(Input input) {
        Damage damage = input.columns().damage();
        return input.gaps().size() == 0
                && !damage.truncated()
                && !damage.inFlight()
                && damage.unreadableBytes() == 0
                && damage.brokenChunks() == 0;
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

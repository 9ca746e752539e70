package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventColumns;
import dev.jtracer.viewer.jfr.EventTable;
import org.jspecify.annotations.Nullable;

/**
 * The events of a recording with moments as the model wants them: nanoseconds from the recording's start. Moments that
 * clocks put after the recording's end are moved to it, and an interval never ends before it starts.
 */
final class Input {
    private static final long LONGEST = Long.MAX_VALUE / 4;

    private final EventColumns columns;
    private final long startNanos;
    private final long endNs;
    private final Gaps gaps;

    Input(EventColumns columns) {
        this.columns = columns;
        startNanos = columns.startNanos();
        endNs = Math.max(1, Math.min(LONGEST, columns.endNanos() - startNanos));
        gaps = new Gaps(columns.seams().gaps(), startNanos, endNs);
    }

    EventColumns columns() {
        return columns;
    }

    /** The recording's length. */
    long endNs() {
        return endNs;
    }

    /** The times nothing is known about. */
    Gaps gaps() {
        return gaps;
    }

    EventTable table(String type) {
        return columns.table(type);
    }

    /** Lets the memory of a type go that nobody will ask for again. */
    void release(String type) {
        columns.release(type);
    }

    /** When an event began. */
    long startNs(EventTable table, int row) {
        return ns(table.startNanos(row));
    }

    /** When an event ended. */
    long endNs(EventTable table, int row) {
        return Math.min(endNs, startNs(table, row) + length(table.durationNanos(row)));
    }

    /** The text at a row of a text column, null for none. */
    @Nullable
    String text(long textRow) {
        return textRow < 0 ? null : columns.text(textRow);
    }

    /** The text at a row of a text column, empty for none. */
    String textOrEmpty(long textRow) {
        return textRow < 0 ? "" : columns.text(textRow);
    }

    /** When the chunk began that a moment lies in. */
    long chunkStartNs(long ns) {
        return columns.chunkStartNanos(startNanos + ns) - startNanos;
    }

    /** When the last chunk began. */
    long lastChunkStartNs() {
        return columns.lastChunkStartNanos() - startNanos;
    }

    /** A length of time as it may be: not negative, and short enough to be added to any moment. */
    static long length(long nanos) {
        return Math.max(0, Math.min(LONGEST, nanos));
    }

    /** The moment since 1970 that a moment of the model is. */
    long nanos(long ns) {
        return startNanos + ns;
    }

    /** The moment of the model that a moment since 1970 is. */
    long ns(long nanos) {
        if (nanos < startNanos - LONGEST) {
            return -LONGEST;
        }
        return nanos >= startNanos + endNs ? endNs : nanos - startNanos;
    }
}

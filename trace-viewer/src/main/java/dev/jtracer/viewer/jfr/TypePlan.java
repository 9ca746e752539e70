package dev.jtracer.viewer.jfr;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to decode the events of a type: what to skip and what to read into which column, up to the last field that is wanted.
 * Made once for each type of each chunk. It collects the places of events in a window and decodes them together. For one
 * thread.
 *
 * <p>An unwanted event costs its count, and its thread where it has one: all threads of a recording have a row.
 */
final class TypePlan {
    private final JfrType type;
    private final int place;
    private final int variant;
    private final Step[] steps;
    private final int[] missingColumns;
    private final long[] missing;
    private int[] begins = new int[16];
    private int[] ends = new int[16];
    private int size;
    private long count;

    TypePlan(JfrType type, int place, int variant, List<Step> steps, int[] missingColumns, long[] missing) {
        this.type = type;
        this.place = place;
        this.variant = variant;
        this.steps = steps.toArray(new Step[0]);
        this.missingColumns = missingColumns;
        this.missing = missing;
    }

    /** Reads one thing of all events of a run: into a column of the batch, from a row on. There is no batch if none is wanted. */
    interface Step {
        void read(Run run, @Nullable EventBatch into, int row);
    }

    JfrType type() {
        return type;
    }

    /** The type's place in the selection, -1 if it is not wanted. */
    int place() {
        return place;
    }

    /** Whether there is anything to be read of an event. */
    boolean reads() {
        return steps.length > 0 || place >= 0;
    }

    void countOne() {
        count++;
    }

    long count() {
        return count;
    }

    /** Collects an event; there are never more than {@link Run#MOST_EVENTS}. */
    void add(int begin, int end) {
        if (size == begins.length) {
            begins = Run.grown(begins);
            ends = Run.grown(ends);
        }
        begins[size] = begin;
        ends[size++] = end;
    }

    /** How many events are collected. */
    int size() {
        return size;
    }

    /**
     * Decodes all that is collected and forgets it.
     *
     * @return how many events could not be decoded
     */
    int read(byte[] window, Run run, @Nullable EventBatch into, Clock clock) {
        int before = into == null ? 0 : into.size();
        int broken = 0;
        if (!read(window, run, into, clock, 0, size)) {
            truncate(into, before);
            for (int i = 0; i < size; i++) {
                int good = into == null ? 0 : into.size();
                if (!read(window, run, into, clock, i, i + 1)) {
                    truncate(into, good);
                    broken++;
                }
            }
        }
        size = 0;
        return broken;
    }

    private static void truncate(@Nullable EventBatch into, int rows) {
        if (into != null) {
            into.truncate(rows);
        }
    }

    /** Decodes some; false if one of them is damaged. */
    private boolean read(byte[] window, Run run, @Nullable EventBatch into, Clock clock, int from, int to) {
        run.begin(window, begins, ends, from, to);
        int row = into == null ? 0 : into.add(to - from);
        try {
            for (Step step : steps) {
                step.read(run, into, row);
            }
        } catch (IndexOutOfBoundsException | Malformed e) {
            return false;
        }
        if (into != null) {
            finish(into, row, clock);
        }
        return !run.overrun();
    }

    private void finish(EventBatch into, int row, Clock clock) {
        int end = into.size();
        for (int m = 0; m < missing.length; m++) {
            Arrays.fill(into.columns[missingColumns[m]], row, end, missing[m]);
        }
        Arrays.fill(into.variants, row, end, (byte) variant);
        long[] starts = into.startNanos;
        long[] durations = into.durationNanos;
        for (int r = row; r < end; r++) {
            long start = clock.moment(starts[r]);
            durations[r] = durations[r] == 0 ? 0 : clock.moment(starts[r] + durations[r]) - start;
            starts[r] = start;
        }
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.Pyramid;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Builds the pyramid of one row of a lane: the finest level from its intervals, each other level from the one below. */
final class PyramidRow {
    /** So many intervals share a bucket of the finest level, on average: it is about that much smaller than they are. */
    private static final int PER_BUCKET = 16;

    /** The coarsest level has about as many buckets as a screen has pixels. */
    private static final int FEW_BUCKETS = 1_024;

    private final long endNs;
    private final PyramidLevel finest;
    private final int finestLevel;

    /**
     * A row.
     *
     * @param endNs the recording's end
     * @param lengthNs how much time its intervals fill
     * @param intervals how many there are, about
     */
    PyramidRow(long endNs, long lengthNs, int intervals) {
        this.endNs = endNs;
        finestLevel = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, lengthNs / intervals * PER_BUCKET));
        finest = new PyramidLevel(finestLevel);
    }

    /** Rows of so many depths, see {@link #PyramidRow}. */
    static PyramidRow[] rows(int depths, long endNs, long lengthNs, int intervals) {
        PyramidRow[] rows = new PyramidRow[depths];
        for (int depth = 0; depth < depths; depth++) {
            rows[depth] = new PyramidRow(endNs, lengthNs, intervals);
        }
        return rows;
    }

    /** Adds an interval; what lies outside the recording is in no bucket. */
    void add(long fromNs, long toNs, int key, int row) {
        if (toNs > 0 && fromNs < endNs) {
            finest.add(fromNs, toNs, key, row);
        }
    }

    /**
     * The pyramid.
     *
     * @param startNs of an interval, by its row
     * @param stopNs its end
     * @param key its key
     */
    Pyramid build(IntToLongFunction startNs, IntToLongFunction stopNs, IntUnaryOperator key) {
        List<Pyramid.Level> levels = new ArrayList<>(List.of(finest.build()));
        for (int level = finestLevel + Pyramid.LEVEL_STEP; endNs >> level >= FEW_BUCKETS; level += Pyramid.LEVEL_STEP) {
            levels.add(above(levels.get(levels.size() - 1), level, startNs, stopNs, key));
        }
        return new Pyramid(levels);
    }

    private static Pyramid.Level above(
            Pyramid.Level below, int level, IntToLongFunction startNs, IntToLongFunction stopNs, IntUnaryOperator key) {
        PyramidLevel sums = new PyramidLevel(level);
        int steps = level - below.level();
        int sum = 0;
        for (int place = 0; place < below.wides(); place++) {
            int row = below.wideRow(place);
            long firstBucket = startNs.applyAsLong(row) >> below.level();
            while (sum < below.size() && below.bucket(sum) <= firstBucket) {
                sums.cover(below.bucket(sum) >> steps, below.key(sum), below.nanos(sum), below.ends(sum));
                sum++;
            }
            sums.add(startNs.applyAsLong(row), stopNs.applyAsLong(row), key.applyAsInt(row), row);
        }
        while (sum < below.size()) {
            sums.cover(below.bucket(sum) >> steps, below.key(sum), below.nanos(sum), below.ends(sum));
            sum++;
        }
        return sums.build();
    }
}

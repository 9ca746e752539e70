package dev.jtracer.viewer.query;

import java.util.Arrays;

/**
 * How long a set of durations took: count, total, min, mean and max exactly, percentiles to three significant digits, and
 * a log-spaced histogram. Of no durations at all every number is 0.
 *
 * <p>Percentiles are nearest ranks, as the package says, from an HdrHistogram with three significant digits: at most 0.1 %
 * above the exact one. They are clamped into {@code [min, max]}, so p50 of one duration is that duration.
 *
 * <p>Mutable and for one thread: durations are added one by one, then it is asked. It can be {@linkplain #clear() cleared}
 * and used again, which spares the 200 kB of counts per type.
 */
final class Distribution {

    /** HdrHistogram cannot hold more; so long a duration (73 years) keeps its exact total, min and max beside it. */
    private static final long MAX_TRACKED = Long.MAX_VALUE / 4;

    private final org.HdrHistogram.Histogram counts = new org.HdrHistogram.Histogram(3);
    private final long[] countByBucket = new long[LogBuckets.COUNT];
    private long totalNanos;
    private long minNanos = Long.MAX_VALUE;
    private long maxNanos;

    /** Forgets every duration. */
    void clear() {
        counts.reset();
        Arrays.fill(countByBucket, 0);
        totalNanos = 0;
        minNanos = Long.MAX_VALUE;
        maxNanos = 0;
    }

    /**
     * Adds one duration.
     *
     * @param nanos the duration, not negative
     */
    void add(long nanos) {
        countByBucket[LogBuckets.bucketOf(nanos)]++;
        counts.recordValue(Math.min(nanos, MAX_TRACKED));
        totalNanos += nanos;
        minNanos = Math.min(minNanos, nanos);
        maxNanos = Math.max(maxNanos, nanos);
    }

    long count() {
        return counts.getTotalCount();
    }

    long totalNanos() {
        return totalNanos;
    }

    long minNanos() {
        return count() == 0 ? 0 : minNanos;
    }

    /** The mean, rounded to the nearest nanosecond. */
    long meanNanos() {
        long count = count();
        return count == 0 ? 0 : (totalNanos + count / 2) / count;
    }

    long maxNanos() {
        return maxNanos;
    }

    /**
     * Returns a percentile.
     *
     * @param percentile 0, which is the shortest, to 100
     */
    long percentileNanos(double percentile) {
        if (count() == 0) {
            return 0;
        }
        return Math.max(minNanos, Math.min(maxNanos, counts.getValueAtPercentile(percentile)));
    }

    Histogram histogram() {
        return Histogram.of(countByBucket);
    }
}

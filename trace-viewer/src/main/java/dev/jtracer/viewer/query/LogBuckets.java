package dev.jtracer.viewer.query;

import java.util.Arrays;

/**
 * The log-spaced buckets of every duration histogram: bucket {@code i} holds the durations {@code from(i) <= d < to(i)}, in
 * whole nanoseconds, so each duration lies in exactly one.
 *
 * <p>The bounds are the same for every trace and every type, so histograms can be laid side by side and added up:
 *
 * <pre>
 *   [0, 1)  [1, 2) ... [9, 10)  [10, 11) ... [90, 100)  [100, 112)  [112, 125) ... [900, 1000)  [1000, 1120) ...
 *    zero    every nanosecond     20 per decade, ISO 3 preferred numbers R20, from here on without a fraction
 * </pre>
 */
final class LogBuckets {

    /*
     * Bounds computed as round(10^(k/20)) would be labelled "11.2 ms to 12.6 ms", after rounding that nobody sees. The
     * preferred numbers of ISO 3 are the same steps (12 % each) rounded once and for all to three digits: what the axis
     * says is the exact bound. Below 100 ns they have fractions, which are dropped; below 10 ns every nanosecond has its
     * bucket.
     */
    private static final int[] PREFERRED = {
        100, 112, 125, 140, 160, 180, 200, 224, 250, 280, 315, 355, 400, 450, 500, 560, 630, 710, 800, 900
    };

    private static final long[] BOUNDS = bounds();

    /** The number of buckets; the last one ends at {@link Long#MAX_VALUE} and includes it. */
    static final int COUNT = BOUNDS.length - 1;

    private LogBuckets() {}

    /**
     * Returns the bucket that holds the duration.
     *
     * @param nanos the duration, not negative
     */
    static int bucketOf(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("duration must not be negative, was " + nanos);
        }
        int found = Arrays.binarySearch(BOUNDS, nanos);
        int bucket = found >= 0 ? found : -found - 2;
        return Math.min(bucket, COUNT - 1);
    }

    /** The shortest duration in the bucket. */
    static long from(int bucket) {
        return BOUNDS[bucket];
    }

    /** The first duration above the bucket; {@link Long#MAX_VALUE} if there is none. */
    static long to(int bucket) {
        return BOUNDS[bucket + 1];
    }

    private static long[] bounds() {
        long[] bounds = new long[20 * 20];
        int count = 0;
        for (long nanos = 0; nanos < 10; nanos++) {
            bounds[count++] = nanos;
        }
        for (int preferred : PREFERRED) {
            bounds[count++] = preferred / 10;
        }
        for (long unit = 1; unit <= Long.MAX_VALUE / 900; unit *= 10) {
            for (int preferred : PREFERRED) {
                bounds[count++] = preferred * unit;
            }
        }
        bounds[count++] = Long.MAX_VALUE;
        return Arrays.copyOf(bounds, count);
    }
}

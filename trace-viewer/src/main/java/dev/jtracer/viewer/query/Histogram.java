package dev.jtracer.viewer.query;

import java.util.ArrayList;
import java.util.List;

/**
 * How many durations lie in each log-spaced bucket, from the first bucket with any to the last, empty ones between them
 * included. The counts sum to the number of durations; no durations, no buckets.
 *
 * @param buckets adjacent buckets in ascending order
 */
public record Histogram(List<Bucket> buckets) {

    /** Copies the list. */
    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /**
     * One bar. The tasks behind it are those a {@link TaskList} finds with the same two bounds.
     *
     * @param fromNanos the shortest duration in it
     * @param toNanos the first duration above it; {@link Long#MAX_VALUE} if there is none, and then it is in the bucket
     * @param count how many durations {@code fromNanos <= d < toNanos} there are
     */
    public record Bucket(long fromNanos, long toNanos, long count) {}

    static Histogram of(long[] countByBucket) {
        int first = 0;
        int end = LogBuckets.COUNT;
        while (first < end && countByBucket[first] == 0) {
            first++;
        }
        while (end > first && countByBucket[end - 1] == 0) {
            end--;
        }
        List<Bucket> buckets = new ArrayList<>(end - first);
        for (int bucket = first; bucket < end; bucket++) {
            buckets.add(new Bucket(LogBuckets.from(bucket), LogBuckets.to(bucket), countByBucket[bucket]));
        }
        return new Histogram(buckets);
    }
}

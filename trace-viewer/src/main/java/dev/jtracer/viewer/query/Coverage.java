package dev.jtracer.viewer.query;

import java.util.ArrayList;
import java.util.List;

/**
 * How many of a set of intervals cover each bucket of a time axis, on average over the bucket.
 *
 * <p>An interval touches two buckets only, however long it is: its two ends count with the part of their bucket they
 * cover, the full buckets between them as a step up and a step down that are summed at the end.
 *
 * <pre>
 *   interval          |=====================|
 *   buckets      |----.----|---------|------.--|
 *   part              .5        1        .7
 *   steps                  +1        -1
 * </pre>
 */
final class Coverage {
    private final long endNs;
    private final int buckets;
    private final double[] part;
    private final int[] steps;

    Coverage(long endNs, int buckets) {
        this.endNs = endNs;
        this.buckets = buckets;
        part = new double[buckets];
        steps = new int[buckets + 1];
    }

    /** Adds an interval; what lies outside the axis is left out. */
    void add(long fromNs, long toNs) {
        double from = place(Math.max(0, fromNs));
        double to = place(Math.min(endNs, toNs));
        if (to <= from) {
            return;
        }
        int first = Math.min(buckets - 1, (int) from);
        int last = Math.min(buckets - 1, (int) to);
        if (first == last) {
            part[first] += to - from;
            return;
        }
        part[first] += first + 1 - from;
        part[last] += to - last;
        steps[first + 1]++;
        steps[last]--;
    }

    /** Adds what intervals together cover of a bucket. */
    void addTo(int bucket, long nanos) {
        part[bucket] += place(nanos);
    }

    /** For each bucket, the number of intervals that cover it on average, to three decimals. */
    List<Double> averages() {
        List<Double> result = new ArrayList<>(buckets);
        int covering = 0;
        for (int bucket = 0; bucket < buckets; bucket++) {
            covering += steps[bucket];
            result.add(Math.round((covering + part[bucket]) * 1000) / 1000.0);
        }
        return result;
    }

    private double place(long ns) {
        return (double) ns / endNs * buckets;
    }
}

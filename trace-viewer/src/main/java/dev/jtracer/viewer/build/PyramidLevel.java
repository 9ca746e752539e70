package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.Pyramid;
import java.util.Arrays;

/** Sums up one row of a lane at one level; see {@link Pyramid}. Intervals are disjoint and come in order. */
final class PyramidLevel {
    private final int level;
    private final Pyramid.Level.Builder sums;
    private long openBucket = -1;
    private int openKeys;
    private int[] key = new int[8];
    private long[] nanos = new long[8];
    private int[] ends = new int[8];

    PyramidLevel(int level) {
        this.level = level;
        sums = new Pyramid.Level.Builder(level);
    }

    /** Adds an interval, a row of its table. */
    void add(long fromNs, long toNs, int keyOfInterval, int row) {
        if (toNs - fromNs >= (long) Pyramid.WIDE_BUCKETS << level) {
            sums.addWide(row);
            return;
        }
        long from = Math.max(0, fromNs);
        long to = Math.max(toNs, from + 1);
        long last = (to - 1) >> level;
        for (long bucket = from >> level; bucket <= last; bucket++) {
            long bucketNs = bucket << level;
            long covered = Math.min(to, bucketNs + (1L << level)) - Math.max(from, bucketNs);
            cover(bucket, keyOfInterval, covered, bucket == last ? 1 : 0);
        }
    }

    /** Adds what intervals of one key cover of a bucket. */
    void cover(long bucket, int keyOfIntervals, long covered, int ended) {
        if (bucket != openBucket) {
            close();
            openBucket = bucket;
        }
        int place = 0;
        while (place < openKeys && key[place] != keyOfIntervals) {
            place++;
        }
        if (place == openKeys) {
            if (place == key.length) {
                key = Arrays.copyOf(key, 2 * place);
                nanos = Arrays.copyOf(nanos, 2 * place);
                ends = Arrays.copyOf(ends, 2 * place);
            }
            key[place] = keyOfIntervals;
            nanos[place] = 0;
            ends[place] = 0;
            openKeys++;
        }
        nanos[place] += covered;
        ends[place] += ended;
    }

    Pyramid.Level build() {
        close();
        return sums.build();
    }

    private void close() {
        for (int place = 0; place < openKeys; place++) {
            sums.add(openBucket, key[place], nanos[place], ends[place]);
        }
        openKeys = 0;
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.LongOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** When intervals happened: as a small histogram, and as the few moments at which something began. */
final class When {
    /** Intervals that are no further apart than this part of the recording are one occurrence. */
    private static final int JOINED_WITHIN = 50;

    /** What covers more of the recording than this happened all the time and has no moments. */
    private static final double MOST_COVERED = 0.5;

    private static final int MOST_MOMENTS = 12;

    private When() {}

    /** How many nanoseconds of all intervals lie in each of the equal parts of the recording. */
    static List<Long> buckets(long[] fromNs, long[] toNs, long endNs) {
        long[] nanos = new long[Finding.BUCKETS];
        for (int i = 0; i < fromNs.length; i++) {
            for (int b = bucket(fromNs[i], endNs); b < nanos.length && edge(b, endNs) < toNs[i]; b++) {
                nanos[b] += Math.max(0, Math.min(toNs[i], edge(b + 1, endNs)) - Math.max(fromNs[i], edge(b, endNs)));
            }
        }
        List<Long> result = new ArrayList<>(nanos.length);
        for (long bucket : nanos) {
            result.add(bucket);
        }
        return result;
    }

    /** When each of the longest occurrences began, in order of time; none if it happened all the time. */
    static List<Long> moments(long[] fromNs, long[] toNs, long endNs) {
        record Occurrence(long fromNs, long toNs) {}
        List<Occurrence> occurrences = new ArrayList<>();
        long first = -1;
        long reached = Long.MIN_VALUE;
        long covered = 0;
        for (int i : LongOrder.ascending(fromNs)) {
            if (first >= 0 && fromNs[i] > reached + endNs / JOINED_WITHIN) {
                occurrences.add(new Occurrence(first, reached));
                covered += reached - first;
                first = -1;
            }
            first = first < 0 ? fromNs[i] : first;
            reached = Math.max(reached, toNs[i]);
        }
        if (first < 0 || covered + reached - first > endNs * MOST_COVERED) {
            return List.of();
        }
        occurrences.add(new Occurrence(first, reached));
        return occurrences.stream()
                .sorted(Comparator.comparingLong((Occurrence o) -> o.toNs() - o.fromNs())
                        .reversed())
                .limit(MOST_MOMENTS)
                .map(Occurrence::fromNs)
                .sorted()
                .toList();
    }

    private static int bucket(long ns, long endNs) {
        int guess = (int) ((double) ns / endNs * Finding.BUCKETS);
        return Math.max(0, Math.min(Finding.BUCKETS, guess) - 1);
    }

    /** Where a bucket begins. */
    private static long edge(int bucket, long endNs) {
        return endNs / Finding.BUCKETS * bucket + endNs % Finding.BUCKETS * bucket / Finding.BUCKETS;
    }
}

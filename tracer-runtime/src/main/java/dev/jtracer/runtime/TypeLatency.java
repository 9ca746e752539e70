package dev.jtracer.runtime;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * The durations of one task type. Written by any thread without a lock; whoever reads collects what was written since into two
 * histograms, one for the life of the process and one since the last capture began.
 *
 * <p>A histogram's largest value is the edge of a bucket, so the largest is kept beside it.
 */
final class TypeLatency {
    private static final long SHORTEST_NANOS = 1_000;
    private static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 2;

    private final Recorder recorder = new Recorder(SHORTEST_NANOS, LONGEST_NANOS, DIGITS);
    private final LongAdder failed = new LongAdder();
    private final LongAccumulator max = new LongAccumulator(Math::max, 0);
    private final LongAccumulator maxSinceCapture = new LongAccumulator(Math::max, 0);

    // Guarded by this.
    private final Histogram total = new Histogram(SHORTEST_NANOS, LONGEST_NANOS, DIGITS);
    private final Histogram sinceCapture = new Histogram(SHORTEST_NANOS, LONGEST_NANOS, DIGITS);
    private Histogram interval = new Histogram(SHORTEST_NANOS, LONGEST_NANOS, DIGITS);
    private long failedBeforeCapture;

    TypeLatency() {
        interval = recorder.getIntervalHistogram();
    }

    void ended(long durationNanos, boolean withFailure) {
        recorder.recordValue(Math.min(Math.max(durationNanos, SHORTEST_NANOS), LONGEST_NANOS));
        // An accumulator writes only what is larger, so this is a read nearly always.
        max.accumulate(durationNanos);
        maxSinceCapture.accumulate(durationNanos);
        if (withFailure) {
            failed.increment();
        }
    }

    synchronized void captureBegins() {
        collect();
        sinceCapture.reset();
        maxSinceCapture.reset();
        failedBeforeCapture = failed.sum();
    }

    synchronized LiveTasks.TypeRow row(String type, boolean since) {
        collect();
        Histogram histogram = since ? sinceCapture : total;
        long longest = since ? maxSinceCapture.get() : max.get();
        return new LiveTasks.TypeRow(
                type,
                histogram.getTotalCount(),
                since ? failed.sum() - failedBeforeCapture : failed.sum(),
                0,
                percentile(histogram, 50, longest),
                percentile(histogram, 99, longest),
                longest);
    }

    private static long percentile(Histogram histogram, double percent, long longest) {
        return histogram.getTotalCount() == 0 ? 0 : Math.min(histogram.getValueAtPercentile(percent), longest);
    }

    private void collect() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        sinceCapture.add(interval);
    }
}

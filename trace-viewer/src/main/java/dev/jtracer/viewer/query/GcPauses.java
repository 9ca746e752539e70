package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The garbage collection pauses of a recording, each and together, and the other safepoints together. */
public final class GcPauses {

    private GcPauses() {}

    /**
     * The answer.
     *
     * @param pauses how many garbage collection pauses there were
     * @param totalNanos their durations together
     * @param meanNanos their mean, rounded
     * @param p99Nanos their 99th percentile
     * @param maxNanos the longest
     * @param safepoints how many other safepoints stopped all threads
     * @param safepointNanos their durations together
     * @param safepointMaxNanos the longest
     * @param list each garbage collection pause, in order of time
     */
    public record Result(
            long pauses,
            long totalNanos,
            long meanNanos,
            long p99Nanos,
            long maxNanos,
            long safepoints,
            long safepointNanos,
            long safepointMaxNanos,
            List<Pause> list) {
        /** Copies the list. */
        public Result {
            list = List.copyOf(list);
        }
    }

    /**
     * One garbage collection pause.
     *
     * @param startNs when it began
     * @param durationNanos how long all threads stood still
     * @param name what the JVM calls it
     * @param cause why, null if the recording does not say
     * @param gcId the number of the collection it belongs to
     */
    public record Pause(
            long startNs,
            long durationNanos,
            String name,
            @Nullable String cause,
            long gcId) {}

    /** Returns the pauses. Cost: one pass over the pauses. */
    public static Result of(Trace trace) {
        Pauses pauses = trace.pauses();
        Distribution gc = new Distribution();
        Distribution safepoints = new Distribution();
        List<Pause> list = new ArrayList<>();
        for (int row = 0; row < pauses.size(); row++) {
            long nanos = pauses.endNs(row) - pauses.startNs(row);
            if (pauses.kind(row) == ThreadState.GC) {
                gc.add(nanos);
                list.add(new Pause(pauses.startNs(row), nanos, pauses.name(row), pauses.cause(row), pauses.gcId(row)));
            } else {
                safepoints.add(nanos);
            }
        }
        return new Result(
                gc.count(),
                gc.totalNanos(),
                gc.meanNanos(),
                gc.percentileNanos(99),
                gc.maxNanos(),
                safepoints.count(),
                safepoints.totalNanos(),
                safepoints.maxNanos(),
                list);
    }
}

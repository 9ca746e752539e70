package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.GarbageCollections;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collection pauses of a recording: each, together, and by cause; the heap before and after each collection;
 * whom they stopped; and the other safepoints by operation.
 */
public final class GcPauses {
    /** The most pauses, and the most collections, that are listed: the longest ones. */
    public static final int MAX_LISTED = 4_000;

    private GcPauses() {}

    /**
     * The answer.
     *
     * @param pauses how many garbage collection pauses there were
     * @param totalNanos their durations together
     * @param meanNanos their mean, rounded
     * @param p50Nanos their median
     * @param p90Nanos their 90th percentile
     * @param p99Nanos their 99th percentile
     * @param maxNanos the longest
     * @param histogram how many took how long
     * @param tasksStopped how many times a pause stopped a task
     * @param taskNanos what these tasks lost, together
     * @param safepoints how many other safepoints stopped all threads
     * @param safepointNanos their durations together
     * @param safepointMaxNanos the longest
     * @param causes the pauses by what the JVM calls them and why they happened; the most time first
     * @param operations the other safepoints by operation; the most time first
     * @param list the longest garbage collection pauses, at most {@value #MAX_LISTED}, in order of time
     * @param collections how many collections there were; a concurrent one has several pauses, or none here
     * @param collectionList the longest collections, at most {@value #MAX_LISTED}, in order of time
     */
    public record Result(
            long pauses,
            long totalNanos,
            long meanNanos,
            long p50Nanos,
            long p90Nanos,
            long p99Nanos,
            long maxNanos,
            Histogram histogram,
            long tasksStopped,
            long taskNanos,
            long safepoints,
            long safepointNanos,
            long safepointMaxNanos,
            List<PauseCause> causes,
            List<PauseCause> operations,
            List<Pause> list,
            long collections,
            List<Collection> collectionList) {
        /** Copies the lists. */
        public Result {
            causes = List.copyOf(causes);
            operations = List.copyOf(operations);
            list = List.copyOf(list);
            collectionList = List.copyOf(collectionList);
        }
    }

    /**
     * One garbage collection pause.
     *
     * @param row its row in the trace
     * @param startNs when it began
     * @param durationNanos how long all threads stood still
     * @param name what the JVM calls it
     * @param cause why, null if the recording does not say
     * @param gcId the number of the collection it belongs to
     * @param heapBeforeBytes used heap before that collection, null if the recording does not say
     * @param heapAfterBytes used heap after it, null if the recording does not say
     * @param threads how many threads would have run
     * @param tasks how many tasks these worked for
     * @param taskNanos what these tasks lost, together
     */
    public record Pause(
            int row,
            long startNs,
            long durationNanos,
            String name,
            @Nullable String cause,
            long gcId,
            @Nullable Long heapBeforeBytes,
            @Nullable Long heapAfterBytes,
            int threads,
            int tasks,
            long taskNanos) {}

    /**
     * One collection.
     *
     * @param gcId its number
     * @param name the collector, null if the recording does not say
     * @param cause why it happened, null if the recording does not say
     * @param startNs when it began, or was first heard of
     * @param durationNanos how long it took, the program running beside it included
     * @param pauses how many of its pauses are in the recording
     * @param pauseNanos these together
     * @param sumOfPausesNanos its pauses together as the JVM sums them, null if the recording does not say
     * @param longestPauseNanos its longest pause as the JVM tells it, null if the recording does not say
     * @param heapBeforeBytes used heap before it, null if the recording does not say
     * @param heapAfterBytes used heap after it, null if the recording does not say
     */
    public record Collection(
            long gcId,
            @Nullable String name,
            @Nullable String cause,
            long startNs,
            long durationNanos,
            int pauses,
            long pauseNanos,
            @Nullable Long sumOfPausesNanos,
            @Nullable Long longestPauseNanos,
            @Nullable Long heapBeforeBytes,
            @Nullable Long heapAfterBytes) {}

    /** Returns the pauses. Cost: one pass over the pauses, and one over the states of all threads. */
    public static Result of(Trace trace) {
        Pauses pauses = trace.pauses();
        StoppedWork stopped = StoppedWork.of(trace);
        Distribution gc = new Distribution();
        PauseCauses causes = new PauseCauses();
        PauseCauses operations = new PauseCauses();
        long tasksStopped = 0;
        long taskNanos = 0;
        for (int row = 0; row < pauses.size(); row++) {
            boolean ofCollection = pauses.kind(row) == ThreadState.GC;
            (ofCollection ? causes : operations).add(pauses, row, stopped);
            if (ofCollection) {
                gc.add(LongestPauses.nanos(pauses, row));
                tasksStopped += stopped.tasks(row);
                taskNanos += stopped.taskNanos(row);
            }
        }
        return new Result(
                gc.count(),
                gc.totalNanos(),
                gc.meanNanos(),
                gc.percentileNanos(50),
                gc.percentileNanos(90),
                gc.percentileNanos(99),
                gc.maxNanos(),
                gc.histogram(),
                tasksStopped,
                taskNanos,
                operations.count(),
                operations.totalNanos(),
                operations.maxNanos(),
                causes.list(),
                operations.list(),
                list(trace, stopped),
                trace.collections().size(),
                GcCollections.list(trace, MAX_LISTED));
    }

    /** One pause. */
    static Pause pause(Trace trace, int row, StoppedWork stopped) {
        Pauses pauses = trace.pauses();
        GarbageCollections collections = trace.collections();
        int collection = collections.row(pauses.gcId(row));
        return new Pause(
                row,
                pauses.startNs(row),
                LongestPauses.nanos(pauses, row),
                pauses.name(row),
                pauses.cause(row),
                pauses.gcId(row),
                collection < 0 ? null : known(collections.heapBeforeBytes(collection)),
                collection < 0 ? null : known(collections.heapAfterBytes(collection)),
                stopped.threads(row),
                stopped.tasks(row),
                stopped.taskNanos(row));
    }

    static @Nullable Long known(long value) {
        return value == GarbageCollections.UNKNOWN ? null : value;
    }

    private static List<Pause> list(Trace trace, StoppedWork stopped) {
        Pauses pauses = trace.pauses();
        List<Pause> list = new ArrayList<>();
        for (int row : LongestPauses.rows(pauses, each -> pauses.kind(each) == ThreadState.GC, MAX_LISTED)) {
            list.add(pause(trace, row, stopped));
        }
        return list;
    }
}

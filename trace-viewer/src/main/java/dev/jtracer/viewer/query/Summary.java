package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Recording;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording in numbers, as one document that other programs can rely on: schema 1 of {@code summary --json}. Its keys are
 * the component names of these records in their order, all durations are whole nanoseconds. Keys are added, never removed.
 *
 * @param schema 1
 * @param recording the recording as a whole
 * @param taskTypes every task type, the most total time first
 * @param regionTypes every region type, the most total time first
 * @param locks every monitor and lock that made a thread wait, the most waiting time first
 * @param gc the garbage collection pauses
 * @param threads every thread
 * @param findings sentences of fact with what they cost, most first
 * @param notFound what was looked for and is not there
 * @param leastNanos what cost tasks, or threads in a recording without tasks, less than this is not told
 * @param below what was looked for and is not there or cost less than that
 * @param notApplicable what could not be looked for
 */
public record Summary(
        int schema,
        Head recording,
        List<TaskType> taskTypes,
        List<RegionType> regionTypes,
        List<Lock> locks,
        Gc gc,
        List<ThreadEntry> threads,
        List<FindingEntry> findings,
        List<String> notFound,
        long leastNanos,
        List<String> below,
        List<NotApplicable> notApplicable) {

    /** Copies the lists. */
    public Summary {
        taskTypes = List.copyOf(taskTypes);
        regionTypes = List.copyOf(regionTypes);
        locks = List.copyOf(locks);
        threads = List.copyOf(threads);
        findings = List.copyOf(findings);
        notFound = List.copyOf(notFound);
        below = List.copyOf(below);
        notApplicable = List.copyOf(notApplicable);
    }

    /**
     * The recording as a whole.
     *
     * @param durationNanos how long it is
     * @param events how many events it has, as {@code jdk.jfr.consumer} counts
     * @param lostEvents how many are missing, known from gaps in their sequence
     * @param lostBytes how much JFR says it dropped ({@code jdk.DataLoss})
     * @param jvm name and version of the JVM, null if the recording does not say
     * @param notes what is wrong with it or missing from it, as sentences
     */
    public record Head(
            long durationNanos,
            long events,
            long lostEvents,
            long lostBytes,
            @Nullable String jvm,
            List<String> notes) {
        /** Copies the list. */
        public Head {
            notes = List.copyOf(notes);
        }
    }

    /**
     * One task type, as {@link TaskTypeStats} defines the numbers.
     *
     * @param type the task type
     * @param count how many ended inside the recording
     * @param open how many were still open at its end; in no total
     * @param failed how many of {@code count} failed
     * @param totalNanos their durations together
     * @param minNanos the shortest
     * @param meanNanos the mean, rounded
     * @param p50Nanos the median
     * @param p90Nanos the 90th percentile
     * @param p99Nanos the 99th percentile
     * @param maxNanos the longest
     * @param breakdown where their time went; sums to {@code totalNanos}
     */
    public record TaskType(
            String type,
            long count,
            long open,
            long failed,
            long totalNanos,
            long minNanos,
            long meanNanos,
            long p50Nanos,
            long p90Nanos,
            long p99Nanos,
            long maxNanos,
            Breakdown breakdown) {

        private static TaskType of(TaskTypeStats stats) {
            return new TaskType(
                    stats.type(),
                    stats.count(),
                    stats.open(),
                    stats.failed(),
                    stats.totalNanos(),
                    stats.minNanos(),
                    stats.meanNanos(),
                    stats.p50Nanos(),
                    stats.p90Nanos(),
                    stats.p99Nanos(),
                    stats.maxNanos(),
                    stats.breakdown());
        }
    }

    /**
     * One region type.
     *
     * @param type the region type
     * @param count how many ended inside the recording
     * @param totalNanos their durations together
     * @param minNanos the shortest
     * @param p50Nanos the median
     * @param p99Nanos the 99th percentile
     * @param maxNanos the longest
     */
    public record RegionType(
            String type, long count, long totalNanos, long minNanos, long p50Nanos, long p99Nanos, long maxNanos) {

        private static RegionType of(RegionTypes.RegionType stats) {
            return new RegionType(
                    stats.type(),
                    stats.count(),
                    stats.totalNanos(),
                    stats.minNanos(),
                    stats.p50Nanos(),
                    stats.p99Nanos(),
                    stats.maxNanos());
        }
    }

    /**
     * One monitor or lock.
     *
     * @param name its class, {@code @}, its address in hexadecimal
     * @param kind {@code monitor} or {@code lock}
     * @param waits how many waits the recording has an event of; one known from a thread snapshot alone is not among them
     *     but in every total
     * @param threads how many different threads waited
     * @param totalNanos the waits together
     * @param maxNanos the longest
     * @param owners who owned it meanwhile; sums to {@code totalNanos}
     */
    public record Lock(
            String name, String kind, long waits, long threads, long totalNanos, long maxNanos, List<Owner> owners) {
        /** Copies the list. */
        public Lock {
            owners = List.copyOf(owners);
        }

        private static Lock of(LockList.Lock stats) {
            return new Lock(
                    stats.name(),
                    stats.kind(),
                    stats.waits(),
                    stats.threads(),
                    stats.totalNanos(),
                    stats.maxNanos(),
                    stats.owners().stream()
                            .map(owner -> new Owner(owner.thread(), owner.nanos()))
                            .toList());
        }
    }

    /**
     * How long threads waited behind one owner.
     *
     * @param thread the owner's name, null for the time whose owner is unknown
     * @param nanos summed over the waiters
     */
    public record Owner(@Nullable String thread, long nanos) {}

    /**
     * The garbage collection pauses.
     *
     * @param pauses how many there were
     * @param totalNanos their durations together
     * @param maxNanos the longest
     */
    public record Gc(long pauses, long totalNanos, long maxNanos) {}

    /**
     * One thread.
     *
     * @param name its name
     * @param id its Java id
     * @param virtual whether it is a virtual thread
     * @param states how long it was in which state; sums to its life in the recording
     */
    public record ThreadEntry(String name, long id, boolean virtual, ThreadTimes states) {}

    /**
     * One finding.
     *
     * @param id what kind of finding
     * @param severity {@code stuck}, {@code slow} or {@code note}
     * @param text the sentence
     * @param lostNanos the time that tasks which ended lost to it
     * @param openNanos the same for tasks that had not ended
     * @param threadNanos the time of threads, in tasks or not
     */
    public record FindingEntry(
            String id, String severity, String text, long lostNanos, long openNanos, long threadNanos) {}

    /**
     * Something that could not be looked for.
     *
     * @param what as a noun
     * @param why what is missing
     */
    public record NotApplicable(String what, String why) {}

    /**
     * What was found, as the package of findings says it.
     *
     * @param entries as {@link Summary#findings}
     * @param notFound as {@link Summary#notFound}
     * @param leastNanos as {@link Summary#leastNanos}
     * @param below as {@link Summary#below}
     * @param notApplicable as {@link Summary#notApplicable}
     */
    public record Found(
            List<FindingEntry> entries,
            List<String> notFound,
            long leastNanos,
            List<String> below,
            List<NotApplicable> notApplicable) {
        /** Copies the lists. */
        public Found {
            entries = List.copyOf(entries);
            notFound = List.copyOf(notFound);
            below = List.copyOf(below);
            notApplicable = List.copyOf(notApplicable);
        }
    }

    /** Returns the summary of a trace. Cost: that of the queries for task types, region types, locks, GC and threads. */
    public static Summary of(Trace trace, Found found) {
        Recording recording = trace.recording();
        GcPauses.Result gc = GcPauses.of(trace);
        return new Summary(
                1,
                new Head(
                        recording.durationNanos(),
                        recording.events(),
                        recording.lostEvents(),
                        recording.lostBytes(),
                        recording.jvm(),
                        trace.diagnostics().notes()),
                TaskTypes.all(trace).types().stream().map(TaskType::of).toList(),
                RegionTypes.all(trace).types().stream().map(RegionType::of).toList(),
                LockList.of(trace).locks().stream().map(Lock::of).toList(),
                new Gc(gc.pauses(), gc.totalNanos(), gc.maxNanos()),
                ThreadList.of(trace).threads().stream()
                        .map(thread -> new ThreadEntry(thread.name(), thread.id(), thread.virtual(), thread.states()))
                        .toList(),
                found.entries(),
                found.notFound(),
                found.leastNanos(),
                found.below(),
                found.notApplicable());
    }
}

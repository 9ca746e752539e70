package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;

/**
 * The statistics of a set of tasks, usually all of one type. Only tasks that ended count; open ones are in {@code open} and
 * nowhere else.
 *
 * @param type the task type
 * @param count how many ended inside the recording
 * @param open how many were still open at its end
 * @param failed how many of {@code count} failed
 * @param perSecond {@code count} per second of the recording
 * @param totalNanos their durations together
 * @param minNanos the shortest
 * @param meanNanos the mean, rounded
 * @param p50Nanos the median
 * @param p90Nanos the 90th percentile
 * @param p99Nanos the 99th percentile
 * @param p999Nanos the 99.9th percentile
 * @param maxNanos the longest
 * @param histogram how many took how long
 * @param breakdown where their time went; sums to {@code totalNanos}
 * @param threadNanos what all threads together spent on them; may exceed {@code totalNanos}
 */
public record TaskTypeStats(
        String type,
        long count,
        long open,
        long failed,
        double perSecond,
        long totalNanos,
        long minNanos,
        long meanNanos,
        long p50Nanos,
        long p90Nanos,
        long p99Nanos,
        long p999Nanos,
        long maxNanos,
        Histogram histogram,
        Breakdown breakdown,
        Breakdown threadNanos) {

    /** Takes in tasks one by one. One collector serves many types, one after the other. */
    static final class Collector {
        private final Tasks tasks;
        private final long recordingNanos;
        private final Distribution durations = new Distribution();
        private final StateNanos spent = new StateNanos();
        private final StateNanos spentByThreads = new StateNanos();
        private long open;
        private long failed;

        Collector(Tasks tasks, long recordingNanos) {
            this.tasks = tasks;
            this.recordingNanos = recordingNanos;
        }

        void add(int taskRow) {
            Outcome outcome = tasks.outcome(taskRow);
            if (outcome == Outcome.OPEN) {
                open++;
                return;
            }
            failed += outcome == Outcome.FAILED ? 1 : 0;
            durations.add(tasks.durationNanos(taskRow));
            Breakdown.add(tasks, taskRow, spent);
            Breakdown.addThreadNanos(tasks, taskRow, spentByThreads);
        }

        Distribution durations() {
            return durations;
        }

        /** Returns the statistics of what was added, and forgets it. */
        TaskTypeStats finish(String type) {
            TaskTypeStats stats = new TaskTypeStats(
                    type,
                    durations.count(),
                    open,
                    failed,
                    Rates.perSecond(durations.count(), recordingNanos),
                    durations.totalNanos(),
                    durations.minNanos(),
                    durations.meanNanos(),
                    durations.percentileNanos(50),
                    durations.percentileNanos(90),
                    durations.percentileNanos(99),
                    durations.percentileNanos(99.9),
                    durations.maxNanos(),
                    durations.histogram(),
                    spent.breakdown(),
                    spentByThreads.breakdown());
            durations.clear();
            spent.clear();
            spentByThreads.clear();
            open = 0;
            failed = 0;
            return stats;
        }
    }
}

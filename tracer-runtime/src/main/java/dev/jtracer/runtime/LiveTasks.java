package dev.jtracer.runtime;

import java.util.List;

/** Task latency of the live process, without a recording: what has ended, by type, and what is open. */
public final class LiveTasks {
    LiveTasks() {}

    /** The numbers of this moment. */
    public Snapshot snapshot() {
        return new Snapshot(List.of(), List.of(), 0);
    }

    /**
     * All numbers at one moment.
     *
     * @param types one row per task type, by name
     * @param open tasks that have not ended, oldest first, at most 1,000
     * @param openCount all tasks that have not ended
     */
    public record Snapshot(List<TypeRow> types, List<OpenTask> open, long openCount) {}

    /**
     * One task type.
     *
     * @param type the type's name
     * @param ended tasks that ended, failed ones among them
     * @param failed tasks that ended with an error
     * @param open tasks that have not ended
     * @param p50Nanos half of the ended tasks took no longer
     * @param p99Nanos 99 of 100 took no longer
     * @param maxNanos the longest, exactly
     */
    public record TypeRow(
            String type, long ended, long failed, long open, long p50Nanos, long p99Nanos, long maxNanos) {}

    /**
     * One task that has not ended.
     *
     * @param id the task's id
     * @param type its type
     * @param parentId its parent's id, 0 if it has none
     * @param ageNanos how long ago it began
     */
    public record OpenTask(long id, String type, long parentId, long ageNanos) {}
}

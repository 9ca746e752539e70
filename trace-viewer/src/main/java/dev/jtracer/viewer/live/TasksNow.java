package dev.jtracer.viewer.live;

import java.util.List;

/**
 * Task latency of the live process, without a recording.
 *
 * @param types one row per task type, by name
 * @param open tasks that have not ended, oldest first; not all if there are very many
 * @param openCount all tasks that have not ended
 */
public record TasksNow(List<Type> types, List<Open> open, long openCount) {
    /**
     * One task type since the tracer was installed.
     *
     * @param type its name
     * @param ended tasks that ended, failed ones among them
     * @param failed tasks that ended with an error
     * @param open tasks that have not ended
     * @param p50Nanos half of the ended tasks took no longer
     * @param p99Nanos 99 of 100 took no longer
     * @param maxNanos the longest
     */
    public record Type(String type, long ended, long failed, long open, long p50Nanos, long p99Nanos, long maxNanos) {}

    /**
     * One task that has not ended.
     *
     * @param id its id
     * @param type its type
     * @param parentId its parent's id, 0 if it has none
     * @param ageNanos how long ago it began
     */
    public record Open(long id, String type, long parentId, long ageNanos) {}
}

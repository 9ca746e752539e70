package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Threads;
import org.jspecify.annotations.Nullable;

/**
 * The part of a trace a question is about: a stretch of time, a thread, the threads of a pool, the tasks of a type, one task, the
 * regions of a type, or what several of these have in common. The time of a task is that of its scopes, on whatever thread, as
 * far as the task had begun and not ended; what a thread did for another task inside such a scope belongs to both. The time of a
 * region is that of its thread, regions inside it included.
 *
 * @param fromNs the first moment, not negative
 * @param toNs the moment after the last, {@link Long#MAX_VALUE} for the trace's end
 * @param threadRow the thread, -1 for all; one the trace does not have is a part without anything
 * @param pool the pool of the threads, null for all; as for threads. All are all but jtracer's own, which are a part of their own
 * @param taskType the type of the tasks, null for any or none; as for threads
 * @param taskId the task, null for any or none; as for threads
 * @param regionType the type of the regions, null for any or none; as for threads
 */
public record Part(
        long fromNs,
        long toNs,
        int threadRow,
        @Nullable String pool,
        @Nullable String taskType,
        @Nullable Long taskId,
        @Nullable String regionType) {

    /** The whole trace. */
    public static final Part WHOLE = new Part(0, Long.MAX_VALUE, -1, null, null, null, null);

    /** Checks the range. */
    public Part {
        if (fromNs < 0) {
            throw new IllegalArgumentException("from must not be negative, was " + fromNs);
        }
        if (toNs <= fromNs) {
            throw new IllegalArgumentException("to must be after from " + fromNs + ", was " + toNs);
        }
        if (threadRow < -1) {
            throw new IllegalArgumentException("thread must be a row or -1, was " + threadRow);
        }
    }

    /** What of this part lies between two moments. */
    public Part between(long firstNs, long endNs) {
        return new Part(
                Math.max(fromNs, firstNs), Math.min(toNs, endNs), threadRow, pool, taskType, taskId, regionType);
    }

    /** What of this part a thread did. */
    public Part ofThread(int row) {
        return new Part(fromNs, toNs, row, pool, taskType, taskId, regionType);
    }

    /** What of this part the threads of a pool did. */
    public Part ofPool(String name) {
        return new Part(fromNs, toNs, threadRow, name, taskType, taskId, regionType);
    }

    /** What of this part was done for tasks of a type. */
    public Part ofTaskType(String type) {
        return new Part(fromNs, toNs, threadRow, pool, type, taskId, regionType);
    }

    /** What of this part was done for a task. */
    public Part ofTask(long id) {
        return new Part(fromNs, toNs, threadRow, pool, taskType, id, regionType);
    }

    /** What of this part was done in regions of a type. */
    public Part ofRegionType(String type) {
        return new Part(fromNs, toNs, threadRow, pool, taskType, taskId, type);
    }

    boolean isOfTasks() {
        return taskType != null || taskId != null;
    }

    /** Whether a thread may have anything in this part. */
    boolean hasThread(Threads threads, int row) {
        boolean inPool = pool == null ? threadRow == row || !threads.ofTracer(row) : pool.equals(threads.pool(row));
        return (threadRow < 0 || threadRow == row) && inPool;
    }
}

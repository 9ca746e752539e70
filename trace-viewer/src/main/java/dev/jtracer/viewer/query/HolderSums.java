package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Trace;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up time by who held a lock, as people name them: the type of the task and the region a thread was in, else the thread.
 * Mutable, for one thread.
 */
final class HolderSums {
    private static final Comparator<Holder> LONGEST_FIRST = Comparator.comparing((Holder h) -> h.isUnknown())
            .thenComparing(Comparator.comparingLong(Holder::nanos).reversed())
            .thenComparing(h -> String.valueOf(h.taskType()))
            .thenComparing(h -> String.valueOf(h.thread()));

    private final Trace trace;
    private final Map<Name, long[]> sums = new LinkedHashMap<>();

    HolderSums(Trace trace) {
        this.trace = trace;
    }

    /**
     * A holder and its time.
     *
     * @param taskType the type of the task it worked for, null if none
     * @param region the type of the region it was in, null if none
     * @param thread the thread, null if it worked for a task: then its tasks are added up over threads; null too if unknown
     * @param nanos the time
     * @param times how many stretches of time that was
     */
    public record Holder(
            @Nullable String taskType,
            @Nullable String region,
            @Nullable String thread,
            long nanos,
            long times) {
        boolean isUnknown() {
            return taskType == null && thread == null;
        }
    }

    private record Name(
            @Nullable String taskType,
            @Nullable String region,
            @Nullable String thread) {}

    /** Adds a stretch of time; its name is the task at its begin and the region it was in longest. */
    void add(int threadRow, long fromNs, long nanos) {
        At.TaskRef task = At.task(trace, threadRow, fromNs);
        Name name = new Name(
                task == null ? null : task.type(),
                threadRow < 0 ? null : RegionMost.of(trace, threadRow, fromNs, fromNs + nanos),
                task != null || threadRow < 0 ? null : trace.threads().name(threadRow));
        long[] sum = sums.computeIfAbsent(name, any -> new long[2]);
        sum[0] += nanos;
        sum[1]++;
    }

    void clear() {
        sums.clear();
    }

    /** The holders, the longest first, unknown ones last. */
    List<Holder> holders(int most) {
        return sums.entrySet().stream()
                .map(e -> new Holder(
                        e.getKey().taskType(),
                        e.getKey().region(),
                        e.getKey().thread(),
                        e.getValue()[0],
                        e.getValue()[1]))
                .sorted(LONGEST_FIRST)
                .limit(most)
                .toList();
    }
}

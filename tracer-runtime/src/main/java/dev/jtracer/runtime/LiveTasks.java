package dev.jtracer.runtime;

import dev.jtracer.Trace;
import dev.jtracer.spi.TracerRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Task latency of the live process, without a recording: what has ended, by type, and what is open. Thread-safe.
 *
 * <p>There are two counts of everything: since the tracer was installed, and since the last capture began. At most 200 types are
 * told apart (100 KB each); the rest are counted together as {@value #OTHER_TYPES}.
 */
public final class LiveTasks {
    /** The type that stands for all types beyond the first 200. */
    public static final String OTHER_TYPES = "(other types)";

    private static final int MOST_TYPES = 200;
    private static final int MOST_OPEN = 1_000;

    private final ConcurrentHashMap<String, TypeLatency> types = new ConcurrentHashMap<>();
    private final AtomicInteger typeCount = new AtomicInteger();
    private final TracerRuntime runtime = this::taskEnded;

    LiveTasks() {}

    /** The numbers of this moment, counted since the tracer was installed. */
    public Snapshot snapshot() {
        return snapshot(false);
    }

    /** The numbers of this moment, counted since the last capture began; since installation if there was none. */
    public Snapshot sinceCaptureBegan() {
        return snapshot(true);
    }

    /** Begins to listen; false if another runtime does already, in which case nothing is ever counted here. */
    boolean listen() {
        // Loads the histogram's classes here, not in the first task of the application.
        new TypeLatency().ended(1, false);
        return Trace.install(runtime);
    }

    /** Begins the second count anew. */
    void captureBegins() {
        types.values().forEach(TypeLatency::captureBegins);
    }

    /** Runs inside user code, on every task's end. */
    void taskEnded(long taskId, String type, long durationNanos, boolean failed) {
        TypeLatency latency = types.get(type);
        if (latency == null) {
            latency = add(type);
        }
        latency.ended(durationNanos, failed);
    }

    private TypeLatency add(String type) {
        boolean full = typeCount.get() >= MOST_TYPES;
        String key = full ? OTHER_TYPES : type;
        TypeLatency there = types.get(key);
        if (there != null) {
            return there;
        }
        // Made outside the map's own lock, which other threads that end a first task of their type may want.
        TypeLatency made = new TypeLatency();
        there = types.putIfAbsent(key, made);
        if (there == null && !full) {
            typeCount.incrementAndGet();
        }
        return there == null ? made : there;
    }

    private Snapshot snapshot(boolean sinceCapture) {
        OldestOpen open = new OldestOpen(MOST_OPEN);
        Trace.visitOpenTasks(open);
        Map<String, TypeRow> rows = new TreeMap<>();
        types.forEach((type, latency) -> rows.put(type, latency.row(type, sinceCapture)));
        long elsewhere = 0;
        for (Map.Entry<String, Long> entry : open.byType().entrySet()) {
            TypeRow row = rows.get(entry.getKey());
            if (row == null && rows.size() >= MOST_TYPES) {
                elsewhere += entry.getValue();
            } else {
                TypeRow ended = row == null ? TypeRow.none(entry.getKey()) : row;
                rows.put(entry.getKey(), ended.withOpen(entry.getValue()));
            }
        }
        if (elsewhere > 0) {
            TypeRow other = rows.getOrDefault(OTHER_TYPES, TypeRow.none(OTHER_TYPES));
            rows.put(OTHER_TYPES, other.withOpen(other.open() + elsewhere));
        }
        return new Snapshot(new ArrayList<>(rows.values()), open.oldestFirst(), open.count());
    }

    /**
     * All numbers at one moment.
     *
     * @param types one row per task type, by name
     * @param open tasks that have not ended, oldest first, at most 1,000
     * @param openCount all tasks that have not ended
     */
    public record Snapshot(List<TypeRow> types, List<OpenTask> open, long openCount) {
        /** Copies the lists. */
        public Snapshot {
            types = List.copyOf(types);
            open = List.copyOf(open);
        }
    }

    /**
     * One task type. Percentiles are within 1% from 1 us to an hour; shorter counts as 1 us, longer as an hour.
     *
     * @param type the type's name
     * @param ended tasks that ended, failed ones among them
     * @param failed tasks that ended with an error
     * @param open tasks that have not ended
     * @param p50Nanos half of the ended tasks took no longer; 0 if none ended
     * @param p99Nanos 99 of 100 took no longer; 0 if none ended
     * @param maxNanos the longest, exactly; 0 if none ended
     */
    public record TypeRow(
            String type, long ended, long failed, long open, long p50Nanos, long p99Nanos, long maxNanos) {
        private static TypeRow none(String type) {
            return new TypeRow(type, 0, 0, 0, 0, 0, 0);
        }

        private TypeRow withOpen(long count) {
            return new TypeRow(type, ended, failed, count, p50Nanos, p99Nanos, maxNanos);
        }
    }

    /**
     * One task that has not ended.
     *
     * @param id the task's id
     * @param type its type
     * @param parentId its parent's id, 0 if it has none
     * @param creator the name of the thread that created it
     * @param ageNanos how long ago it began
     */
    public record OpenTask(long id, String type, long parentId, String creator, long ageNanos) {}
}

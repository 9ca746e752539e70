package dev.jtracer.benchmarks.reader;

import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.query.FlameGraph;
import dev.jtracer.viewer.query.FlameKind;
import dev.jtracer.viewer.query.FlameSubject;
import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.LockDetail;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.MutatorUtilisation;
import dev.jtracer.viewer.query.NameSearch;
import dev.jtracer.viewer.query.Part;
import dev.jtracer.viewer.query.RangeSummary;
import dev.jtracer.viewer.query.RegionList;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.TaskFilter;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.ThreadList;
import dev.jtracer.viewer.query.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What people ask of an open recording, over and over with other arguments, and how long the answers take. */
final class Queries {
    private static final int MOST_TIMES = 500;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(6);
    private static final int FLAME_NODES = 5_000;
    private static final int THREADS_IN_SIGHT = 32;

    private final RecordedTrace trace;
    private final Lanes.Result lanes;
    private final List<String> taskTypes;
    private final List<String> regionTypes;
    private final List<Integer> locks;
    private final long[] taskIds;
    private final Random random = new Random(4);

    Queries(RecordedTrace trace, Lanes.Result lanes) {
        this.trace = trace;
        this.lanes = lanes;
        taskTypes = trace.taskTypes().types().stream().map(TaskTypeStats::type).toList();
        regionTypes = trace.regionTypes().types().stream()
                .map(RegionTypes.RegionType::type)
                .toList();
        locks = trace.locks().locks().stream().map(LockList.Lock::row).toList();
        taskIds = taskIds();
    }

    /** Ids of tasks spread over the recording. */
    private long[] taskIds() {
        List<Long> ids = new ArrayList<>();
        for (TaskList.Sort sort : TaskList.Sort.values()) {
            if (sort != TaskList.Sort.WAITED) {
                trace.tasks(request(null, sort, 0, 200)).rows().forEach(row -> ids.add(row.taskId()));
            }
        }
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    /** Names of all queries with how they are asked. */
    Map<String, Runnable> all() {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("tiles, a bucket 1 ms or more", () -> tiles(20, 27));
        all.put("tiles, a bucket 1 µs to 1 ms", () -> tiles(10, 19));
        all.put("tiles, a bucket below 1 µs", () -> tiles(0, 9));
        all.put("lanes", trace::lanes);
        all.put("a range", this::range);
        all.put("threads", () -> trace.threads(ThreadList.Request.ALL));
        all.put("task types", trace::taskTypes);
        if (taskIds.length > 0) {
            all.put("a task", () -> trace.task(taskIds[random.nextInt(taskIds.length)]));
            all.put("tasks by duration", () -> tasks(TaskList.Sort.DURATION));
            all.put("tasks by begin", () -> tasks(TaskList.Sort.STARTED));
            all.put("tasks by what they waited", () -> tasks(TaskList.Sort.WAITED));
        }
        all.put("region types", trace::regionTypes);
        if (!regionTypes.isEmpty()) {
            all.put("regions by duration", () -> trace.regions(RegionList.Request.slowest(pick(regionTypes), 50)));
        }
        for (FlameKind kind : FlameKind.values()) {
            FlameSubject subject = FlameSubject.of(kind, Part.WHOLE);
            all.put(
                    "flame graph, " + kind.name().toLowerCase(Locale.ROOT),
                    () -> trace.flame(new FlameGraph.Request(subject, false, FLAME_NODES)));
        }
        all.put("search", () -> trace.search(new NameSearch.Request("a", Set.of(), 12)));
        all.put("collections' utilisation", () -> trace.mmu(MutatorUtilisation.Request.DEFAULT));
        if (!locks.isEmpty()) {
            all.put(
                    "a lock",
                    () -> trace.lock(new LockDetail.Request(locks.get(random.nextInt(locks.size())), -1, -1)));
        }
        all.put("locks", trace::locks);
        all.put("collections", trace::gc);
        all.put("findings", trace::findings);
        return all;
    }

    /** Asks every query for a while, and says the first answer's time, the median, the 99th percentile and the number. */
    void run() {
        all().forEach((name, query) -> {
            long begin = System.nanoTime();
            long[] nanos = new long[MOST_TIMES];
            int count = 0;
            while (count < MOST_TIMES && System.nanoTime() - begin < LONGEST_NANOS) {
                long asked = System.nanoTime();
                query.run();
                nanos[count++] = System.nanoTime() - asked;
            }
            long first = nanos[0];
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            OpenProcess.say("first/" + name, first);
            OpenProcess.say("p50/" + name, sorted[count / 2]);
            OpenProcess.say("p99/" + name, sorted[Math.min(count - 1, count * 99 / 100)]);
            OpenProcess.say("times/" + name, count);
        });
    }

    private void tiles(int fromLevel, int toLevel) {
        int level = fromLevel + random.nextInt(toLevel - fromLevel + 1);
        long tiles = (lanes.durationNanos() >> level) / Tiles.BUCKETS + 1;
        int first = random.nextInt(Math.max(1, lanes.lanes().size() - THREADS_IN_SIGHT));
        List<Integer> threads =
                IntStream.range(first, first + THREADS_IN_SIGHT).boxed().toList();
        trace.tiles(new Tiles.Request(level, (long) (random.nextDouble() * tiles), threads));
    }

    private void range() {
        long from = (long) (random.nextDouble() * lanes.durationNanos());
        long length = (long) Math.pow((double) lanes.durationNanos(), random.nextDouble());
        trace.range(new RangeSummary.Request(from, from + Math.max(1, length)));
    }

    private void tasks(TaskList.Sort sort) {
        trace.tasks(request(pick(taskTypes), sort, random.nextInt(200), 50));
    }

    private static TaskList.Request request(@Nullable String type, TaskList.Sort sort, int offset, int limit) {
        return new TaskList.Request(TaskFilter.ENDED.withType(type), sort, true, offset, limit);
    }

    private String pick(List<String> types) {
        return types.get(random.nextInt(types.size()));
    }
}

package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.RecordingHead;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.ThreadDetail;
import dev.jtracer.viewer.query.ThreadPools;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages ask that are made of tables, facts and charts, as their modules in {@code js/pages} ask it. */
final class PageViews {
    /** As many as a wide screen has room for. */
    private static final int BUCKETS = 800;

    /** Of so many rows the details are there, to be chosen in the file. */
    private static final int DETAILS = 6;

    /** Pauses are small, and the list is walked along. */
    private static final int MOST_PAUSES = 200;

    private static final int REGIONS_PAGE = 20;
    private static final int POOL_THREADS_PAGE = 10;
    private static final int THREADS_PAGE = 12;
    private static final List<Long> UTILISATION_WINDOWS =
            List.of(1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L);

    private PageViews() {}

    static Map<String, Object> overview(SavedAnswers answers, View view) {
        answers.ask("whole-capture", "buckets", BUCKETS);
        answers.ask("task-types");
        answers.ask("findings");
        RecordingHead head = RecordingHead.of(answers.trace());
        if (head.tasksEnded() + head.tasksOpen() == 0) {
            answers.ask("pools");
        }
        return Map.of();
    }

    /** The locks, and as {@code blocking.js} chooses it one of them. */
    static Map<String, Object> blocking(SavedAnswers answers, View view) {
        LockList.Result all = (LockList.Result) answers.ask("locks");
        String kind = view.oneOf("kind", Set.of("monitor", "lock"));
        List<LockList.Lock> locks = all.locks().stream()
                .filter(lock -> kind == null || lock.kind().equals(kind))
                .toList();
        LockList.Lock chosen = locks.stream()
                .filter(lock -> lock.name().equals(view.text("lock")))
                .findFirst()
                .orElse(locks.isEmpty() ? null : locks.get(0));
        if (chosen != null) {
            OptionalLong burst = view.number("burst");
            answers.ask(
                    "lock",
                    "row",
                    chosen.row(),
                    "burst",
                    burst.isPresent() && burst.getAsLong() > 0 ? burst.getAsLong() - 1 : null,
                    "wait",
                    view.numberOrNull("wait"));
        }
        for (LockList.Lock lock : locks.subList(0, Math.min(DETAILS, locks.size()))) {
            answers.ask("lock", "row", lock.row());
        }
        return Map.of();
    }

    /** As {@code regions-state.js} reads the address. */
    static Map<String, Object> regions(SavedAnswers answers, View view) {
        RegionTypes.Result types = (RegionTypes.Result) answers.ask("region-types");
        String named = view.text("region");
        String type = named != null || types.types().isEmpty()
                ? named
                : types.types().get(0).type();
        if (type == null) {
            return Map.of();
        }
        Question ofType = Question.of("region-type").with("type", type);
        answers.ask(ofType);
        answers.ask(ofType.to("region-latency").with("columns", TasksView.COLUMNS));
        answers.ask(TasksView.ranges(ofType, view));
        boolean open = view.oneOf("which", Set.of("open")) != null;
        String sort = view.oneOf("by", Set.of("started", "duration", "thread", "task"));
        answers.ask((open ? ofType.with("open", true) : TasksView.ranges(ofType, view))
                .to("regions")
                .with("sort", sort == null ? "duration" : sort)
                .with("descending", view.oneOf("dir", Set.of("up")) == null)
                .with("offset", view.number("skip").orElse(0))
                .with("limit", REGIONS_PAGE));
        return Map.of();
    }

    /** As {@code threads.js} reads the address. */
    static Map<String, Object> threads(SavedAnswers answers, View view) {
        ThreadPools.Result all = (ThreadPools.Result) answers.ask("pools");
        OptionalLong thread = view.number("thread");
        String pool = view.text("pool") != null ? view.text("pool") : busiest(all.pools());
        String shownPool = pool;
        if (thread.isPresent()) {
            ThreadDetail.Result detail =
                    (ThreadDetail.Result) answers.ask("thread", "thread", thread.getAsLong(), "buckets", BUCKETS);
            shownPool = view.text("pool") != null ? view.text("pool") : detail.pool();
        } else if (pool != null) {
            answers.ask("thread", "pool", pool, "buckets", BUCKETS);
        }
        boolean asThreads = view.oneOf("view", Set.of("threads")) != null;
        if (asThreads || shownPool != null) {
            String by = view.text("by");
            String sort = by != null && by.matches("[a-zA-Z]{1,12}") ? by : "running";
            String direction = view.oneOf("dir", Set.of("up", "down"));
            answers.ask(
                    "threads",
                    "pool",
                    asThreads ? null : shownPool,
                    "name",
                    asThreads ? view.text("filter") : null,
                    "sort",
                    sort.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                    "descending",
                    direction == null ? !sort.equals("name") : direction.equals("down"),
                    "offset",
                    view.number("skip").orElse(0),
                    "limit",
                    asThreads ? THREADS_PAGE : POOL_THREADS_PAGE);
        }
        return Map.of();
    }

    /** As {@code gc.js} reads the address; of the costliest pauses the details. */
    static Map<String, Object> gc(SavedAnswers answers, View view) {
        GcPauses.Result gc = (GcPauses.Result) answers.ask("gc");
        answers.ask("whole-capture", "buckets", BUCKETS);
        for (Boolean all : new Boolean[] {null, true}) {
            answers.ask("mmu", "window", UTILISATION_WINDOWS, "safepoints", all);
        }
        OptionalLong chosen = view.number("pause");
        if (chosen.isPresent()) {
            answers.ask("gc-pause", "row", chosen.getAsLong());
        }
        gc.list().stream()
                .sorted(Comparator.comparingLong(GcPauses.Pause::taskNanos)
                        .thenComparingLong(GcPauses.Pause::durationNanos)
                        .reversed())
                .limit(MOST_PAUSES)
                .forEach(pause -> answers.ask("gc-pause", "row", pause.row()));
        return Map.of();
    }

    private static @Nullable String busiest(List<ThreadPools.Pool> pools) {
        return pools.stream()
                .max(Comparator.comparing((ThreadPools.Pool pool) -> Threads.isOfProgram(pool.name()))
                        .thenComparingLong(pool -> pool.states().running())
                        .thenComparingLong(ThreadPools.Pool::lifeNanos))
                .map(ThreadPools.Pool::name)
                .orElse(null);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened between two moments: what all threads did, which tasks ran, which locks were waited for, what paused. */
public final class RangeSummary {
    private static final String JVM_POOL = "JVM";
    private static final int MAX_TASKS = 20;
    private static final int MAX_LOCKS = 10;
    private static final int MAX_PAUSES = 20;

    private RangeSummary() {}

    /**
     * The question.
     *
     * @param fromNs the first moment
     * @param toNs the moment after the last
     */
    public record Request(long fromNs, long toNs) {
        /** Checks the order. */
        public Request {
            if (toNs <= fromNs) {
                throw new IllegalArgumentException("to must be after from " + fromNs + ", was " + toNs);
            }
        }
    }

    /**
     * The answer.
     *
     * @param fromNs the first moment
     * @param toNs the moment after the last
     * @param threads how many threads were alive, the JVM's own left out
     * @param states how long these together were in which state
     * @param blockedThreads how many threads were blocked at some time
     * @param tasks how many tasks were open at some time
     * @param slowest the slowest of them
     * @param locks what was waited for most
     * @param pauses what stopped all threads
     */
    public record Result(
            long fromNs,
            long toNs,
            int threads,
            ThreadTimes states,
            int blockedThreads,
            int tasks,
            List<TaskRow> slowest,
            List<LockRow> locks,
            List<CounterLanes.Pause> pauses) {
        /** Copies the lists. */
        public Result {
            slowest = List.copyOf(slowest);
            locks = List.copyOf(locks);
            pauses = List.copyOf(pauses);
        }
    }

    /**
     * A task of the range.
     *
     * @param taskId its id
     * @param type its type
     * @param beginNs when it began
     * @param durationNanos how long it took in all
     * @param outcome {@code ok}, {@code failed} or {@code open}
     */
    public record TaskRow(long taskId, String type, long beginNs, long durationNanos, String outcome) {}

    /**
     * A lock of the range.
     *
     * @param name its name
     * @param kind {@code monitor} or {@code lock}
     * @param waiters how many threads waited
     * @param nanos how long, together, inside the range
     * @param owner the thread that held it longest meanwhile, null if unknown
     * @param ownerNanos how much of the time that thread held it
     * @param ownerTask the task that thread worked for all the while, null if none or if there were several
     */
    public record LockRow(
            String name,
            String kind,
            int waiters,
            long nanos,
            @Nullable String owner,
            long ownerNanos,
            At.@Nullable TaskRef ownerTask) {}

    /** Returns the summary. Cost: for each thread that of {@link LaneTime#states}, and one pass over tasks, waits for locks and
     * pauses. */
    public static Result of(Trace trace, Request request) {
        long fromNs = Math.max(0, request.fromNs());
        long toNs = Math.min(trace.endNs(), request.toNs());
        StateNanos sum = new StateNanos();
        int alive = 0;
        int blocked = 0;
        for (int thread = 0; thread < trace.threads().size(); thread++) {
            boolean ofJvm = trace.threads().pool(thread).equals(JVM_POOL);
            if (!ofJvm
                    && trace.threads().startNs(thread) < toNs
                    && trace.threads().endNs(thread) > fromNs) {
                long blockedBefore = sum.in(ThreadState.BLOCKED);
                LaneTime.states(trace, thread, fromNs, toNs, sum::add);
                alive++;
                blocked += sum.in(ThreadState.BLOCKED) > blockedBefore ? 1 : 0;
            }
        }
        FirstRows slowest = FirstRows.byKey(trace.tasks()::durationNanos, true, MAX_TASKS);
        int tasks = 0;
        for (int row = 0; row < trace.tasks().size() && trace.tasks().beginNs(row) < toNs; row++) {
            if (trace.tasks().endNs(row) > fromNs) {
                tasks++;
                slowest.offer(row);
            }
        }
        return new Result(
                fromNs,
                toNs,
                alive,
                sum.threadTimes(),
                blocked,
                tasks,
                taskRows(trace.tasks(), slowest.sorted()),
                locks(trace, fromNs, toNs),
                pauses(trace.pauses(), fromNs, toNs));
    }

    private static List<TaskRow> taskRows(Tasks tasks, int[] rows) {
        List<TaskRow> result = new ArrayList<>(rows.length);
        for (int row : rows) {
            result.add(new TaskRow(
                    tasks.id(row),
                    tasks.type(row),
                    tasks.beginNs(row),
                    tasks.durationNanos(row),
                    tasks.outcome(row).key()));
        }
        return result;
    }

    private static List<LockRow> locks(Trace trace, long fromNs, long toNs) {
        LockWaits waits = trace.lockWaits();
        Map<Integer, LockSum> sums = new HashMap<>();
        for (int wait = 0; wait < waits.size() && waits.startNs(wait) < toNs; wait++) {
            if (waits.endNs(wait) > fromNs) {
                sums.computeIfAbsent(waits.lockRow(wait), row -> new LockSum()).add(trace, wait, fromNs, toNs);
            }
        }
        List<LockRow> rows = new ArrayList<>();
        sums.forEach((lockRow, sum) -> rows.add(sum.row(trace, lockRow)));
        rows.sort(Comparator.comparingLong(LockRow::nanos).reversed().thenComparing(LockRow::name));
        return rows.subList(0, Math.min(MAX_LOCKS, rows.size()));
    }

    private static List<CounterLanes.Pause> pauses(Pauses pauses, long fromNs, long toNs) {
        List<CounterLanes.Pause> result = new ArrayList<>();
        for (int row = 0; row < pauses.size() && result.size() < MAX_PAUSES; row++) {
            if (pauses.startNs(row) < toNs && pauses.endNs(row) > fromNs) {
                result.add(CounterLanes.pause(pauses, row));
            }
        }
        return result;
    }

    /** The waits for one lock, added up. */
    private static final class LockSum {
        private final Set<Integer> waiters = new HashSet<>();
        private final Map<Integer, Long> byOwner = new HashMap<>();
        private final Map<Integer, Set<Integer>> tasksOfOwner = new HashMap<>();
        private long nanos;

        void add(Trace trace, int wait, long fromNs, long toNs) {
            LockWaits waits = trace.lockWaits();
            waiters.add(waits.threadRow(wait));
            for (int piece = waits.firstPiece(wait); piece < waits.endPiece(wait); piece++) {
                long startNs = Math.max(fromNs, waits.pieceStartNs(piece));
                long inside = Math.min(toNs, waits.pieceEndNs(wait, piece)) - startNs;
                int owner = waits.pieceOwnerThreadRow(piece);
                if (inside > 0) {
                    nanos += inside;
                    if (owner >= 0) {
                        byOwner.merge(owner, inside, Long::sum);
                        int scope = trace.scopes().innermostAt(owner, startNs);
                        int task = scope < 0 ? -1 : trace.scopes().taskRow(scope);
                        tasksOfOwner
                                .computeIfAbsent(owner, each -> new HashSet<>())
                                .add(task);
                    }
                }
            }
        }

        private static At.@Nullable TaskRef onlyTask(Trace trace, Set<Integer> taskRows) {
            return taskRows.size() == 1 ? At.task(trace, taskRows.iterator().next()) : null;
        }

        LockRow row(Trace trace, int lockRow) {
            int owner = -1;
            for (Map.Entry<Integer, Long> entry : byOwner.entrySet()) {
                owner = owner < 0 || entry.getValue() > byOwner.getOrDefault(owner, 0L) ? entry.getKey() : owner;
            }
            return new LockRow(
                    trace.locks().name(lockRow),
                    trace.locks().kind(lockRow).key(),
                    waiters.size(),
                    nanos,
                    owner < 0 ? null : trace.threads().name(owner),
                    byOwner.getOrDefault(owner, 0L),
                    onlyTask(trace, tasksOfOwner.getOrDefault(owner, Set.of())));
        }
    }
}

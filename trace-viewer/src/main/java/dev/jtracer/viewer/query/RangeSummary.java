package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened between two moments: what all threads did, which tasks ran, which locks were waited for, what paused. */
public final class RangeSummary {
    private static final int MAX_TASKS = 20;
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
     * @param lockCount how many locks were waited for
     * @param pauses what stopped all threads, the first of it
     * @param pauseCount how many pauses there were
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
            int lockCount,
            List<CounterLanes.Pause> pauses,
            int pauseCount) {
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
            if (trace.threads().ofProgram(thread)
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
        RangeLocks locks = RangeLocks.of(trace, fromNs, toNs);
        return new Result(
                fromNs,
                toNs,
                alive,
                sum.threadTimes(),
                blocked,
                tasks,
                taskRows(trace.tasks(), slowest.sorted()),
                locks.most(),
                locks.count(),
                pauses(trace.pauses(), fromNs, toNs),
                pauseCount(trace.pauses(), fromNs, toNs));
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

    private static List<CounterLanes.Pause> pauses(Pauses pauses, long fromNs, long toNs) {
        List<CounterLanes.Pause> result = new ArrayList<>();
        for (int row = 0; row < pauses.size() && result.size() < MAX_PAUSES; row++) {
            if (pauses.startNs(row) < toNs && pauses.endNs(row) > fromNs) {
                result.add(CounterLanes.pause(pauses, row));
            }
        }
        return result;
    }

    private static int pauseCount(Pauses pauses, long fromNs, long toNs) {
        int count = 0;
        for (int row = 0; row < pauses.size(); row++) {
            count += pauses.startNs(row) < toNs && pauses.endNs(row) > fromNs ? 1 : 0;
        }
        return count;
    }
}

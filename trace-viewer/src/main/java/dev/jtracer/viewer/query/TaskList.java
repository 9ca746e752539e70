package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Single tasks: those of a {@link TaskFilter}, in any order, a page at a time. */
public final class TaskList {

    private TaskList() {}

    /** What the rows can be sorted by. */
    public enum Sort {
        /** The task's id. */
        TASK,
        /** The type's name. */
        TYPE,
        /** When it began. */
        STARTED,
        /** How long it took, or has taken so far. */
        DURATION,
        /** How long it waited for what it waited for most. */
        WAITED,
        /** Well, failed, open. */
        OUTCOME,
        /** Its time running. */
        RUNNING,
        /** Its time blocked. */
        BLOCKED,
        /** Its time waiting. */
        WAITING,
        /** Its time parked. */
        PARKED,
        /** Its time sleeping. */
        SLEEPING,
        /** Its time at a socket. */
        SOCKET,
        /** Its time at a file. */
        FILE,
        /** Its time in a queue. */
        QUEUE,
        /** Its time in a native wait. */
        NATIVE_WAIT,
        /** Its time stopped. */
        GC,
        /** Its time that nobody can explain. */
        UNKNOWN
    }

    /**
     * The question.
     *
     * @param filter which tasks
     * @param sort the column to sort by
     * @param descending whether the largest comes first; rows that are equal come in order of their begin
     * @param offset how many rows to leave out, not negative
     * @param limit how many rows to return at most, 1 to {@value #MAX_LIMIT}
     */
    public record Request(TaskFilter filter, Sort sort, boolean descending, int offset, int limit) {

        /** The most rows one answer has. */
        public static final int MAX_LIMIT = 1000;

        /** Checks both numbers. */
        public Request {
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, was " + offset);
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
            }
        }

        /** The slowest tasks of a type that ended, null for all types. */
        public static Request slowest(@Nullable String type, int limit) {
            return new Request(TaskFilter.ENDED.withType(type), Sort.DURATION, true, 0, limit);
        }
    }

    /**
     * The answer.
     *
     * @param tasks how many tasks there are, on all pages
     * @param totalNanos their durations together
     * @param rows the tasks of this page
     */
    public record Result(long tasks, long totalNanos, List<Row> rows) {
        /** Copies the list. */
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One task.
     *
     * @param taskId its id
     * @param type its type
     * @param beginNs when it began; negative if before the recording
     * @param durationNanos how long it took, or has taken so far
     * @param outcome {@code ok}, {@code failed} or {@code open}
     * @param error the class of the exception it failed with, null if there is none
     * @param beginUnknown whether its true begin is unknown, so that it took longer than this says
     * @param breakdown where its time went; sums to {@code durationNanos}
     * @param waited what it waited for longest, null if it did not wait
     */
    public record Row(
            long taskId,
            String type,
            long beginNs,
            long durationNanos,
            String outcome,
            @Nullable String error,
            boolean beginUnknown,
            Breakdown breakdown,
            @Nullable Waited waited) {}

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the tasks that match. Cost: one pass over the tasks, those of the type if it is a rare one, with a filter of tags or logs
     * also over those; the scopes and states of those on the page; sorted by {@link Sort#WAITED}, the scopes and states of
     * all that match.
     */
    public static Result of(Trace trace, Request request, Progress progress) {
        Tasks tasks = trace.tasks();
        WaitedMost waitedMost = new WaitedMost(trace);
        int kept = (int) Math.min((long) request.offset() + request.limit(), Math.max(tasks.size(), 1));
        FirstRows first = first(tasks, request, kept, waitedMost);
        long[] sums = new long[2];
        TaskMatch match = new TaskMatch(trace, request.filter());
        boolean backwards = request.descending() && isInOrder(request.sort(), match);
        match.each(backwards, progress, row -> {
            sums[0]++;
            sums[1] += tasks.durationNanos(row);
            first.offer(row);
        });
        int[] sorted = first.sorted();
        List<Row> rows = new ArrayList<>();
        for (int i = request.offset(); i < sorted.length; i++) {
            rows.add(row(tasks, sorted[i], waitedMost.of(sorted[i])));
        }
        return new Result(sums[0], sums[1], rows);
    }

    /**
     * Hands over every task, open ones too, in the order of their begin. Cost: one pass over the tasks with the scopes and
     * states of each; memory for one row at a time.
     */
    public static void each(Trace trace, Consumer<Row> reader) {
        Tasks tasks = trace.tasks();
        WaitedMost waitedMost = new WaitedMost(trace);
        for (int row = 0; row < tasks.size(); row++) {
            reader.accept(row(tasks, row, waitedMost.of(row)));
        }
    }

    /** Whether the tasks are handed over in ascending order, more or less: backwards, few displace one that was kept. */
    private static boolean isInOrder(Sort sort, TaskMatch match) {
        return switch (sort) {
            case TASK, STARTED -> !match.quickestFirst();
            case DURATION -> match.quickestFirst();
            default -> false;
        };
    }

    private static FirstRows first(Tasks tasks, Request request, int kept, WaitedMost waitedMost) {
        if (request.sort() == Sort.TYPE) {
            RowOrder byName = (a, b) -> tasks.typeNumber(a) == tasks.typeNumber(b)
                    ? 0
                    : tasks.type(a).compareTo(tasks.type(b));
            return new FirstRows((request.descending() ? byName.reversed() : byName).thenByRow(), kept);
        }
        IntToLongFunction key = switch (request.sort()) {
            case TASK, TYPE -> tasks::id;
            case STARTED -> tasks::beginNs;
            case DURATION -> tasks::durationNanos;
            case WAITED -> onceEach(tasks.size(), waitedMost::nanosOf);
            case OUTCOME -> row -> tasks.outcome(row).code();
            case RUNNING, BLOCKED, WAITING, PARKED, SLEEPING, SOCKET, FILE, QUEUE, NATIVE_WAIT, GC, UNKNOWN ->
                byState(tasks, ThreadState.valueOf(request.sort().name()));
        };
        return FirstRows.byKey(key, request.descending(), kept);
    }

    private static IntToLongFunction byState(Tasks tasks, ThreadState state) {
        return row -> tasks.breakdown(row, state);
    }

    /** A function that takes long and is never negative, asked once for each row. */
    private static IntToLongFunction onceEach(int rows, IntToLongFunction function) {
        long[] answers = new long[rows];
        Arrays.fill(answers, -1);
        return row -> {
            if (answers[row] < 0) {
                answers[row] = function.applyAsLong(row);
            }
            return answers[row];
        };
    }

    private static Row row(Tasks tasks, int row, @Nullable Waited waited) {
        return new Row(
                tasks.id(row),
                tasks.type(row),
                tasks.beginNs(row),
                tasks.durationNanos(row),
                tasks.outcome(row).key(),
                tasks.errorClass(row),
                tasks.beginUnknown(row),
                Breakdown.of(tasks, row),
                waited);
    }
}

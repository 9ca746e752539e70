package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

    /**
     * Returns the tasks that match. Cost: one pass over the tasks, with a filter of tags or logs also over those; the scopes and
     * states of those on the page; sorted by {@link Sort#WAITED}, the scopes and states of all that match.
     */
    public static Result of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        IntColumn matching = TaskMatch.rows(trace, request.filter());
        WaitedMost waitedMost = new WaitedMost(trace);
        RowOrder order = order(tasks, request.sort(), matching, waitedMost);
        int kept = (int) Math.min((long) request.offset() + request.limit(), Math.max(matching.size(), 1));
        FirstRows first = new FirstRows((request.descending() ? order.reversed() : order).thenByRow(), kept);
        long totalNanos = 0;
        for (int i = 0; i < matching.size(); i++) {
            totalNanos += tasks.durationNanos(matching.get(i));
            first.offer(matching.get(i));
        }
        int[] sorted = first.sorted();
        List<Row> rows = new ArrayList<>();
        for (int i = request.offset(); i < sorted.length; i++) {
            rows.add(row(tasks, sorted[i], waitedMost.of(sorted[i])));
        }
        return new Result(matching.size(), totalNanos, rows);
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

    private static RowOrder order(Tasks tasks, Sort sort, IntColumn matching, WaitedMost waitedMost) {
        return switch (sort) {
            case TASK -> (a, b) -> Long.compare(tasks.id(a), tasks.id(b));
            case TYPE -> (a, b) -> tasks.type(a).compareTo(tasks.type(b));
            case STARTED -> (a, b) -> Long.compare(tasks.beginNs(a), tasks.beginNs(b));
            case DURATION -> (a, b) -> Long.compare(tasks.durationNanos(a), tasks.durationNanos(b));
            case WAITED -> byWaited(tasks, matching, waitedMost);
            case OUTCOME -> (a, b) -> tasks.outcome(a).compareTo(tasks.outcome(b));
            case RUNNING, BLOCKED, WAITING, PARKED, SLEEPING, SOCKET, FILE, QUEUE, NATIVE_WAIT, GC, UNKNOWN ->
                byState(tasks, ThreadState.valueOf(sort.name()));
        };
    }

    private static RowOrder byState(Tasks tasks, ThreadState state) {
        return (a, b) -> Long.compare(tasks.breakdown(a, state), tasks.breakdown(b, state));
    }

    private static RowOrder byWaited(Tasks tasks, IntColumn matching, WaitedMost waitedMost) {
        long[] nanos = new long[tasks.size()];
        for (int i = 0; i < matching.size(); i++) {
            nanos[matching.get(i)] = waitedMost.nanosOf(matching.get(i));
        }
        return (a, b) -> Long.compare(nanos[a], nanos[b]);
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

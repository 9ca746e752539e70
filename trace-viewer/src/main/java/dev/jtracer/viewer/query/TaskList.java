package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Single tasks: those of a type, of a range of durations and of an outcome, in any order, a page at a time. */
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
        OUTCOME
    }

    /**
     * The question.
     *
     * @param type the task type, null for all
     * @param fromNanos the shortest duration, not negative
     * @param toNanos the first duration too long, as in a {@link Histogram.Bucket}; {@link Long#MAX_VALUE} for no limit
     * @param outcome which outcomes
     * @param sort the column to sort by
     * @param descending whether the largest comes first; rows that are equal come in order of their begin
     * @param offset how many rows to leave out, not negative
     * @param limit how many rows to return at most, 1 to {@value #MAX_LIMIT}
     */
    public record Request(
            @Nullable String type,
            long fromNanos,
            long toNanos,
            OutcomeFilter outcome,
            Sort sort,
            boolean descending,
            int offset,
            int limit) {

        /** The most rows one answer has. */
        public static final int MAX_LIMIT = 1000;

        /** Checks every range. */
        public Request {
            if (fromNanos < 0) {
                throw new IllegalArgumentException("fromNanos must not be negative, was " + fromNanos);
            }
            if (toNanos < fromNanos) {
                throw new IllegalArgumentException(
                        "toNanos must be at least fromNanos " + fromNanos + ", was " + toNanos);
            }
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, was " + offset);
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
            }
        }

        /** The slowest tasks of a type that ended, null for all types. */
        public static Request slowest(@Nullable String type, int limit) {
            return new Request(type, 0, Long.MAX_VALUE, OutcomeFilter.ENDED, Sort.DURATION, true, 0, limit);
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
     * Returns the tasks that match. Cost: one pass over the tasks, and the scopes and states of those on the page; sorted by
     * {@link Sort#WAITED}, the scopes and states of all that match.
     */
    public static Result of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        WaitedMost waitedMost = new WaitedMost(trace);
        RowOrder order = order(trace, request, waitedMost);
        int kept = (int) Math.min((long) request.offset() + request.limit(), Math.max(tasks.size(), 1));
        FirstRows first = new FirstRows(order.thenByRow(), kept);
        long count = 0;
        long totalNanos = 0;
        for (int row = 0; row < tasks.size(); row++) {
            if (matches(tasks, row, request)) {
                count++;
                totalNanos += tasks.durationNanos(row);
                first.offer(row);
            }
        }
        int[] sorted = first.sorted();
        List<Row> rows = new ArrayList<>();
        for (int i = request.offset(); i < sorted.length; i++) {
            rows.add(row(tasks, sorted[i], waitedMost.of(sorted[i])));
        }
        return new Result(count, totalNanos, rows);
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

    private static boolean matches(Tasks tasks, int row, Request request) {
        long nanos = tasks.durationNanos(row);
        return nanos >= request.fromNanos()
                && (nanos < request.toNanos() || request.toNanos() == Long.MAX_VALUE)
                && request.outcome().accepts(tasks.outcome(row))
                && (request.type() == null || request.type().equals(tasks.type(row)));
    }

    private static RowOrder order(Trace trace, Request request, WaitedMost waitedMost) {
        Tasks tasks = trace.tasks();
        RowOrder order = switch (request.sort()) {
            case TASK -> (a, b) -> Long.compare(tasks.id(a), tasks.id(b));
            case TYPE -> (a, b) -> tasks.type(a).compareTo(tasks.type(b));
            case STARTED -> (a, b) -> Long.compare(tasks.beginNs(a), tasks.beginNs(b));
            case DURATION -> (a, b) -> Long.compare(tasks.durationNanos(a), tasks.durationNanos(b));
            case WAITED -> byWaited(tasks, request, waitedMost);
            case OUTCOME -> (a, b) -> tasks.outcome(a).compareTo(tasks.outcome(b));
        };
        return request.descending() ? order.reversed() : order;
    }

    private static RowOrder byWaited(Tasks tasks, Request request, WaitedMost waitedMost) {
        long[] nanos = new long[tasks.size()];
        for (int row = 0; row < nanos.length; row++) {
            nanos[row] = matches(tasks, row, request) ? waitedMost.nanosOf(row) : 0;
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

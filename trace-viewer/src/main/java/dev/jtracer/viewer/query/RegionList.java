package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single regions: those of a {@link RegionFilter}, in any order, a page at a time. */
public final class RegionList {

    private RegionList() {}

    /** What the rows can be sorted by. */
    public enum Sort {
        /** When it began. */
        STARTED,
        /** How long it took, or has taken so far. */
        DURATION,
        /** The thread, in the order of lanes. */
        THREAD,
        /** The id of its task; regions outside tasks come first. */
        TASK
    }

    /**
     * The question.
     *
     * @param filter which regions
     * @param open whether those are meant that had not ended, instead of those that had
     * @param sort the column to sort by
     * @param descending whether the largest comes first; rows that are equal come by thread, then begin
     * @param offset how many rows to leave out, not negative
     * @param limit how many rows to return at most, 1 to {@value #MAX_LIMIT}
     */
    public record Request(RegionFilter filter, boolean open, Sort sort, boolean descending, int offset, int limit) {

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

        /** The slowest regions of a type that ended. */
        public static Request slowest(String type, int limit) {
            return new Request(RegionFilter.of(type), false, Sort.DURATION, true, 0, limit);
        }
    }

    /**
     * The answer.
     *
     * @param regions how many regions there are, on all pages
     * @param totalNanos their durations together
     * @param rows the regions of this page
     */
    public record Result(long regions, long totalNanos, List<Row> rows) {
        /** Copies the list. */
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One region.
     *
     * @param row its row in the trace
     * @param startNs when it began; negative if before the recording
     * @param durationNanos how long it took, or has taken so far
     * @param beginUnknown whether its true begin is unknown, so that it took longer than this says
     * @param threadRow the thread that ran it
     * @param thread that thread's name
     * @param task the task it belongs to, null if none
     * @param inside the type of the region that encloses it most closely, null if none does
     * @param states what its thread was in meanwhile; sums to {@code durationNanos}
     * @param waited what it waited for longest, null if it did not wait
     */
    public record Row(
            int row,
            long startNs,
            long durationNanos,
            boolean beginUnknown,
            int threadRow,
            String thread,
            At.@Nullable TaskRef task,
            @Nullable String inside,
            ThreadTimes states,
            @Nullable Waited waited) {}

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /** Returns the regions that match. Cost: one pass over all regions, and the states inside those on the page. */
    public static Result of(Trace trace, Request request, Progress progress) {
        Regions regions = trace.regions();
        FirstRows first = new FirstRows(order(trace, request).thenByRow(), (int)
                Math.min((long) request.offset() + request.limit(), Math.max(1, regions.size())));
        int type = request.filter().typeRow(regions);
        long count = 0;
        long totalNanos = 0;
        for (int row = 0; row < regions.size(); row++) {
            progress.row(row, regions.size());
            if (regions.typeRow(row) == type
                    && regions.openAtEnd(row) == request.open()
                    && request.filter().accepts(regions, row)) {
                count++;
                totalNanos += regions.durationNanos(row);
                first.offer(row);
            }
        }
        int[] sorted = first.sorted();
        WaitSums sums = new WaitSums(trace);
        List<Row> rows = new ArrayList<>();
        for (int i = request.offset(); i < sorted.length; i++) {
            rows.add(row(trace, sorted[i], sums));
        }
        return new Result(count, totalNanos, rows);
    }

    private static RowOrder order(Trace trace, Request request) {
        Regions regions = trace.regions();
        RowOrder order = switch (request.sort()) {
            case STARTED -> (a, b) -> Long.compare(regions.startNs(a), regions.startNs(b));
            case DURATION -> (a, b) -> Long.compare(regions.durationNanos(a), regions.durationNanos(b));
            case THREAD -> (a, b) -> Integer.compare(regions.threadRow(a), regions.threadRow(b));
            case TASK -> (a, b) -> Long.compare(taskId(trace, a), taskId(trace, b));
        };
        return request.descending() ? order.reversed() : order;
    }

    private static long taskId(Trace trace, int regionRow) {
        int task = trace.regions().taskRow(regionRow);
        return task < 0 ? Long.MIN_VALUE : trace.tasks().id(task);
    }

    private static Row row(Trace trace, int row, WaitSums sums) {
        Regions regions = trace.regions();
        int thread = regions.threadRow(row);
        int parent = regions.parentRow(row);
        sums.addStates(thread, regions.startNs(row), regions.endNs(row));
        Waited waited = sums.waited(sums.longest());
        sums.clear();
        return new Row(
                row,
                regions.startNs(row),
                regions.durationNanos(row),
                regions.beginUnknown(row),
                thread,
                trace.threads().name(thread),
                At.task(trace, regions.taskRow(row)),
                parent < 0 ? null : regions.type(parent),
                states(trace, row),
                waited);
    }

    private static ThreadTimes states(Trace trace, int region) {
        States states = trace.states();
        int thread = trace.regions().threadRow(region);
        long startNs = trace.regions().startNs(region);
        long endNs = trace.regions().endNs(region);
        StateNanos sum = new StateNanos();
        long known = 0;
        int end = states.byThread().end(thread);
        long firstNs = Math.max(startNs, trace.threads().startNs(thread));
        for (int row = states.at(thread, firstNs); row >= 0 && row < end && states.startNs(row) < endNs; row++) {
            long nanos = Math.min(states.endNs(row), endNs) - Math.max(states.startNs(row), startNs);
            sum.add(states.state(row), nanos);
            known += nanos;
        }
        sum.add(ThreadState.UNKNOWN, endNs - startNs - known);
        return sum.threadTimes();
    }
}

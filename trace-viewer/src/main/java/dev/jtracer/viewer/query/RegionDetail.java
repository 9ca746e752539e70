package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.List;

/** What the regions of a type spent their time on, and what they waited for. */
public final class RegionDetail {
    /** The most objects in the answer: those waited for longest. */
    public static final int MAX_OBJECTS = 50;

    private RegionDetail() {}

    /**
     * The question.
     *
     * @param filter which regions; only those that ended are meant
     */
    public record Request(RegionFilter filter) {}

    /**
     * The answer.
     *
     * @param type the region type
     * @param regions how many regions there are
     * @param totalNanos their durations together
     * @param threads how many threads ran them
     * @param tasks how many of them belong to a task
     * @param states what their threads were in meanwhile; sums to {@code totalNanos}
     * @param objects how many different things were waited for
     * @param waitedFor these, the most time first, at most {@value #MAX_OBJECTS}
     */
    public record Result(
            String type,
            long regions,
            long totalNanos,
            int threads,
            long tasks,
            ThreadTimes states,
            int objects,
            List<WaitedFor> waitedFor) {
        /** Copies the list. */
        public Result {
            waitedFor = List.copyOf(waitedFor);
        }
    }

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the answer; no regions, no time. Cost: one pass over all regions, sorting the ends of those that match, and
     * one pass over the states of each thread that ran any, however deep they nest.
     */
    public static Result of(Trace trace, Request request, Progress progress) {
        Regions regions = trace.regions();
        RegionFilter filter = request.filter();
        int type = filter.typeRow(regions);
        StateNanos sum = new StateNanos();
        WaitSums waits = new WaitSums(trace);
        OpenIntervals open = new OpenIntervals();
        RowIndex byThread = regions.byThread();
        long count = 0;
        long totalNanos = 0;
        long explained = 0;
        long tasks = 0;
        int threads = 0;
        for (int thread = 0; thread < byThread.groups(); thread++) {
            open.clear();
            for (int place = byThread.first(thread); place < byThread.end(thread); place++) {
                int row = byThread.row(place);
                progress.row(place, regions.size());
                if (regions.typeRow(row) == type && !regions.openAtEnd(row) && filter.accepts(regions, row)) {
                    open.add(regions.startNs(row), regions.endNs(row));
                    totalNanos += regions.durationNanos(row);
                    tasks += regions.taskRow(row) >= 0 ? 1 : 0;
                }
            }
            if (open.size() > 0) {
                threads++;
                count += open.size();
                explained += addThread(trace, thread, open, sum, waits);
            }
        }
        sum.add(ThreadState.UNKNOWN, totalNanos - explained);
        return new Result(
                filter.type(),
                count,
                totalNanos,
                threads,
                tasks,
                sum.threadTimes(),
                waits.objects(),
                waits.most(MAX_OBJECTS));
    }

    /** Adds what a thread did inside its regions; returns how much that was. */
    private static long addThread(Trace trace, int thread, OpenIntervals open, StateNanos sum, WaitSums waits) {
        States states = trace.states();
        open.sort();
        long firstNs = Math.max(open.firstNs(), trace.threads().startNs(thread));
        int end = states.byThread().end(thread);
        long explained = 0;
        for (int row = states.at(thread, firstNs);
                row >= 0 && row < end && states.startNs(row) < open.lastNs();
                row++) {
            long nanos = open.nanosBetween(states.startNs(row), states.endNs(row));
            if (nanos > 0) {
                explained += nanos;
                sum.add(states.state(row), nanos);
                if (WaitSums.isWait(states.state(row))) {
                    long length = states.endNs(row) - states.startNs(row);
                    waits.add(states.state(row), states.objectRow(row), nanos, Math.min(nanos, length));
                }
            }
        }
        return explained;
    }
}

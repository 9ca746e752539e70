package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
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
     * @param curve the percentile curve from the shortest to the 99.99th percentile; empty if there are no regions
     */
    public record Result(
            String type,
            long regions,
            long totalNanos,
            int threads,
            long tasks,
            ThreadTimes states,
            int objects,
            List<WaitedFor> waitedFor,
            List<Point> curve) {
        /** Copies the lists. */
        public Result {
            waitedFor = List.copyOf(waitedFor);
            curve = List.copyOf(curve);
        }
    }

    /**
     * One point of a percentile curve.
     *
     * @param percentile 0 to 99.99
     * @param nanos the duration at that percentile, as the package says; at 0 the shortest
     */
    public record Point(double percentile, long nanos) {}

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
        Distribution durations = new Distribution();
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
                    durations.add(regions.durationNanos(row));
                    tasks += regions.taskRow(row) >= 0 ? 1 : 0;
                }
            }
            if (open.size() > 0) {
                threads++;
                explained += addThread(trace, thread, open, sum, waits);
            }
        }
        sum.add(ThreadState.UNKNOWN, durations.totalNanos() - explained);
        return new Result(
                filter.type(),
                durations.count(),
                durations.totalNanos(),
                threads,
                tasks,
                sum.threadTimes(),
                waits.objects(),
                waits.most(MAX_OBJECTS),
                curve(durations));
    }

    private static List<Point> curve(Distribution durations) {
        return durations.count() == 0
                ? List.of()
                : Arrays.stream(PercentileSteps.all())
                        .mapToObj(percentile -> new Point(percentile, durations.percentileNanos(percentile)))
                        .toList();
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

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thread or one pool: its states over time, what it waited for, and what it worked on. */
public final class ThreadDetail {
    /** The most objects, task types and region types in the answer: those with the most time. */
    public static final int MAX_LISTED = 50;

    private ThreadDetail() {}

    /**
     * The question: a pool, or a thread.
     *
     * @param pool the pool's name, null if a thread is meant
     * @param threadRow the thread's row, -1 if a pool is meant
     * @param buckets how many buckets the recording is cut into
     */
    public record Request(@Nullable String pool, int threadRow, int buckets) {
        /** Checks that one of both is meant, and the number of buckets. */
        public Request {
            if ((pool == null) == (threadRow < 0)) {
                throw new IllegalArgumentException("either pool or threadRow must be given");
            }
            new WholeCapture.Request(buckets);
        }
    }

    /**
     * The answer.
     *
     * @param name the thread's name, or the pool's
     * @param pool the thread's pool, or the pool itself
     * @param durationNanos the recording's length
     * @param buckets how many buckets of equal length it is cut into
     * @param threads how many threads there are
     * @param lifeNanos their lives in the recording, together
     * @param states how long they were in which state; sums to {@code lifeNanos}
     * @param overTime for each state that occurs, how many threads were in it on average in each bucket
     * @param objects how many different things were waited for
     * @param waitedFor these, the most time first, at most {@value #MAX_LISTED}
     * @param tasks what the threads worked for
     * @param regions what the threads were in
     */
    public record Result(
            String name,
            String pool,
            long durationNanos,
            int buckets,
            int threads,
            long lifeNanos,
            ThreadTimes states,
            Map<String, List<Double>> overTime,
            int objects,
            List<WaitedFor> waitedFor,
            List<ThreadWork.Worked> tasks,
            List<ThreadWork.Worked> regions) {
        /** Copies the lists. */
        public Result {
            waitedFor = List.copyOf(waitedFor);
            tasks = List.copyOf(tasks);
            regions = List.copyOf(regions);
        }
    }

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Optional<Result> of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the answer, empty if there is no such thread or pool. Cost: one pass over the states, scopes and regions of
     * the threads meant.
     */
    public static Optional<Result> of(Trace trace, Request request, Progress progress) {
        Threads threads = trace.threads();
        StateNanos sum = new StateNanos();
        WaitSums waits = new WaitSums(trace);
        ThreadWork work = new ThreadWork(trace);
        Coverage[] coverage = new Coverage[ThreadState.values().length];
        int count = 0;
        int last = -1;
        for (int row = 0; row < threads.size(); row++) {
            boolean meant = request.pool() == null
                    ? row == request.threadRow()
                    : request.pool().equals(threads.pool(row));
            if (meant) {
                count++;
                last = row;
                sum.addThread(trace, row);
                waits.addStates(row, threads.startNs(row), threads.endNs(row));
                addCoverage(trace, row, request.buckets(), coverage);
                work.addThread(row, progress);
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        ThreadTimes states = sum.threadTimes();
        return Optional.of(new Result(
                request.pool() == null ? threads.name(last) : request.pool(),
                threads.pool(last),
                trace.endNs(),
                request.buckets(),
                count,
                states.sum(),
                states,
                averages(coverage),
                waits.objects(),
                waits.most(MAX_LISTED),
                work.tasks(MAX_LISTED),
                work.regions(MAX_LISTED)));
    }

    private static void addCoverage(Trace trace, int threadRow, int buckets, Coverage[] coverage) {
        States states = trace.states();
        for (int place = states.byThread().first(threadRow);
                place < states.byThread().end(threadRow);
                place++) {
            int row = states.byThread().row(place);
            int code = states.state(row).code();
            if (coverage[code] == null) {
                coverage[code] = new Coverage(Math.max(1, trace.endNs()), buckets);
            }
            coverage[code].add(states.startNs(row), states.endNs(row));
        }
    }

    private static Map<String, List<Double>> averages(Coverage[] coverage) {
        Map<String, List<Double>> result = new LinkedHashMap<>();
        for (int code = 0; code < coverage.length; code++) {
            if (coverage[code] != null) {
                result.put(ThreadState.at(code).key(), coverage[code].averages());
            }
        }
        return result;
    }
}

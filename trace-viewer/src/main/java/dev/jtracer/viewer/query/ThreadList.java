package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/** Every thread and how long it was in which state. */
public final class ThreadList {

    private ThreadList() {}

    /**
     * The answer.
     *
     * @param threads each thread; by pool, then name with numbers in numeric order
     */
    public record Result(List<ThreadStats> threads) {
        /** Copies the list. */
        public Result {
            threads = List.copyOf(threads);
        }
    }

    /**
     * One thread.
     *
     * @param threadRow its row in the trace
     * @param name its name
     * @param id its Java id; 0 or less for a thread of the JVM itself
     * @param pool the group it belongs to
     * @param virtual whether it is a virtual thread
     * @param startNs when its life in the recording begins
     * @param endNs when it ends
     * @param states how long it was in which state; sums to {@code endNs - startNs}
     */
    public record ThreadStats(
            int threadRow,
            String name,
            long id,
            String pool,
            boolean virtual,
            long startNs,
            long endNs,
            ThreadTimes states) {

        /** How long the thread's life in the recording is. */
        public long lifeNanos() {
            return endNs - startNs;
        }
    }

    /** Returns every thread. Cost: one pass over the states of all threads. */
    public static Result of(Trace trace) {
        Threads threads = trace.threads();
        List<ThreadStats> found = new ArrayList<>(threads.size());
        StateNanos nanos = new StateNanos();
        for (int row = 0; row < threads.size(); row++) {
            nanos.clear();
            addStates(trace.states(), row, nanos);
            found.add(new ThreadStats(
                    row,
                    threads.name(row),
                    threads.javaId(row),
                    threads.pool(row),
                    threads.virtual(row),
                    threads.startNs(row),
                    threads.endNs(row),
                    nanos.threadTimes()));
        }
        return new Result(found);
    }

    private static void addStates(States states, int threadRow, StateNanos sum) {
        RowIndex byThread = states.byThread();
        for (int place = byThread.first(threadRow); place < byThread.end(threadRow); place++) {
            int row = byThread.row(place);
            sum.add(states.state(row), states.endNs(row) - states.startNs(row));
        }
    }
}

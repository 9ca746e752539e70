package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/** Every pool of threads and how long its threads together were in which state. */
public final class ThreadPools {

    private ThreadPools() {}

    /**
     * The answer.
     *
     * @param threads how many threads there are
     * @param pools their pools, in the order of lanes
     */
    public record Result(int threads, List<Pool> pools) {
        /** Copies the list. */
        public Result {
            pools = List.copyOf(pools);
        }
    }

    /**
     * One pool.
     *
     * @param name its name
     * @param threads how many threads it has
     * @param virtual how many of them are virtual
     * @param started how many were seen to start inside the recording
     * @param ended how many were seen to end inside the recording
     * @param most the most of them alive at one moment
     * @param tasks how many tasks they worked for, as often as one of them took one up
     * @param regions how many regions they ran
     * @param firstThreadRow the first of them in the order of lanes
     * @param lifeNanos their lives in the recording, together
     * @param states how long they were in which state; sums to {@code lifeNanos}
     */
    public record Pool(
            String name,
            int threads,
            int virtual,
            int started,
            int ended,
            int most,
            long tasks,
            long regions,
            int firstThreadRow,
            long lifeNanos,
            ThreadTimes states) {}

    /** Returns the pools. Cost: for each thread that of {@link LaneTime#states}, and sorting the threads of each pool. */
    public static Result of(Trace trace) {
        Threads threads = trace.threads();
        int[] poolOfThread = new int[threads.size()];
        for (int row = 0; row < poolOfThread.length; row++) {
            poolOfThread[row] = threads.poolRow(row);
        }
        RowIndex byPool = RowIndex.of(poolOfThread, trace.strings().size());
        List<Pool> pools = new ArrayList<>();
        for (int row = 0; row < poolOfThread.length; row++) {
            if (byPool.row(byPool.first(poolOfThread[row])) == row) {
                pools.add(pool(trace, byPool, poolOfThread[row]));
            }
        }
        return new Result(threads.size(), pools);
    }

    private static Pool pool(Trace trace, RowIndex byPool, int pool) {
        Threads threads = trace.threads();
        StateNanos nanos = new StateNanos();
        OpenIntervals lives = new OpenIntervals();
        int virtual = 0;
        int started = 0;
        int ended = 0;
        long tasks = 0;
        long regions = 0;
        for (int place = byPool.first(pool); place < byPool.end(pool); place++) {
            int row = byPool.row(place);
            nanos.addThread(trace, row);
            lives.add(threads.startNs(row), threads.endNs(row));
            virtual += threads.virtual(row) ? 1 : 0;
            started += threads.startedInside(row) ? 1 : 0;
            ended += threads.endedInside(row) ? 1 : 0;
            tasks += trace.scopes().byThread().count(row);
            regions += trace.regions().byThread().count(row);
        }
        lives.sort();
        ThreadTimes states = nanos.threadTimes();
        return new Pool(
                trace.strings().get(pool),
                byPool.count(pool),
                virtual,
                started,
                ended,
                lives.most(),
                tasks,
                regions,
                byPool.row(byPool.first(pool)),
                states.sum(),
                states);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pyramid;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of the timeline: every thread with its place, its life, and how many rows it needs.
 *
 * <p>A lane is as high as its deepest nesting in the whole recording, so that it never changes its height while somebody
 * pans. Nesting deeper than {@link #MAX_SCOPE_ROWS} and {@link #MAX_REGION_ROWS} has no row; how deep it really is, is said.
 */
public final class Lanes {
    /** The most rows of scopes in a lane. */
    public static final int MAX_SCOPE_ROWS = 3;

    /** The most rows of regions in a lane. */
    public static final int MAX_REGION_ROWS = 8;

    /** Scopes nested deeper than this are counted as if they were as deep. */
    private static final int DEEPEST_SCOPE = 64;

    private Lanes() {}

    /**
     * The answer.
     *
     * @param durationNanos the recording's length
     * @param pools the groups of threads, in the order of their lanes
     * @param lanes every thread; by pool, then name with numbers in numeric order
     */
    public record Result(long durationNanos, List<Pool> pools, List<Lane> lanes) {
        /** Copies the lists. */
        public Result {
            pools = List.copyOf(pools);
            lanes = List.copyOf(lanes);
        }
    }

    /**
     * A group of threads.
     *
     * @param name its name
     * @param threads how many threads it has
     * @param scopes how many scopes ran on them
     */
    public record Pool(String name, int threads, long scopes) {}

    /**
     * One thread.
     *
     * @param thread its row in the trace
     * @param pool its group, a place in {@link Result#pools}
     * @param name its name
     * @param id its Java id; 0 or less for a thread of the JVM itself
     * @param virtual whether it is a virtual thread
     * @param startNs when its life in the recording begins
     * @param endNs when it ends
     * @param scopeRows how many rows its scopes get
     * @param regionRows how many rows its regions get
     * @param scopeDepth how deep its scopes nest, up to 64
     * @param regionDepth how deep its regions nest
     * @param scopes how many scopes it ran
     * @param regions how many regions it ran
     * @param activeNanos how long it was neither idle nor waiting nor in an unknown state
     */
    public record Lane(
            int thread,
            int pool,
            String name,
            long id,
            boolean virtual,
            long startNs,
            long endNs,
            int scopeRows,
            int regionRows,
            int scopeDepth,
            int regionDepth,
            int scopes,
            int regions,
            long activeNanos) {}

    /** Returns the lanes. Cost: for each thread that of {@link LaneTime#states}, and one pass over the scopes of those that
     * have few. */
    public static Result of(Trace trace) {
        Threads threads = trace.threads();
        Map<Integer, Integer> placeOfPool = new LinkedHashMap<>();
        List<Lane> lanes = new ArrayList<>(threads.size());
        for (int row = 0; row < threads.size(); row++) {
            Integer known = placeOfPool.putIfAbsent(threads.poolRow(row), placeOfPool.size());
            lanes.add(lane(trace, row, known == null ? placeOfPool.size() - 1 : known));
        }
        int[] sizes = new int[placeOfPool.size()];
        long[] scopes = new long[placeOfPool.size()];
        for (Lane lane : lanes) {
            sizes[lane.pool()]++;
            scopes[lane.pool()] += lane.scopes();
        }
        List<Pool> pools = new ArrayList<>(sizes.length);
        placeOfPool.forEach((poolRow, place) ->
                pools.add(new Pool(Names.shown(trace.strings().get(poolRow)), sizes[place], scopes[place])));
        return new Result(trace.endNs(), pools, lanes);
    }

    /** How many scopes of its thread enclose a scope. */
    static int depth(Scopes scopes, int scopeRow) {
        int depth = 0;
        for (int outer = scopes.enclosingRow(scopeRow); outer >= 0; outer = scopes.enclosingRow(outer)) {
            depth++;
        }
        return depth;
    }

    private static Lane lane(Trace trace, int threadRow, int pool) {
        Threads threads = trace.threads();
        StateNanos nanos = new StateNanos();
        nanos.addThread(trace, threadRow);
        int scopeDepth = scopeDepth(trace, threadRow);
        int regionDepth = trace.regions().deepest(threadRow) + 1;
        return new Lane(
                threadRow,
                pool,
                Names.shown(threads.name(threadRow)),
                threads.javaId(threadRow),
                threads.virtual(threadRow),
                threads.startNs(threadRow),
                threads.endNs(threadRow),
                Math.min(scopeDepth, MAX_SCOPE_ROWS),
                Math.min(regionDepth, MAX_REGION_ROWS),
                scopeDepth,
                regionDepth,
                trace.scopes().byThread().count(threadRow),
                trace.regions().byThread().count(threadRow),
                nanos.sumOf(Lanes::isActive));
    }

    private static int scopeDepth(Trace trace, int threadRow) {
        if (trace.pyramids().at(Pyramids.Kind.SCOPE, threadRow, 0) != null) {
            int rows = 1;
            while (rows < MAX_SCOPE_ROWS && hasScopes(trace.pyramids().at(Pyramids.Kind.SCOPE, threadRow, rows))) {
                rows++;
            }
            if (rows < MAX_SCOPE_ROWS) {
                return rows;
            }
        }
        Scopes scopes = trace.scopes();
        RowIndex byThread = scopes.byThread();
        int deepest = 0;
        for (int place = byThread.first(threadRow); place < byThread.end(threadRow); place++) {
            int depth = 1;
            int outer = scopes.enclosingRow(byThread.row(place));
            while (outer >= 0 && depth < DEEPEST_SCOPE) {
                depth++;
                outer = scopes.enclosingRow(outer);
            }
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** Whether a row of a lane has any: each is in every level of its pyramid. */
    private static boolean hasScopes(@Nullable Pyramid row) {
        Pyramid.Level coarsest = row == null ? null : row.atMost(Long.SIZE);
        return coarsest != null && coarsest.size() + coarsest.wides() > 0;
    }

    private static boolean isActive(ThreadState state) {
        return switch (state) {
            case RUNNING, RUNNABLE, BLOCKED, SOCKET, FILE, PINNED, GC, SAFEPOINT -> true;
            case WAITING, PARKED, SLEEPING, IDLE, NATIVE_WAIT, QUEUE, UNKNOWN -> false;
        };
    }
}

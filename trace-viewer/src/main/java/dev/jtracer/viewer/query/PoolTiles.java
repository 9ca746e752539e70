package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pyramid;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Folded pools on the timeline: how many of a pool's threads were in which state in each bucket of a {@link Tile tile}. Idle
 * threads are left out, and so are those that wait in native code or in an unknown state.
 */
public final class PoolTiles {
    private static final double HUNDREDTHS = 100;

    private PoolTiles() {}

    /**
     * The question.
     *
     * @param level the level of the tile
     * @param tile its number in the level
     * @param pools the pools, places in {@link Lanes.Result#pools}; those there are not are left out
     */
    public record Request(int level, long tile, List<Integer> pools) {
        /** Checks every range. */
        public Request {
            pools = new Tiles.Request(level, tile, pools).threads();
        }
    }

    /**
     * The answer.
     *
     * @param level the level
     * @param tile the number of the tile in its level
     * @param rows the pools, in the order they were asked for
     */
    public record Result(int level, long tile, List<Row> rows) {
        /** Copies the list. */
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One pool.
     *
     * @param pool the pool
     * @param states the states that occur, in the order of legends
     */
    public record Row(int pool, List<Series> states) {}

    /**
     * One state of a pool.
     *
     * @param state the state's key
     * @param hundredths hundredths of threads in this state, on average over each bucket
     */
    public record Series(String state, List<Integer> hundredths) {}

    /** Returns a tile of pools. Cost: the states of the pools' threads that overlap it or, of threads that have
     * many, some sums for each bucket. */
    public static Result of(Trace trace, Request request) {
        List<Row> rows = new ArrayList<>();
        int[] poolOfThread = poolOfThread(trace.threads());
        for (int pool : request.pools()) {
            Map<Integer, Coverage> byState = new TreeMap<>();
            for (int threadRow = 0; threadRow < poolOfThread.length; threadRow++) {
                if (poolOfThread[threadRow] == pool) {
                    cover(trace, threadRow, request, byState);
                }
            }
            List<Series> series = new ArrayList<>();
            byState.forEach((code, coverage) ->
                    series.add(new Series(ThreadState.at(code).key(), hundredths(coverage))));
            rows.add(new Row(pool, series));
        }
        return new Result(request.level(), request.tile(), rows);
    }

    /** The places of the threads' pools, numbered as {@link Lanes} does. */
    static int[] poolOfThread(Threads threads) {
        int[] result = new int[threads.size()];
        Map<Integer, Integer> placeOfPool = new HashMap<>();
        for (int row = 0; row < result.length; row++) {
            Integer known = placeOfPool.putIfAbsent(threads.poolRow(row), placeOfPool.size());
            result[row] = known == null ? placeOfPool.size() - 1 : known;
        }
        return result;
    }

    private static void cover(Trace trace, int threadRow, Request request, Map<Integer, Coverage> byState) {
        long lengthNs = (long) Tiles.BUCKETS << request.level();
        long startNs = request.tile() * lengthNs;
        Pyramid pyramid = trace.pyramids().at(Pyramids.Kind.STATE, threadRow, 0);
        Pyramid.Level sums = pyramid == null ? null : pyramid.atMost(request.level());
        IntFunction<Coverage> coverage =
                state -> byState.computeIfAbsent(state, code -> new Coverage(lengthNs, Tiles.BUCKETS));
        if (sums == null) {
            walk(trace, threadRow, startNs, startNs + lengthNs, coverage);
        } else {
            sumUp(trace.states(), sums, request, startNs, startNs + lengthNs, coverage);
        }
    }

    private static void walk(Trace trace, int threadRow, long startNs, long endNs, IntFunction<Coverage> coverage) {
        States states = trace.states();
        long fromNs = Math.max(startNs, trace.threads().startNs(threadRow));
        int end = states.byThread().end(threadRow);
        for (int row = states.at(threadRow, fromNs); row >= 0 && row < end && states.startNs(row) < endNs; row++) {
            add(states, row, startNs, coverage);
        }
    }

    private static void sumUp(
            States states,
            Pyramid.Level sums,
            Request request,
            long startNs,
            long endNs,
            IntFunction<Coverage> coverage) {
        int steps = request.level() - sums.level();
        long firstBucket = startNs >> request.level();
        for (int sum = sums.firstFrom(startNs >> sums.level());
                sum < sums.size() && sums.bucket(sum) < endNs >> sums.level();
                sum++) {
            ThreadState state = Pyramids.state(sums.key(sum));
            if (isShown(state)) {
                int bucket = (int) ((sums.bucket(sum) >> steps) - firstBucket);
                coverage.apply(state.code()).addTo(bucket, sums.nanos(sum));
            }
        }
        for (int wide = LaneTiles.firstWide(sums, states::endNs, startNs);
                wide < sums.wides() && states.startNs(sums.wideRow(wide)) < endNs;
                wide++) {
            add(states, sums.wideRow(wide), startNs, coverage);
        }
    }

    private static void add(States states, int row, long startNs, IntFunction<Coverage> coverage) {
        ThreadState state = states.state(row);
        if (isShown(state)) {
            coverage.apply(state.code()).add(states.startNs(row) - startNs, states.endNs(row) - startNs);
        }
    }

    private static boolean isShown(ThreadState state) {
        return state != ThreadState.IDLE && state != ThreadState.NATIVE_WAIT && state != ThreadState.UNKNOWN;
    }

    private static List<Integer> hundredths(Coverage coverage) {
        List<Integer> result = new ArrayList<>(Tiles.BUCKETS);
        for (double average : coverage.averages()) {
            result.add((int) Math.round(average * HUNDREDTHS));
        }
        return result;
    }
}

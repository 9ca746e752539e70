package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.Pyramid;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.List;

/** Makes {@link Tile tiles} of the timeline. */
public final class Tiles {
    /** How many buckets a tile has. */
    public static final int BUCKETS = 512;

    /** From how many buckets on an interval is drawn for itself. */
    public static final int WIDE_BUCKETS = Pyramid.WIDE_BUCKETS;

    /** The coarsest level: a bucket of 36 minutes. */
    public static final int MAX_LEVEL = 41;

    private Tiles() {}

    /**
     * The question.
     *
     * @param level the level, 0 to {@value #MAX_LEVEL}
     * @param tile the number of the tile in its level; one outside the recording is empty
     * @param threads the threads whose rows are wanted; those the trace does not have are left out
     */
    public record Request(int level, long tile, List<Integer> threads) {
        /** The most threads in one request. */
        public static final int MAX_THREADS = 256;

        /** Checks every range. */
        public Request {
            threads = List.copyOf(threads);
            if (level < 0 || level > MAX_LEVEL) {
                throw new IllegalArgumentException("level must be between 0 and " + MAX_LEVEL + ", was " + level);
            }
            if (tile < 0 || tile > Long.MAX_VALUE >> (level + 10)) {
                throw new IllegalArgumentException("tile must be inside a recording, was " + tile);
            }
            if (threads.size() > MAX_THREADS) {
                throw new IllegalArgumentException(
                        "threads must be at most " + MAX_THREADS + ", were " + threads.size());
            }
        }
    }

    /**
     * Returns a tile. Cost: a binary search for each thread and table, and the intervals that overlap the tile or, on threads
     * that have many, some sums for each bucket; the answer's size depends on the number of rows alone.
     */
    public static Tile of(Trace trace, Request request) {
        long startNs = (request.tile() * BUCKETS) << request.level();
        long endNs = Math.min(startNs + ((long) BUCKETS << request.level()), trace.endNs());
        TileNames names = new TileNames(trace.strings());
        TileColumns columns = new TileColumns(trace, names);
        for (int threadRow : request.threads()) {
            if (threadRow >= 0 && threadRow < trace.threads().size() && startNs < endNs) {
                columns.add(threadRow, Tile.Kind.STATE, 0, states(trace, names, threadRow, startNs, endNs, request));
                add(columns, threadRow, Tile.Kind.SCOPE, scopes(trace, names, threadRow, startNs, endNs, request));
                add(columns, threadRow, Tile.Kind.REGION, regions(trace, names, threadRow, startNs, endNs, request));
            }
        }
        return columns.build(request.level(), request.tile());
    }

    private static void add(TileColumns columns, int threadRow, Tile.Kind kind, TileRow[] rows) {
        for (int depth = 0; depth < rows.length; depth++) {
            columns.add(threadRow, kind, depth, rows[depth]);
        }
    }

    private static TileRow states(
            Trace trace, TileNames names, int threadRow, long startNs, long endNs, Request request) {
        States states = trace.states();
        Threads threads = trace.threads();
        TileRow row = new TileRow(startNs, request.level());
        long fromNs = Math.max(startNs, threads.startNs(threadRow));
        Pyramid pyramid = trace.pyramids().at(Pyramids.Kind.STATE, threadRow, 0);
        Pyramid.Level sums = pyramid == null ? null : pyramid.atMost(request.level());
        if (sums != null) {
            LaneTiles lane = new LaneTiles(
                    states::startNs,
                    states::endNs,
                    at -> Pyramids.stateKey(states.state(at), states.origin(at)),
                    key -> names.of(Pyramids.state(key), Pyramids.inferred(key)),
                    key -> isQuiet(Pyramids.state(key)));
            lane.fill(row, sums, startNs, endNs, request.level());
        } else if (fromNs < Math.min(endNs, threads.endNs(threadRow))) {
            int end = states.byThread().end(threadRow);
            for (int at = states.at(threadRow, fromNs); at >= 0 && at < end && states.startNs(at) < endNs; at++) {
                ThreadState state = states.state(at);
                int key = names.of(state, states.origin(at) == Origin.INFERRED);
                row.add(states.startNs(at), states.endNs(at), key, isQuiet(state), at);
            }
        }
        row.end();
        return row;
    }

    private static boolean isQuiet(ThreadState state) {
        return state == ThreadState.IDLE || state == ThreadState.NATIVE_WAIT || state == ThreadState.UNKNOWN;
    }

    private static TileRow[] scopes(
            Trace trace, TileNames names, int threadRow, long startNs, long endNs, Request request) {
        Scopes scopes = trace.scopes();
        RowIndex byThread = scopes.byThread();
        TileRow[] rows = rows(Lanes.MAX_SCOPE_ROWS, startNs, request.level());
        LaneTiles lane = new LaneTiles(
                scopes::startNs, scopes::endNs, at -> taskType(trace, at), key -> taskName(names, key), key -> false);
        if (!fromPyramids(trace, Pyramids.Kind.SCOPE, threadRow, lane, rows, startNs, endNs, request)) {
            addEnclosing(trace, names, scopes.innermostAt(threadRow, startNs), rows);
            for (int place = firstAfter(scopes, threadRow, startNs); place < byThread.end(threadRow); place++) {
                int at = byThread.row(place);
                if (scopes.startNs(at) >= endNs) {
                    break;
                }
                addScope(trace, names, at, rows);
            }
        }
        return end(rows);
    }

    /** Fills all rows of a kind from the lane's pyramids; false if it has none that are fine enough. */
    private static boolean fromPyramids(
            Trace trace,
            Pyramids.Kind kind,
            int threadRow,
            LaneTiles lane,
            TileRow[] rows,
            long startNs,
            long endNs,
            Request request) {
        for (int depth = 0; depth < rows.length; depth++) {
            Pyramid pyramid = trace.pyramids().at(kind, threadRow, depth);
            Pyramid.Level sums = pyramid == null ? null : pyramid.atMost(request.level());
            if (sums == null) {
                return false;
            }
            lane.fill(rows[depth], sums, startNs, endNs, request.level());
        }
        return true;
    }

    /** Adds the scope and those around it, the outermost first. */
    private static void addEnclosing(Trace trace, TileNames names, int scopeRow, TileRow[] rows) {
        if (scopeRow >= 0) {
            addEnclosing(trace, names, trace.scopes().enclosingRow(scopeRow), rows);
            addScope(trace, names, scopeRow, rows);
        }
    }

    private static void addScope(Trace trace, TileNames names, int scopeRow, TileRow[] rows) {
        Scopes scopes = trace.scopes();
        int depth = Lanes.depth(scopes, scopeRow);
        if (depth < rows.length) {
            int key = taskName(names, taskType(trace, scopeRow));
            rows[depth].add(scopes.startNs(scopeRow), scopes.endNs(scopeRow), key, false, scopeRow);
        }
    }

    private static int taskType(Trace trace, int scopeRow) {
        int taskRow = trace.scopes().taskRow(scopeRow);
        return taskRow < 0 ? -1 : trace.tasks().typeRow(taskRow);
    }

    private static int taskName(TileNames names, int typeRow) {
        return typeRow < 0 ? names.of(ThreadState.UNKNOWN) : names.of(typeRow);
    }

    /** The place of a thread's first scope that starts after a moment. */
    static int firstAfter(Scopes scopes, int threadRow, long ns) {
        int low = scopes.byThread().first(threadRow);
        int high = scopes.byThread().end(threadRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (scopes.startNs(scopes.byThread().row(middle)) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static TileRow[] regions(
            Trace trace, TileNames names, int threadRow, long startNs, long endNs, Request request) {
        Regions regions = trace.regions();
        TileRow[] rows = rows(Lanes.MAX_REGION_ROWS, startNs, request.level());
        LaneTiles lane = new LaneTiles(regions::startNs, regions::endNs, regions::typeRow, names::of, key -> false);
        if (!fromPyramids(trace, Pyramids.Kind.REGION, threadRow, lane, rows, startNs, endNs, request)) {
            RegionWalk.over(regions, threadRow, startNs, endNs, at -> {
                int depth = regions.depth(at);
                if (depth < rows.length) {
                    int key = names.of(regions.typeRow(at));
                    rows[depth].add(regions.startNs(at), regions.endNs(at), key, false, at);
                }
            });
        }
        return end(rows);
    }

    private static TileRow[] rows(int count, long startNs, int level) {
        TileRow[] rows = new TileRow[count];
        for (int depth = 0; depth < count; depth++) {
            rows[depth] = new TileRow(startNs, level);
        }
        return rows;
    }

    private static TileRow[] end(TileRow[] rows) {
        for (TileRow row : rows) {
            row.end();
        }
        return rows;
    }
}

package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Lanes;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * The lanes of the timeline as columns, which have each property's name once: of ten thousand threads they are a third as long
 * as rows.
 *
 * @param durationNanos as {@link Lanes.Result#durationNanos}
 * @param pools as {@link Lanes.Result#pools}
 * @param lanes the properties of every {@link Lanes.Lane} but its thread, which is its place
 */
record LaneColumns(long durationNanos, List<Lanes.Pool> pools, Columns lanes) {

    static LaneColumns of(Lanes.Result result) {
        List<Lanes.Lane> lanes = result.lanes();
        Columns columns = new Columns(
                ints(lanes, Lanes.Lane::pool),
                lanes.stream().map(Lanes.Lane::name).toList(),
                longs(lanes, Lanes.Lane::id),
                lanes.stream().map(Lanes.Lane::virtual).toList(),
                longs(lanes, Lanes.Lane::startNs),
                longs(lanes, Lanes.Lane::endNs),
                ints(lanes, Lanes.Lane::scopeRows),
                ints(lanes, Lanes.Lane::regionRows),
                ints(lanes, Lanes.Lane::scopeDepth),
                ints(lanes, Lanes.Lane::regionDepth),
                ints(lanes, Lanes.Lane::scopes),
                ints(lanes, Lanes.Lane::regions),
                longs(lanes, Lanes.Lane::activeNanos));
        return new LaneColumns(result.durationNanos(), result.pools(), columns);
    }

    private static int[] ints(List<Lanes.Lane> lanes, ToIntFunction<Lanes.Lane> property) {
        return lanes.stream().mapToInt(property).toArray();
    }

    private static long[] longs(List<Lanes.Lane> lanes, ToLongFunction<Lanes.Lane> property) {
        return lanes.stream().mapToLong(property).toArray();
    }

    /** One column for each property, in the order of threads. */
    @SuppressWarnings("ArrayRecordComponent") // written once, as JSON
    record Columns(
            int[] pool,
            List<String> name,
            long[] id,
            List<Boolean> virtual,
            long[] startNs,
            long[] endNs,
            int[] scopeRows,
            int[] regionRows,
            int[] scopeDepth,
            int[] regionDepth,
            int[] scopes,
            int[] regions,
            long[] activeNanos) {}
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pyramid;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How long a thread was in which state, and in regions of which type, between two moments of the recording.
 *
 * <p>A lane with few intervals is walked. A busy one is asked by its {@link Pyramid}: coarse buckets in the middle, finer ones
 * towards both ends, and single intervals only where the finest bucket is cut, so that a million of them cost as little as a
 * hundred.
 *
 * <pre>
 *   asked for          |=================================|
 *   coarse buckets     .  |           |           |      .
 *   finer ones         .||             .           |  |  .
 *   intervals          ::                              |::
 * </pre>
 *
 * <p>Sums are exact, but that a region of no length counts as 1 ns inside a bucket.
 */
public final class LaneTime {
    private LaneTime() {}

    /** Takes a part of the time in a state; of one state there may be many. */
    @FunctionalInterface
    public interface OfStates {
        /** So long in this state. */
        void add(ThreadState state, long nanos);
    }

    /** Takes a part of the time in regions; of one type and depth there may be many. */
    @FunctionalInterface
    public interface OfRegions {
        /** So long in regions of the type in this string row, with {@code depth} others around. */
        void add(int depth, int typeRow, long nanos);
    }

    /** Adds what a thread did. Cost: some sums for each level of its pyramid; without one, the states that overlap. */
    public static void states(Trace trace, int threadRow, long fromNs, long toNs, OfStates into) {
        States states = trace.states();
        long firstNs = Math.max(fromNs, trace.threads().startNs(threadRow));
        Row row = new Row(
                trace.pyramids().at(Pyramids.Kind.STATE, threadRow, 0),
                states::startNs,
                states::endNs,
                at -> Pyramids.stateKey(states.state(at), states.origin(at)),
                (key, nanos) -> into.add(Pyramids.state(key), nanos),
                (from, to) -> walkStates(states, threadRow, from, to, into));
        row.between(Math.max(0, firstNs), Math.min(toNs, trace.endNs()));
    }

    /**
     * Adds which regions a thread was in, as deep as lanes show them; one inside another counts for both. Cost: some sums for each
     * level of its pyramids; without them, the regions that overlap.
     */
    public static void regions(Trace trace, int threadRow, long fromNs, long toNs, OfRegions into) {
        Regions regions = trace.regions();
        int rows = Math.min(regions.deepest(threadRow) + 1, Lanes.MAX_REGION_ROWS);
        for (int depth = 0; depth < rows; depth++) {
            regions(trace, threadRow, depth, Math.max(0, fromNs), Math.min(toNs, trace.endNs()), into);
        }
    }

    private static void regions(Trace trace, int threadRow, int depth, long fromNs, long toNs, OfRegions into) {
        Regions regions = trace.regions();
        Row row = new Row(
                trace.pyramids().at(Pyramids.Kind.REGION, threadRow, depth),
                regions::startNs,
                regions::endNs,
                regions::typeRow,
                (key, nanos) -> into.add(depth, key, nanos),
                (from, to) -> RegionWalk.over(regions, threadRow, from, to, at -> {
                    long nanos = Math.min(regions.endNs(at), to) - Math.max(regions.startNs(at), from);
                    if (regions.depth(at) == depth && nanos > 0) {
                        into.add(depth, regions.typeRow(at), nanos);
                    }
                }));
        row.between(fromNs, toNs);
    }

    private static void walkStates(States states, int threadRow, long fromNs, long toNs, OfStates into) {
        int end = states.byThread().end(threadRow);
        for (int at = states.at(threadRow, fromNs); at >= 0 && at < end && states.startNs(at) < toNs; at++) {
            into.add(states.state(at), Math.min(states.endNs(at), toNs) - Math.max(states.startNs(at), fromNs));
        }
    }

    /** Takes a sum of a pyramid. */
    private interface Sums {
        void add(int key, long nanos);
    }

    /** Adds what single intervals cover. */
    private interface Walk {
        void over(long fromNs, long toNs);
    }

    /** One row of a lane. */
    private record Row(
            @Nullable Pyramid pyramid,
            IntToLongFunction startNs,
            IntToLongFunction endNs,
            IntUnaryOperator key,
            Sums sums,
            Walk walk) {

        void between(long fromNs, long toNs) {
            between(pyramid == null ? null : pyramid.atMost(Long.SIZE), fromNs, toNs);
        }

        private void between(Pyramid.@Nullable Level level, long fromNs, long toNs) {
            if (fromNs >= toNs) {
                return;
            }
            if (pyramid == null || level == null) {
                walk.over(fromNs, toNs);
                return;
            }
            Pyramid.Level finer = pyramid.atMost(level.level() - 1);
            long first = ((fromNs - 1) >> level.level()) + 1;
            long end = toNs >> level.level();
            if (first >= end) {
                between(finer, fromNs, toNs);
                return;
            }
            between(finer, fromNs, first << level.level());
            addBuckets(level, first, end);
            between(finer, end << level.level(), toNs);
        }

        private void addBuckets(Pyramid.Level level, long first, long end) {
            for (int sum = level.firstFrom(first); sum < level.size() && level.bucket(sum) < end; sum++) {
                sums.add(level.key(sum), level.nanos(sum));
            }
            long fromNs = first << level.level();
            long toNs = end << level.level();
            for (int wide = LaneTiles.firstWide(level, endNs, fromNs); wide < level.wides(); wide++) {
                int at = level.wideRow(wide);
                long startsNs = startNs.applyAsLong(at);
                if (startsNs >= toNs) {
                    break;
                }
                long nanos = Math.min(endNs.applyAsLong(at), toNs) - Math.max(startsNs, fromNs);
                sums.add(key.applyAsInt(at), nanos);
            }
        }
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;

/**
 * Which regions a question is about: those of a type for which all else holds too.
 *
 * @param type the region type
 * @param fromNanos the shortest duration, not negative
 * @param toNanos the first duration too long, as in a {@link Histogram.Bucket}; {@link Long#MAX_VALUE} for no limit
 * @param fromNs the region had not ended at this moment of the recording; {@link Long#MIN_VALUE} for no limit
 * @param toNs the region began before this moment; {@link Long#MAX_VALUE} for no limit
 * @param beganFromNs the region began at this moment of the recording or later; {@link Long#MIN_VALUE} for no limit
 * @param beganToNs the region began before this moment; {@link Long#MAX_VALUE} for no limit
 */
public record RegionFilter(
        String type, long fromNanos, long toNanos, long fromNs, long toNs, long beganFromNs, long beganToNs) {

    /** Checks the ranges. */
    public RegionFilter {
        Ranges.check(fromNanos, toNanos, fromNs, toNs);
        Ranges.checkBegan(beganFromNs, beganToNs);
    }

    /** Every region of a type. */
    public static RegionFilter of(String type) {
        return new RegionFilter(
                type, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Of these, the regions that took at least {@code shortest} and less than {@code tooLong} nanoseconds. */
    public RegionFilter withDuration(long shortest, long tooLong) {
        return new RegionFilter(type, shortest, tooLong, fromNs, toNs, beganFromNs, beganToNs);
    }

    /** Of these, the regions that were open between two moments. */
    public RegionFilter within(long firstNs, long endNs) {
        return new RegionFilter(type, fromNanos, toNanos, firstNs, endNs, beganFromNs, beganToNs);
    }

    /** Of these, the regions that began between two moments. */
    public RegionFilter beganWithin(long firstNs, long endNs) {
        return new RegionFilter(type, fromNanos, toNanos, fromNs, toNs, firstNs, endNs);
    }

    /** Whether all but the type holds for a region. */
    boolean accepts(Regions regions, int row) {
        long nanos = regions.durationNanos(row);
        return nanos >= fromNanos
                && (nanos < toNanos || toNanos == Long.MAX_VALUE)
                && regions.startNs(row) < toNs
                && regions.endNs(row) > fromNs
                && regions.startNs(row) >= beganFromNs
                && regions.startNs(row) < beganToNs;
    }

    /** The string row of the type, -1 if no region has it. Cost: the regions before the first of the type. */
    int typeRow(Regions regions) {
        int previous = -1;
        for (int row = 0; row < regions.size(); row++) {
            int found = regions.typeRow(row);
            if (found != previous && regions.type(row).equals(type)) {
                return found;
            }
            previous = found;
        }
        return -1;
    }
}

package dev.jtracer.viewer.query;

/** What filters by length and by time have in common. */
final class Ranges {
    private Ranges() {}

    /**
     * Checks a range of lengths and one of moments.
     *
     * @throws IllegalArgumentException if a length is negative, or an end comes before its begin
     */
    static void check(long fromNanos, long toNanos, long fromNs, long toNs) {
        if (fromNanos < 0) {
            throw new IllegalArgumentException("fromNanos must not be negative, was " + fromNanos);
        }
        if (toNanos < fromNanos) {
            throw new IllegalArgumentException("toNanos must be at least fromNanos " + fromNanos + ", was " + toNanos);
        }
        if (toNs <= fromNs) {
            throw new IllegalArgumentException("to must be after from " + fromNs + ", was " + toNs);
        }
    }

    /**
     * Checks between which moments something began.
     *
     * @throws IllegalArgumentException if the end does not come after the begin
     */
    static void checkBegan(long beganFromNs, long beganToNs) {
        if (beganToNs <= beganFromNs) {
            throw new IllegalArgumentException("beganTo must be after beganFrom " + beganFromNs + ", was " + beganToNs);
        }
    }
}

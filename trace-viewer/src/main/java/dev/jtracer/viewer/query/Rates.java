package dev.jtracer.viewer.query;

/** How often something happened. */
final class Rates {

    private Rates() {}

    /** Returns how many there were per second of the recording; 0 in an empty one. */
    static double perSecond(long count, long durationNanos) {
        return durationNanos <= 0 ? 0 : count * 1e9 / durationNanos;
    }
}

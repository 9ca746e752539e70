package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.LongColumn;
import java.util.Arrays;

/**
 * Intervals that may overlap, and how long they were open between two moments, each counted. Mutable, for one thread: first
 * all intervals are added, then it is sorted once, then asked in order of time.
 */
final class OpenIntervals {
    /*
     * A thousand nested regions of a type and a million waits in them must not be a billion steps. With
     *
     *     F(t) = sum over all intervals of the part of each before t
     *          = sum over starts before t of (t - start)  -  sum over ends before t of (t - end)
     *
     * the time between two moments is F(to) - F(from), and F needs no more than counts and sums of the starts and ends
     * passed so far. The sums may overflow; differences of overflown sums are still right.
     */
    private final LongColumn starts = new LongColumn();
    private final LongColumn ends = new LongColumn();
    private long[] startNs = {};
    private long[] endNs = {};
    private int startsPassed;
    private int endsPassed;
    private long sumOfStarts;
    private long sumOfEnds;

    void clear() {
        starts.clear();
        ends.clear();
    }

    void add(long fromNs, long toNs) {
        starts.add(fromNs);
        ends.add(toNs);
    }

    int size() {
        return starts.size();
    }

    void sort() {
        startNs = starts.toArray();
        endNs = ends.toArray();
        Arrays.sort(startNs);
        Arrays.sort(endNs);
        startsPassed = 0;
        endsPassed = 0;
        sumOfStarts = 0;
        sumOfEnds = 0;
    }

    /** When the first interval starts. */
    long firstNs() {
        return startNs[0];
    }

    /** When the last interval ends. */
    long lastNs() {
        return endNs[endNs.length - 1];
    }

    /** The most intervals open at one moment. */
    int most() {
        int most = 0;
        int ended = 0;
        for (int started = 0; started < startNs.length; started++) {
            while (endNs[ended] <= startNs[started] && ended < started) {
                ended++;
            }
            most = Math.max(most, started + 1 - ended);
        }
        return most;
    }

    /** The time between two moments, once for each interval open; {@code fromNs} is no earlier than the last {@code toNs}. */
    long nanosBetween(long fromNs, long toNs) {
        long before = openUntil(fromNs);
        return openUntil(toNs) - before;
    }

    private long openUntil(long ns) {
        while (startsPassed < startNs.length && startNs[startsPassed] < ns) {
            sumOfStarts += startNs[startsPassed++];
        }
        while (endsPassed < endNs.length && endNs[endsPassed] < ns) {
            sumOfEnds += endNs[endsPassed++];
        }
        return startsPassed * ns - sumOfStarts - (endsPassed * ns - sumOfEnds);
    }
}

package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.ThreadShot;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;

/**
 * What every platform thread of another JVM was doing at one moment.
 *
 * @param at {@code begin} or {@code end}
 * @param epochNanos the moment: the middle of the time the question took
 * @param threads one for each thread
 */
record Shots(String at, long epochNanos, List<ThreadShot> threads) {

    static Shots take(String at, ThreadMXBean bean) {
        long asked = nanos(Instant.now());
        List<ThreadShot> threads = ThreadShot.all(bean);
        return new Shots(at, asked + (nanos(Instant.now()) - asked) / 2, threads);
    }

    private static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000L + moment.getNano();
    }
}

package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenIntervalsTest {
    private static final int INTERVALS = 200;
    private static final long END = 1_000;

    @Test
    void timeBetweenMomentsIsTheOverlapWithEachInterval() {
        Random random = new Random(7);
        long[] from = random.longs(INTERVALS, -100, END).toArray();
        long[] to = new long[INTERVALS];
        OpenIntervals open = new OpenIntervals();
        for (int i = 0; i < INTERVALS; i++) {
            to[i] = from[i] + random.nextLong(1, 300);
            open.add(from[i], to[i]);
        }
        open.sort();
        for (long at = 0; at < END; ) {
            long next = at + random.nextLong(1, 50);
            assertThat(open.nanosBetween(at, next)).isEqualTo(overlap(from, to, at, next));
            at = next + random.nextLong(0, 3);
        }
    }

    @Test
    void hugeMomentsMayOverflowTheSumsAndNotTheAnswer() {
        OpenIntervals open = new OpenIntervals();
        long late = Long.MAX_VALUE / 4;
        for (int i = 0; i < 1000; i++) {
            open.add(late, late + 10);
        }
        open.sort();
        assertThat(open.nanosBetween(late, late + 4)).isEqualTo(4_000);
        assertThat(open.nanosBetween(late + 8, late + 20)).isEqualTo(2_000);
    }

    @Test
    void mostAreOpenBetweenTheLastStartAndTheFirstEnd() {
        OpenIntervals open = new OpenIntervals();
        open.add(0, 10);
        open.add(5, 8);
        open.add(8, 20);
        open.add(10, 10);
        open.sort();
        assertThat(open.most()).isEqualTo(2);
    }

    private static long overlap(long[] from, long[] to, long start, long end) {
        long sum = 0;
        for (int i = 0; i < from.length; i++) {
            sum += Math.max(0, Math.min(to[i], end) - Math.max(from[i], start));
        }
        return sum;
    }
}

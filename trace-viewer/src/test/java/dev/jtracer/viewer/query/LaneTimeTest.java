package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jtracer.viewer.build.BusyTrace;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added up from pyramids is what single intervals add up to. */
class LaneTimeTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void betweenAnyTwoMoments(long seed) {
        Random random = new Random(seed);
        Trace with = BusyTrace.of(random);
        Trace without = BusyTrace.withoutPyramids(with);
        assertThat(with.pyramids().at(Pyramids.Kind.STATE, 1, 0)).isNotNull();
        assertThat(with.pyramids().at(Pyramids.Kind.REGION, 0, 4)).isNotNull();
        int noLength = regionsOfNoLength(with.regions());
        for (int i = 0; i < 300; i++) {
            long from = random.nextInt((int) BusyTrace.LENGTH) - 1_000L;
            long to = from + (long) Math.pow(2, random.nextDouble() * 26);
            int thread = random.nextInt(2);
            assertThat(states(with, thread, from, to))
                    .as("states of %d from %d to %d", thread, from, to)
                    .isEqualTo(states(without, thread, from, to));
            Map<String, Long> expected = regions(without, thread, from, to);
            Map<String, Long> found = regions(with, thread, from, to);
            expected.forEach((key, nanos) -> assertThat(found.getOrDefault(key, 0L))
                    .as("%s of %d from %d to %d", key, thread, from, to)
                    .isCloseTo(nanos, within((long) noLength)));
        }
    }

    @Test
    void regionsAreWhatTheirThreadWasIn() {
        Trace trace = BusyTrace.of(new Random(5));
        Regions all = trace.regions();
        int row = all.byThread().first(0) + 1_000;
        assertThat(regions(trace, 0, all.startNs(row), all.startNs(row) + 1))
                .containsEntry(all.depth(row) + " " + all.type(row), 1L)
                .hasSize(all.depth(row) + 1);
    }

    @Test
    void queriesAnswerTheSameWithAndWithoutPyramids() {
        Trace with = BusyTrace.of(new Random(7));
        Trace without = BusyTrace.withoutPyramids(with);

        assertThat(Lanes.of(with)).isEqualTo(Lanes.of(without));
        assertThat(ThreadList.of(with)).isEqualTo(ThreadList.of(without));
        assertThat(ThreadPools.of(with)).isEqualTo(ThreadPools.of(without));
        RangeSummary.Request third = new RangeSummary.Request(BusyTrace.LENGTH / 3 + 17, BusyTrace.LENGTH / 2);
        assertThat(RangeSummary.of(with, third)).isEqualTo(RangeSummary.of(without, third));
        for (int level = 8; level <= 20; level++) {
            long tile = (BusyTrace.LENGTH >> level) / Tiles.BUCKETS / 2;
            PoolTiles.Request pools = new PoolTiles.Request(level, tile, List.of(0));
            assertThat(PoolTiles.of(with, pools)).as("level %d", level).isEqualTo(PoolTiles.of(without, pools));
        }
    }

    private static Map<String, Long> states(Trace trace, int thread, long from, long to) {
        Map<String, Long> sums = new TreeMap<>();
        LaneTime.states(trace, thread, from, to, (state, nanos) -> sums.merge(state.key(), nanos, Long::sum));
        return sums;
    }

    private static Map<String, Long> regions(Trace trace, int thread, long from, long to) {
        Map<String, Long> sums = new TreeMap<>();
        LaneTime.regions(
                trace,
                thread,
                from,
                to,
                (depth, type, nanos) -> sums.merge(depth + " " + trace.strings().get(type), nanos, Long::sum));
        return sums;
    }

    private static int regionsOfNoLength(Regions regions) {
        int count = 0;
        for (int row = 0; row < regions.size(); row++) {
            count += regions.durationNanos(row) == 0 ? 1 : 0;
        }
        return count;
    }
}

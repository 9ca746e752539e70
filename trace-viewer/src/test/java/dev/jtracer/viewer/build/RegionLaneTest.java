package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the order of buffers and wherever batches end, regions come out by start, the outer ones first. */
class RegionLaneTest {
    private record Region(long start, long end, int type, long seq) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void regionsComeOutInOrderHoweverTheirBuffersWereWritten(long seed) {
        Random random = new Random(seed);
        List<Region> written = new ArrayList<>();
        long at = 0;
        while (written.size() < 5_000) {
            at = nest(written, random, at, 0) + random.nextInt(3);
        }
        List<List<Region>> buffers = new ArrayList<>();
        for (int from = 0; from < written.size(); ) {
            int to = Math.min(written.size(), from + 1 + random.nextInt(400));
            buffers.add(written.subList(from, to));
            from = to;
        }
        for (int swap = 0; swap < 8; swap++) {
            int place = random.nextInt(buffers.size() - 1);
            Collections.swap(buffers, place, place + random.nextInt(Math.min(4, buffers.size() - place)));
        }
        RegionLane lane = new RegionLane();
        Nesting nesting = new Nesting();
        for (List<Region> buffer : buffers) {
            for (Region region : buffer) {
                lane.add(region.start, region.end, region.type, 0, region.seq, 0);
                if (random.nextInt(300) == 0) {
                    lane.sort(nesting, 100);
                }
            }
        }
        lane.sort(nesting, 100);

        List<Region> expected = new ArrayList<>(written);
        expected.sort(Comparator.comparingLong(Region::start)
                .thenComparing(Comparator.comparingLong(Region::end).reversed()));
        List<Region> inOrder = new ArrayList<>();
        lane.inOrder((start, end, type, task, flags) -> inOrder.add(new Region(start, end, type, 0)));
        assertThat(lane.size()).isEqualTo(written.size());
        assertThat(inOrder.stream().map(r -> r.start + "-" + r.end))
                .containsExactlyElementsOf(
                        expected.stream().map(r -> r.start + "-" + r.end).toList());
        long moment = at / 2;
        assertThat(lane.openAt(moment)).isEqualTo((int) written.stream()
                .filter(r -> r.start <= moment && r.end > moment)
                .count());
    }

    /** Of regions with one interval the one that ended last is the outer one: its type comes first. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 10})
    void equalIntervalsNestByTheirNumbers(int regions) {
        RegionLane lane = new RegionLane();
        for (int seq = 1; seq <= regions; seq++) {
            lane.add(5, 9, seq, 0, seq, 0);
        }
        lane.sort(new Nesting(), 0);
        List<Integer> types = new ArrayList<>();
        lane.inOrder((start, end, type, task, flags) -> types.add(type));
        List<Integer> expected = new ArrayList<>();
        for (int seq = regions; seq >= 1; seq--) {
            expected.add(seq);
        }
        assertThat(types).isEqualTo(expected);
    }

    private static long nest(List<Region> written, Random random, long from, int depth) {
        long at = from + random.nextInt(3);
        for (int child = random.nextInt(4); depth < 5 && child > 0; child--) {
            at = nest(written, random, at, depth + 1) + random.nextInt(2);
        }
        at += random.nextInt(3);
        written.add(new Region(from, at, depth, written.size()));
        return at;
    }
}

package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RegionDetailTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                            0         10        20        30        40        E
            a: task 1 checkout             |---------------------------------|
            a: scope 1                     |---------------------------------|
            a: region charge task=1        |-------------------|
            a: region charge task=1             |---------|
            a: sleeping                           |---|
            a: blocked Table by=b                                |---|
            a: region charge task=1                           |--------|
            b: region charge                  |---------|
            b: socket db                        |-----|
            b: region charge                                       |----------->
            """);

    @Test
    void timeByStateSumsToTheTotalAndNestedRegionsCountEach() {
        RegionDetail.Result all = of(0, Long.MAX_VALUE);

        assertThat(all.regions()).isEqualTo(4);
        assertThat(all.threads()).isEqualTo(2);
        assertThat(all.tasks()).isEqualTo(3);
        assertThat(all.totalNanos()).isEqualTo((20 + 10 + 9 + 10) * MS);
        assertThat(all.states().sum()).isEqualTo(all.totalNanos());
        assertThat(all.states().sleeping()).isEqualTo(2 * 4 * MS);
        assertThat(all.states().socket()).isEqualTo(6 * MS);
        assertThat(all.states().blocked()).isEqualTo(4 * MS);
    }

    @Test
    void whatWasWaitedForComesWithItsTimeTheMostFirst() {
        RegionDetail.Result all = of(0, Long.MAX_VALUE);

        assertThat(all.objects()).isEqualTo(3);
        assertThat(all.waitedFor()).extracting(WaitedFor::state).containsExactly("sleeping", "socket", "blocked");
        assertThat(all.waitedFor().get(0).nanos()).isEqualTo(8 * MS);
        assertThat(all.waitedFor().get(0).longestNanos()).isEqualTo(4 * MS);
        assertThat(all.waitedFor().get(0).waits()).isEqualTo(1);
        assertThat(all.waitedFor().get(1).object()).isEqualTo("db:80");
    }

    @Test
    void rangeOfDurationsLeavesTheOthersOut() {
        RegionDetail.Result slow = of(15 * MS, Long.MAX_VALUE);

        assertThat(slow.regions()).isEqualTo(1);
        assertThat(slow.totalNanos()).isEqualTo(20 * MS);
        assertThat(slow.states().sleeping()).isEqualTo(4 * MS);
        assertThat(slow.states().socket()).isZero();
    }

    @Test
    void typeThatDoesNotOccurHasNoTime() {
        assertThat(RegionDetail.of(trace, new RegionDetail.Request(RegionFilter.of("nothing")))
                        .totalNanos())
                .isZero();
    }

    @Test
    void listHasTheSlowestFirstWithTheirTaskAndWhatTheyWaitedFor() {
        RegionList.Result list = RegionList.of(trace, RegionList.Request.slowest("charge", 2));

        assertThat(list.regions()).isEqualTo(4);
        assertThat(list.totalNanos()).isEqualTo(49 * MS);
        assertThat(list.rows()).extracting(RegionList.Row::durationNanos).containsExactly(20 * MS, 10 * MS);
        RegionList.Row slowest = list.rows().get(0);
        assertThat(slowest.task()).isEqualTo(new At.TaskRef(1, "checkout"));
        assertThat(slowest.states().sum()).isEqualTo(slowest.durationNanos());
        assertThat(slowest.waited()).isEqualTo(new Waited("sleeping", null, 4 * MS));
        assertThat(list.rows().get(1).inside()).isEqualTo("charge");
    }

    @Test
    void listIsSortedFilteredAndPaged() {
        RegionList.Result second = RegionList.of(
                trace,
                new RegionList.Request(
                        RegionFilter.of("charge").withDuration(0, 11 * MS),
                        false,
                        RegionList.Sort.STARTED,
                        false,
                        1,
                        1));
        RegionList.Result open = RegionList.of(
                trace, new RegionList.Request(RegionFilter.of("charge"), true, RegionList.Sort.DURATION, true, 0, 50));

        assertThat(second.regions()).isEqualTo(3);
        assertThat(second.rows()).extracting(RegionList.Row::durationNanos).containsExactly(10 * MS);
        assertThat(open.rows()).extracting(RegionList.Row::thread).containsExactly("b");
        assertThat(open.rows().get(0).states().sum()).isEqualTo(open.totalNanos());
    }

    @Test
    void regionsOfAStretchOfTimeAreThoseThatWereOpenInIt() {
        RegionFilter all = RegionFilter.of("charge");
        long firstEndNs = RegionList.of(trace, new RegionList.Request(all, false, RegionList.Sort.STARTED, false, 0, 1))
                .rows()
                .get(0)
                .startNs();

        assertThat(count(all.within(0, Long.MAX_VALUE))).isEqualTo(4);
        assertThat(count(all.within(firstEndNs, firstEndNs + 1))).isPositive().isLessThan(4);
        assertThat(count(all.within(trace.endNs() - 1, Long.MAX_VALUE))).isZero();
        for (long ns = 0; ns < trace.endNs(); ns += MS) {
            RegionFilter within = all.within(ns, ns + MS);
            assertThat(RegionDetail.of(trace, new RegionDetail.Request(within)).regions())
                    .isEqualTo(count(within));
        }
    }

    @Test
    void curveGoesFromTheShortestRegionToTheLongest() {
        assertThat(of(0, Long.MAX_VALUE).curve())
                .hasSize(82)
                .contains(new RegionDetail.Point(0, 9 * MS))
                .anySatisfy(median -> {
                    assertThat(median.percentile()).isEqualTo(50);
                    assertThat(median.nanos()).isBetween(10 * MS, 10 * MS + 10_000);
                })
                .last()
                .isEqualTo(new RegionDetail.Point(99.99, 20 * MS));
        assertThat(of(21 * MS, Long.MAX_VALUE).curve()).isEmpty();
    }

    @Test
    void eachCellOfTheGridOfDurationsOverTimeLeadsToItsRegions() {
        for (int columns : new int[] {1, 3, 40, 240}) {
            LatencyGrid grid = RegionLatency.of(
                    trace, new RegionLatency.Request(RegionFilter.of("charge"), columns), Progress.UNWATCHED);
            LatencyGrid.Cells cells = grid.cells();
            assertThat(grid.count()).isEqualTo(4);
            assertThat(Arrays.stream(cells.count()).sum()).isEqualTo(4);
            for (int i = 0; i < cells.count().length; i++) {
                int row = cells.row()[i];
                long beganNs = cells.column()[i] * grid.columnNanos();
                RegionFilter behind = RegionFilter.of("charge")
                        .withDuration(
                                grid.boundsNanos().get(row), grid.boundsNanos().get(row + 1))
                        .beganWithin(beganNs, beganNs + grid.columnNanos());
                assertThat(count(behind)).isEqualTo(cells.count()[i]);
            }
        }
    }

    private long count(RegionFilter filter) {
        return RegionList.of(trace, new RegionList.Request(filter, false, RegionList.Sort.STARTED, false, 0, 1))
                .regions();
    }

    private RegionDetail.Result of(long fromNanos, long toNanos) {
        return RegionDetail.of(
                trace, new RegionDetail.Request(RegionFilter.of("charge").withDuration(fromNanos, toNanos)));
    }
}

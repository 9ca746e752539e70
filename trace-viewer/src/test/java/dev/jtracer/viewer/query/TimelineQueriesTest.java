package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The queries around the tiles: lanes, folded pools, ranges, single intervals. */
class TimelineQueriesTest {
    private static final String TWO_POOLS = """
                                          0         10        20        30 E]
            http-1: task 1 order            |----------------|
            http-1: scope 1                 |----------------|
            http-1: task 2 part parent=1       |------|
            http-1: scope 2                    |------|
            http-1: region load                 |----|
            http-1: region read                  |--|
            http-2: sleeping                         |---------|
            db-1: blocked Table by=http-1       |-----------|
            db-1: socket db:5432                             |----|
            db-1: gc                                              |--|
            """;

    @Test
    void laneIsAsHighAsItsDeepestNesting() {
        Trace trace = Picture.trace(TWO_POOLS);
        Lanes.Lane lane = Lanes.of(trace).lanes().get(Picture.thread(trace, "http-1"));

        assertThat(lane.scopeRows()).isEqualTo(2);
        assertThat(lane.regionRows()).isEqualTo(2);
        assertThat(lane.scopeDepth()).isEqualTo(2);
        assertThat(lane.regionDepth()).isEqualTo(2);
        assertThat(lane.scopes()).isEqualTo(2);
    }

    @Test
    void nestingDeeperThanTheRowsOfALaneIsSaid() {
        StringBuilder picture = new StringBuilder("                    0         10        20        30 E]\n");
        int depth = Lanes.MAX_REGION_ROWS + 3;
        for (int i = 0; i < depth; i++) {
            picture.append("http-1: region deep ").append(" ".repeat(i)).append('|');
            picture.append("-".repeat(28 - 2 * i)).append("|\n");
        }
        Trace trace = Picture.trace(picture.toString());
        Lanes.Lane lane = Lanes.of(trace).lanes().get(Picture.thread(trace, "http-1"));

        assertThat(lane.regionRows()).isEqualTo(Lanes.MAX_REGION_ROWS);
        assertThat(lane.regionDepth()).isEqualTo(depth);
    }

    @Test
    void threadThatOnlyWaitsIsNotActive() {
        Trace trace = Picture.trace(TWO_POOLS);
        List<Lanes.Lane> lanes = Lanes.of(trace).lanes();

        assertThat(lanes.get(Picture.thread(trace, "http-2")).activeNanos()).isZero();
        assertThat(lanes.get(Picture.thread(trace, "db-1")).activeNanos()).isPositive();
    }

    @Test
    void lanesOfAPoolStandTogether() {
        Lanes.Result lanes = Lanes.of(Picture.trace(TWO_POOLS));

        assertThat(lanes.lanes().stream().map(Lanes.Lane::pool)).isSorted();
        assertThat(lanes.pools().stream().mapToInt(Lanes.Pool::threads).sum())
                .isEqualTo(lanes.lanes().size());
    }

    @Test
    void foldedPoolCountsItsThreadsByState() {
        Trace trace = Picture.trace(TWO_POOLS);
        Lanes.Result lanes = Lanes.of(trace);
        int db = lanes.lanes().get(Picture.thread(trace, "db-1")).pool();
        PoolTiles.Row row = PoolTiles.of(trace, new PoolTiles.Request(20, 0, List.of(db)))
                .rows()
                .get(0);

        PoolTiles.Series blocked = row.states().stream()
                .filter(series -> series.state().equals("blocked"))
                .findFirst()
                .orElseThrow();
        double nanos = blocked.hundredths().stream().mapToInt(Integer::intValue).sum() / 100.0 * (1 << 20);
        assertThat(nanos).isBetween(11.9e6, 12.1e6);
    }

    @Test
    void rangeCountsOnlyWhatLiesInside() {
        Trace trace = Picture.trace(TWO_POOLS);
        RangeSummary.Result range = RangeSummary.of(trace, new RangeSummary.Request(8_000_000, 12_000_000));

        assertThat(range.states().blocked()).isEqualTo(4_000_000);
        assertThat(range.states().sum()).isEqualTo(4_000_000L * range.threads());
        assertThat(range.blockedThreads()).isEqualTo(1);
        assertThat(range.tasks()).isEqualTo(2);
        assertThat(range.slowest().get(0).taskId()).isEqualTo(1);
        assertThat(range.locks().get(0).nanos()).isEqualTo(4_000_000);
        assertThat(range.locks().get(0).owner()).isEqualTo("http-1");
        assertThat(range.lockCount()).isEqualTo(1);
        assertThat(range.pauses()).isEmpty();
        assertThat(range.pauseCount()).isZero();
    }

    @Test
    void rangeNeedsLength() {
        assertThatThrownBy(() -> new RangeSummary.Request(5, 5)).hasMessage("to must be after from 5, was 5");
    }

    @Test
    void intervalKnowsItsTaskItsRegionAndWhoHeldIt() {
        Trace trace = Picture.trace(TWO_POOLS);
        int blocked = trace.states().at(Picture.thread(trace, "db-1"), 8_000_000);
        PieceDetail.Result state = PieceDetail.of(trace, new PieceDetail.Request(Tile.Kind.STATE, blocked))
                .orElseThrow();

        assertThat(state.name()).isEqualTo("blocked");
        assertThat(state.owners().get(0).threadName()).isEqualTo("http-1");
        assertThat(state.owners().get(0).task()).isEqualTo(new At.TaskRef(2, "part"));
        PieceDetail.Result region = PieceDetail.of(trace, new PieceDetail.Request(Tile.Kind.REGION, 1))
                .orElseThrow();
        assertThat(region.name()).isEqualTo("read");
        assertThat(region.region()).isEqualTo("load");
    }

    @Test
    void intervalThatIsNotThereIsEmpty() {
        Trace trace = Picture.trace(TWO_POOLS);
        for (Tile.Kind kind : Tile.Kind.values()) {
            assertThat(PieceDetail.of(trace, new PieceDetail.Request(kind, 99))).isEmpty();
        }
    }

    @Test
    void pausesKeepTheirKind() {
        CounterLanes.Result counters = CounterLanes.of(Picture.trace(TWO_POOLS));
        assertThat(counters.pauses()).extracting(CounterLanes.Pause::state).containsExactly("gc");
    }
}

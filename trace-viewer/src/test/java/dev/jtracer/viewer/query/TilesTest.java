package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    /** A bucket of 1.05 ms: the millisecond of a picture is a little less than a bucket. */
    private static final int MILLISECOND = 20;

    private static final String BUSY = """
                                     0         10        20        30        40 E]
            a: task 1 order          |----------------------------------------|
            a: scope 1               |----------------------------------------|
            a: region load             |---------------|
            a: region read              |--||--|  |-|
            a: socket db:5432           |--||--|  |-|
            a: sleeping                                        |-----|
            b: blocked Table by=a              |--------|
            """;

    @Test
    void wideIntervalIsAPieceWithItsTrueEnds() {
        Trace trace = Picture.trace(BUSY);
        Tile tile = tile(trace, MILLISECOND, "a");

        assertThat(describe(tile, Tile.Kind.STATE)).contains("sleeping 26-32");
        assertThat(describe(tile, Tile.Kind.SCOPE)).containsExactly("order 0-41");
        assertThat(describe(tile, Tile.Kind.REGION)).contains("load 2-18");
    }

    @Test
    void shortIntervalsAreSummedUpInRuns() {
        Trace trace = Picture.trace(BUSY);
        Tile tile = tile(trace, MILLISECOND + 2, "a");

        assertThat(describe(tile, Tile.Kind.REGION)).isEmpty();
        Tile.Row reads = tile.rows().stream()
                .filter(row -> row.kind() == Tile.Kind.REGION && row.depth() == 1)
                .findFirst()
                .orElseThrow();
        int counted = 0;
        for (int run = reads.firstRun(); run < endRun(tile, reads); run++) {
            assertThat(tile.names().get(tile.runs().key()[run])).isEqualTo("read");
            counted += tile.runs().count()[run];
        }
        assertThat(counted).isEqualTo(3);
    }

    @Test
    void busyStateWinsOverIdleInItsBucket() {
        Trace trace = Picture.trace("""
                                   0         10        20 E]
                a: task 1 order    ||
                a: scope 1         ||
                """);
        Tile tile = tile(trace, MILLISECOND + 3, "a");

        assertThat(tile.names().get(tile.runs().key()[0])).isEqualTo("running:inferred");
        assertThat(tile.runs().share()[0]).isBetween(1, 120);
    }

    /** Each nanosecond of a thread's life is in a piece or under a run, whatever the level. */
    @ParameterizedTest
    @ValueSource(ints = {0, 12, 16, 18, 20, 22, 24, 30, 41})
    void statesFillTheTileAtEveryLevel(int level) {
        Trace trace = Picture.trace(BUSY);
        Tile tile = tile(trace, level, "a");
        boolean[] covered = new boolean[Tiles.BUCKETS];
        Tile.Row states = tile.rows().get(0);
        for (int piece = states.firstPiece(); piece < endPiece(tile, states); piece++) {
            long from = Math.max(0, tile.pieces().startNs()[piece] >> level);
            long to = Math.min(Tiles.BUCKETS - 1, (tile.pieces().endNs()[piece] - 1) >> level);
            for (long bucket = from; bucket <= to; bucket++) {
                covered[(int) bucket] = true;
            }
        }
        for (int run = states.firstRun(); run < endRun(tile, states); run++) {
            for (int bucket = tile.runs().from()[run]; bucket < tile.runs().to()[run]; bucket++) {
                covered[bucket] = true;
            }
        }
        long last = Math.min(Tiles.BUCKETS - 1, (trace.endNs() - 1) >> level);
        for (int bucket = 0; bucket <= last; bucket++) {
            assertThat(covered[bucket]).as("bucket %s", bucket).isTrue();
        }
    }

    /** The tile in the middle of a long region and scope shows them, although both begin before it. */
    @Test
    void whatBeganBeforeATileIsInIt() {
        Trace trace = Picture.trace(BUSY);
        int level = 14; // a tile is 8.4 ms
        Tile tile = Tiles.of(trace, new Tiles.Request(level, 1, List.of(Picture.thread(trace, "a"))));

        assertThat(describe(tile, Tile.Kind.SCOPE)).containsExactly("order 0-41");
        assertThat(describe(tile, Tile.Kind.REGION)).contains("load 2-18");
    }

    @Test
    void blockedPieceNamesWhoHeldIt() {
        Trace trace = Picture.trace("""
                                                0         10        20        30 E]
                holder: task 1 refresh          |--------------------|
                holder: scope 1                 |--------------------|
                waiter: blocked Table by=holder      |------------|
                """);
        Tile tile = tile(trace, MILLISECOND, "waiter");
        int blocked = describe(tile, Tile.Kind.STATE).indexOf("blocked 5-18");

        assertThat(tile.pieces().owner()[blocked]).isEqualTo(Picture.thread(trace, "holder"));
        assertThat(tile.names().get(tile.pieces().text()[blocked])).startsWith("Table@");
    }

    @Test
    void sizeDependsOnTheTileAndNotOnTheEvents() {
        StringBuilder picture = new StringBuilder("             0" + " ".repeat(3999) + "E]\na: sleeping  ");
        for (int i = 0; i < 1300; i++) {
            picture.append("|| ");
        }
        Trace trace = Picture.trace(picture.append('\n').toString());
        Tile tile = tile(trace, 23, "a");

        assertThat(trace.states().size()).isGreaterThan(2000);
        assertThat(tile.runs().from().length).isLessThanOrEqualTo(Tiles.BUCKETS);
    }

    @Test
    void tileOutsideTheRecordingIsEmpty() {
        Trace trace = Picture.trace(BUSY);
        assertThat(Tiles.of(trace, new Tiles.Request(10, 1_000_000, List.of(0, 99)))
                        .rows())
                .isEmpty();
    }

    @Test
    void requestIsBounded() {
        assertThatThrownBy(() -> new Tiles.Request(42, 0, List.of()))
                .hasMessage("level must be between 0 and 41, was 42");
        assertThatThrownBy(() -> new Tiles.Request(41, Long.MAX_VALUE, List.of()))
                .hasMessageStartingWith("tile must be inside a recording, was ");
    }

    private static Tile tile(Trace trace, int level, String thread) {
        return Tiles.of(trace, new Tiles.Request(level, 0, List.of(Picture.thread(trace, thread))));
    }

    private static List<String> describe(Tile tile, Tile.Kind kind) {
        List<String> found = new ArrayList<>();
        for (Tile.Row row : tile.rows()) {
            for (int piece = row.firstPiece(); row.kind() == kind && piece < endPiece(tile, row); piece++) {
                found.add(tile.names().get(tile.pieces().key()[piece]) + " "
                        + Math.round(tile.pieces().startNs()[piece] / 1e6) + "-"
                        + Math.round(tile.pieces().endNs()[piece] / 1e6));
            }
        }
        return found;
    }

    private static int endPiece(Tile tile, Tile.Row row) {
        int next = tile.rows().indexOf(row) + 1;
        return next < tile.rows().size()
                ? tile.rows().get(next).firstPiece()
                : tile.pieces().row().length;
    }

    private static int endRun(Tile tile, Tile.Row row) {
        int next = tile.rows().indexOf(row) + 1;
        return next < tile.rows().size()
                ? tile.rows().get(next).firstRun()
                : tile.runs().from().length;
    }
}

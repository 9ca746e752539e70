package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Tile;
import dev.jtracer.viewer.query.Tiles;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pyramid says of a tile is what its intervals say, at every level. */
class LanePyramidsTest {
    private static final List<String> TYPES = List.of("load", "price", "render", "write", "flush");
    private static final long LENGTH = 60_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tilesAreTheSameWithAndWithoutPyramids(long seed) {
        Trace with = busy(new Random(seed));
        assertThat(with.pyramids().size()).isGreaterThan(8);
        Trace without = new Trace(
                with.recording(),
                with.diagnostics(),
                with.strings(),
                with.threads(),
                with.states(),
                with.tasks(),
                with.scopes(),
                with.regions(),
                with.logs(),
                with.tags(),
                with.locks(),
                with.lockWaits(),
                with.pauses(),
                with.collections(),
                with.counters(),
                with.samples(),
                with.allocations(),
                with.stacks(),
                with.methods(),
                new Pyramids(Map.of()));
        for (int level = 0; level <= 30; level++) {
            long tiles = (LENGTH >> level) / Tiles.BUCKETS;
            for (long tile : new long[] {0, tiles / 3, tiles / 2, Math.max(0, tiles - 1), tiles}) {
                Tiles.Request request = new Tiles.Request(level, tile, List.of(0, 1));
                assertThat(described(Tiles.of(with, request)))
                        .as("level %d tile %d", level, tile)
                        .isEqualTo(described(Tiles.of(without, request)));
            }
        }
    }

    /** Two threads with tasks of nested regions, short and long ones, and sleeps between them. */
    private static Trace busy(Random random) {
        MadeTrace made = new MadeTrace();
        ColumnsBuilder columns = made.columns();
        long taskId = 0;
        for (int thread = 0; thread < 2; thread++) {
            int row = columns.thread("worker-" + thread, thread + 1, thread + 1, false, "main");
            long at = -5_000;
            while (at < LENGTH) {
                taskId++;
                long end = nest(columns, random, row, taskId, at, 0);
                columns.addEvent("jtracer.Scope", Picture.BASE + at, end - at, row, -1);
                columns.set("jtracer.Scope", "taskId", taskId);
                columns.addEvent("jtracer.Task", Picture.BASE + at, end - at, row, -1);
                columns.set("jtracer.Task", "taskId", taskId);
                columns.set("jtracer.Task", "type", columns.text(TYPES.get(random.nextInt(3))));
                long sleep = random.nextInt(100) == 0 ? 1_000_000 : random.nextInt(3_000);
                columns.addEvent("jdk.ThreadSleep", Picture.BASE + end, sleep, row, -1);
                at = end + sleep + random.nextInt(1_000);
            }
        }
        return made.build(LENGTH);
    }

    private static long nest(ColumnsBuilder columns, Random random, int thread, long taskId, long from, int depth) {
        long at = from + random.nextInt(20);
        for (int child = 0; depth < 4 && child < 3; child++) {
            at = nest(columns, random, thread, taskId, at, depth + 1) + random.nextInt(200);
        }
        at += random.nextInt(300) == 0 ? random.nextInt(500_000) : random.nextInt(40);
        columns.addEvent("jtracer.Region", Picture.BASE + from, at - from, thread, -1);
        columns.set("jtracer.Region", "type", columns.text(TYPES.get(random.nextInt(TYPES.size()))));
        columns.set("jtracer.Region", "taskId", taskId);
        return at;
    }

    private static String described(Tile tile) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < tile.rows().size(); row++) {
            Tile.Row at = tile.rows().get(row);
            boolean last = row + 1 == tile.rows().size();
            int endPiece =
                    last ? tile.pieces().row().length : tile.rows().get(row + 1).firstPiece();
            int endRun =
                    last ? tile.runs().from().length : tile.rows().get(row + 1).firstRun();
            text.append(at.kind())
                    .append(at.depth())
                    .append(" of ")
                    .append(at.thread())
                    .append('\n');
            for (int piece = at.firstPiece(); piece < endPiece; piece++) {
                text.append(" piece ")
                        .append(tile.pieces().row()[piece])
                        .append(' ')
                        .append(tile.names().get(tile.pieces().key()[piece]))
                        .append('\n');
            }
            for (int run = at.firstRun(); run < endRun; run++) {
                text.append(" run ")
                        .append(tile.runs().from()[run])
                        .append('-')
                        .append(tile.runs().to()[run])
                        .append(' ')
                        .append(tile.names().get(tile.runs().key()[run]))
                        .append(' ')
                        .append(tile.runs().share()[run])
                        .append(" x")
                        .append(tile.runs().count()[run])
                        .append('\n');
            }
        }
        return text.toString();
    }
}

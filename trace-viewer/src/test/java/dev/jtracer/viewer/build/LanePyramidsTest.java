package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Tile;
import dev.jtracer.viewer.query.Tiles;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pyramid says of a tile is what its intervals say, at every level. */
class LanePyramidsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tilesAreTheSameWithAndWithoutPyramids(long seed) {
        Trace with = BusyTrace.of(new Random(seed));
        assertThat(with.pyramids().size()).isGreaterThan(8);
        Trace without = BusyTrace.withoutPyramids(with);
        for (int level = 0; level <= 30; level++) {
            long tiles = (BusyTrace.LENGTH >> level) / Tiles.BUCKETS;
            for (long tile : new long[] {0, tiles / 3, tiles / 2, Math.max(0, tiles - 1), tiles}) {
                Tiles.Request request = new Tiles.Request(level, tile, List.of(0, 1));
                assertThat(described(Tiles.of(with, request)))
                        .as("level %d tile %d", level, tile)
                        .isEqualTo(described(Tiles.of(without, request)));
            }
        }
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

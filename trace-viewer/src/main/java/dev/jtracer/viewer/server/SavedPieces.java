package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Tile;
import dev.jtracer.viewer.query.Tiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The details that a saved page has of what can be pointed at on a time canvas: of the longest {@value #MOST} pieces in its window. */
final class SavedPieces {
    private static final int MOST = 400;

    private SavedPieces() {}

    /** Adds them, as the tiles of a level show them. */
    static void add(SavedAnswers answers, List<Integer> lanes, int level, View.Range window) {
        long lengthNs = (long) Tiles.BUCKETS << level;
        List<Piece> pieces = new ArrayList<>();
        for (long number = window.from() / lengthNs; number <= (window.to() - 1) / lengthNs; number++) {
            Tile tile = Tiles.of(answers.trace(), new Tiles.Request(level, number, lanes));
            for (int row = 0; row < tile.rows().size(); row++) {
                collect(tile, row, window, pieces);
            }
        }
        pieces.sort(Comparator.comparingLong(Piece::nanos).reversed());
        Set<Piece> added = new HashSet<>();
        for (Piece piece : pieces) {
            if (added.size() < MOST && added.add(piece)) {
                answers.ask("piece", "kind", piece.kind(), "row", piece.row());
            }
        }
    }

    /** What is drawn for itself; one that crosses a border of tiles is in both. */
    private record Piece(String kind, int row, long nanos) {}

    private static void collect(Tile tile, int row, View.Range window, List<Piece> pieces) {
        boolean last = row + 1 == tile.rows().size();
        int end = last ? tile.pieces().row().length : tile.rows().get(row + 1).firstPiece();
        String kind = tile.rows().get(row).kind().name().toLowerCase(Locale.ROOT);
        for (int at = tile.rows().get(row).firstPiece(); at < end; at++) {
            long startNs = tile.pieces().startNs()[at];
            long endNs = tile.pieces().endNs()[at];
            if (endNs > window.from() && startNs < window.to()) {
                pieces.add(new Piece(kind, tile.pieces().row()[at], endNs - startNs));
            }
        }
    }
}

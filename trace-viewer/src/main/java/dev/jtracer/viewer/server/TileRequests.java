package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.PoolTiles;
import dev.jtracer.viewer.query.Tile;
import dev.jtracer.viewer.query.Tiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiles of the timeline as query parameters.
 *
 * <p>{@code tiles}: {@code level}, {@code tile}, {@code threads} (rows with commas between them), {@code format} ({@code
 * binary} or {@code json}). {@code pool-tiles}: {@code level}, {@code tile}, {@code pools}.
 */
final class TileRequests {
    private static final int MAX_NUMBERS = Tiles.Request.MAX_THREADS;

    private TileRequests() {}

    static Object tiles(Trace trace, Params params) {
        int level = params.intBetween("level", 0, Tiles.MAX_LEVEL);
        List<Integer> threads = rows(params, "threads");
        Tile tile = Tiles.of(trace, new Tiles.Request(level, tile(params, level), threads));
        return params.oneOf("format", "binary", "binary", "json").equals("json") ? tile : TileBytes.of(tile);
    }

    static Object pools(Trace trace, Params params) {
        int level = params.intBetween("level", 0, Tiles.MAX_LEVEL);
        return PoolTiles.of(trace, new PoolTiles.Request(level, tile(params, level), rows(params, "pools")));
    }

    private static long tile(Params params, int level) {
        return params.longBetween("tile", 0, Long.MAX_VALUE >> (level + 10));
    }

    private static List<Integer> rows(Params params, String name) {
        String[] words = params.text(name).split(",", MAX_NUMBERS + 1);
        List<Integer> rows = new ArrayList<>(words.length);
        for (String word : words) {
            try {
                rows.add(Integer.parseInt(word));
            } catch (NumberFormatException e) {
                throw Refusal.badRequest(name + " must be at most " + MAX_NUMBERS
                        + " whole numbers with commas between them, was " + Params.shown(params.text(name)));
            }
        }
        if (rows.size() > MAX_NUMBERS) {
            throw Refusal.badRequest(name + " must be at most " + MAX_NUMBERS + " numbers");
        }
        return rows;
    }
}

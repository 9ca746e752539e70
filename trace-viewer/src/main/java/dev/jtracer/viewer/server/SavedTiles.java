package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.Tiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tiles of a time canvas that a saved page has.
 *
 * <p>A window on a screen {@value #WIDE_PX} pixels wide needs a level; the page has the window's tiles of that level, of the one below
 * and the one above it. Of each coarser level it has the tiles of twice the window of the level before, up to one tile for the whole recording: so
 * somebody can zoom out and pan, always sees something that is right, and there are some thirty tiles, however long the recording
 * is.
 *
 * <p>A tile has all lanes of the page, at most {@value Tiles.Request#MAX_THREADS}. When tiles have come to {@value #MAX_BYTES} bytes, before they are
 * packed, the finest levels are left out.
 */
final class SavedTiles {
    /** The most bytes of tiles. */
    static final long MAX_BYTES = 24L << 20;

    private static final int WIDE_PX = 2560;

    private final SavedAnswers answers;
    private final List<Integer> threads;
    private final List<Integer> pools;
    private final Map<String, long[]> held = new TreeMap<>();

    private SavedTiles(SavedAnswers answers, List<Integer> threads, List<Integer> pools) {
        this.answers = answers;
        this.threads = threads;
        this.pools = pools;
    }

    /**
     * Adds the tiles of a window.
     *
     * @param threads the lanes
     * @param pools how many pools are drawn folded, from the first on; 0 for none
     * @return the first and the last tile of each level
     */
    static Map<String, long[]> add(SavedAnswers answers, List<Integer> threads, int pools, long fromNs, long toNs) {
        List<Integer> folded = new ArrayList<>();
        for (int pool = 0; pool < Math.min(pools, Tiles.Request.MAX_THREADS); pool++) {
            folded.add(pool);
        }
        SavedTiles tiles = new SavedTiles(answers, threads, folded);
        tiles.addLevels(fromNs, toNs);
        return tiles.held;
    }

    /** The lanes that a page has: those it needs, then those that did most. */
    static List<Integer> lanes(Lanes.Result lanes, Set<Integer> needed) {
        return lanes.lanes().stream()
                .sorted(Comparator.comparing((Lanes.Lane lane) -> !needed.contains(lane.thread()))
                        .thenComparing(lane -> lane.scopes() == 0 && lane.regions() == 0)
                        .thenComparing(Lanes.Lane::activeNanos, Comparator.reverseOrder()))
                .limit(Tiles.Request.MAX_THREADS)
                .map(Lanes.Lane::thread)
                .sorted()
                .toList();
    }

    /** From the level above that of a wide screen to the coarsest, then finer ones as long as there is room. */
    private void addLevels(long fromNs, long toNs) {
        long endNs = Math.max(1, answers.trace().endNs());
        int wide = level((toNs - fromNs) / WIDE_PX);
        long limit = answers.bytes() + MAX_BYTES;
        long spanNs = toNs - fromNs;
        int level = Math.min(wide + 1, Tiles.MAX_LEVEL);
        long aroundNs = 0;
        for (boolean whole = false; !whole; level++) {
            whole = level == Tiles.MAX_LEVEL || lengthNs(level) >= endNs;
            addLevel(level, Math.max(0, fromNs - aroundNs), Math.min(endNs, toNs + aroundNs), Long.MAX_VALUE);
            aroundNs = Math.min(endNs, 2 * aroundNs + spanNs);
        }
        for (int finer = wide; finer >= Math.max(0, wide - 1); finer--) {
            addLevel(finer, fromNs, toNs, limit);
        }
    }

    /** All or nothing of a level, so that a window does not change its look in the middle. */
    private void addLevel(int level, long fromNs, long toNs, long limit) {
        long first = fromNs / lengthNs(level);
        long last = Math.max(first, (toNs - 1) / lengthNs(level));
        for (long tile = first; tile <= last; tile++) {
            if (answers.bytes() > limit) {
                return;
            }
            answers.ask("tiles", "level", level, "tile", tile, "threads", joined(threads));
            if (!pools.isEmpty()) {
                answers.ask("pool-tiles", "level", level, "tile", tile, "pools", joined(pools));
            }
        }
        held.put(String.valueOf(level), new long[] {first, last});
    }

    private static String joined(List<Integer> rows) {
        return String.join(",", rows.stream().map(String::valueOf).toList());
    }

    private static int level(long nanosPerPixel) {
        return Math.min(Tiles.MAX_LEVEL, 63 - Long.numberOfLeadingZeros(Math.max(1, nanosPerPixel)));
    }

    private static long lengthNs(int level) {
        return (long) Tiles.BUCKETS << level;
    }
}

package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.Tiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The tiles of a time canvas that a saved page has.
 *
 * <p>A window that is {@value #WIDE_PX} pixels wide is drawn from a level. The page has the window's tiles of that level, of the next
 * finer one, and of the next coarser one, which a screen of half the width needs. Of coarser levels, up to the one in which all
 * that can be shown is a single tile, it has those of a window that doubles each time. So whoever zooms out or pans always sees something
 * that is right, and there are some fifty tiles however long the recording is.
 *
 * <p>A tile has all lanes that the page has: at most {@value Tiles.Request#MAX_THREADS}, and half of them, and half of these, until the
 * window's tiles of the coarser level have at most a sixth of {@value #MAX_BYTES} bytes. All tiles together have at most so many: levels
 * for which there is no room are left out, the finest first. Bytes are counted before they are packed, which leaves some third of them.
 *
 * <p>Of the longest pieces in the window the page has the details, too: {@link SavedPieces}.
 */
final class SavedTiles {
    /** The most bytes of tiles. */
    static final long MAX_BYTES = 24L << 20;

    private static final int WIDE_PX = 2560;

    private final SavedAnswers answers;
    private final long maxBytes;
    private final String pools;
    private final Map<String, long[]> held = new TreeMap<>();
    private List<Integer> lanes;
    private long bytes;

    private SavedTiles(SavedAnswers answers, List<Integer> lanes, int pools, long maxBytes) {
        this.answers = answers;
        this.maxBytes = maxBytes;
        this.lanes = lanes.subList(0, Math.min(lanes.size(), Tiles.Request.MAX_THREADS));
        this.pools = joined(IntStream.range(0, Math.min(pools, Tiles.Request.MAX_THREADS))
                .boxed()
                .toList());
    }

    /**
     * Adds the tiles of a window.
     *
     * @param lanes the threads, those first that are needed most
     * @param pools how many pools can be folded, from the first on; 0 where they cannot
     * @param window what is shown first
     * @param all what can be shown at most
     * @return what the page says of its tiles: the first and the last tile of each level, and the threads if they are not all
     */
    static Map<String, Object> add(
            SavedAnswers answers, List<Integer> lanes, int pools, View.Range window, View.Range all) {
        return add(answers, lanes, pools, window, all, MAX_BYTES);
    }

    /** As {@link #add(SavedAnswers, List, int, View.Range, View.Range)}, with another bound. */
    static Map<String, Object> add(
            SavedAnswers answers, List<Integer> lanes, int pools, View.Range window, View.Range all, long maxBytes) {
        SavedTiles tiles = new SavedTiles(answers, lanes, pools, maxBytes);
        if (!lanes.isEmpty()) {
            tiles.addWindow(window, all);
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("tiles", tiles.held);
        if (tiles.lanes.size() < answers.trace().threads().size()) {
            about.put("threads", tiles.lanes);
        }
        return about;
    }

    /** Every lane, those first that are needed, then those that worked for tasks and did most. */
    static List<Integer> byNeed(Lanes.Result lanes, Set<Integer> needed) {
        return lanes.lanes().stream()
                .sorted(Comparator.comparing((Lanes.Lane lane) -> !needed.contains(lane.thread()))
                        .thenComparing(lane -> lane.scopes() == 0 && lane.regions() == 0)
                        .thenComparing(Lanes.Lane::activeNanos, Comparator.reverseOrder()))
                .map(Lanes.Lane::thread)
                .toList();
    }

    private void addWindow(View.Range window, View.Range all) {
        long spanNs = window.to() - window.from();
        int wide = 63 - Long.numberOfLeadingZeros(Math.max(1, spanNs / WIDE_PX));
        int coarser = Math.min(wide + 1, Tiles.MAX_LEVEL);
        Level level = level(coarser, window);
        while (level.bytes() > maxBytes / 6 && lanes.size() > 1) {
            lanes = lanes.subList(0, lanes.size() / 2);
            level = level(coarser, window);
        }
        keep(level);
        addCoarser(coarser, window, all);
        SavedPieces.add(answers, lanes, coarser, window);
        for (int finer = wide; finer >= Math.max(0, wide - 1); finer--) {
            keepIfRoom(level(finer, window));
        }
    }

    /** Those above a level; every second one of those far above, which nobody looks at for long. */
    private void addCoarser(int from, View.Range window, View.Range all) {
        long spanNs = all.to() - all.from();
        int whole = Math.max(from, 64 - Long.numberOfLeadingZeros(Math.max(0, spanNs - 1) / Tiles.BUCKETS));
        for (int level = from + 1; level < Math.min(whole, Tiles.MAX_LEVEL + 1); level += level > from + 2 ? 2 : 1) {
            long aroundNs = Math.min(spanNs, (window.to() - window.from()) << Math.min(20, level - from));
            keepIfRoom(level(
                    level,
                    new View.Range(
                            Math.max(all.from(), window.from() - aroundNs),
                            Math.min(all.to(), window.to() + aroundNs))));
        }
        if (whole > from && whole <= Tiles.MAX_LEVEL) {
            keep(level(whole, all));
        }
    }

    /** The tiles of a level, not kept yet. */
    private record Level(int level, long first, long last, List<SavedAnswers.Made> made) {
        long bytes() {
            return made.stream().mapToLong(each -> each.bytes().length).sum();
        }
    }

    private Level level(int level, View.Range window) {
        long lengthNs = (long) Tiles.BUCKETS << level;
        long first = window.from() / lengthNs;
        long last = Math.max(first, (window.to() - 1) / lengthNs);
        List<SavedAnswers.Made> made = new ArrayList<>();
        for (long tile = first; tile <= last; tile++) {
            made.add(answers.make(Question.of("tiles", "level", level, "tile", tile, "threads", joined(lanes))));
            if (!pools.isEmpty()) {
                made.add(answers.make(Question.of("pool-tiles", "level", level, "tile", tile, "pools", pools)));
            }
        }
        return new Level(level, first, last, made);
    }

    private void keepIfRoom(Level level) {
        if (bytes + level.bytes() <= maxBytes) {
            keep(level);
        }
    }

    private void keep(Level level) {
        level.made().forEach(answers::add);
        bytes += level.bytes();
        held.put(String.valueOf(level.level()), new long[] {level.first(), level.last()});
    }

    private static String joined(List<Integer> rows) {
        return rows.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}

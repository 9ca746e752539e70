package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import java.util.Arrays;

/**
 * One row of a tile while it is made: takes the row's intervals in order of their begin, keeps the wide ones and sums up the
 * others. Mutable, for one row.
 */
final class TileRow {
    /*
     * Intervals of a row are disjoint and come in order, so only one bucket is open at a time. What covers it is held in a
     * small table of (key, nanos) that is searched from its start: a bucket rarely has more than three keys. When the next
     * bucket begins, the open one becomes a run, or a longer end of the run before it if it looks the same.
     */
    private static final int SHARES = 255;

    private final long tileStartNs;
    private final int level;

    final LongColumn startNs = new LongColumn();
    final LongColumn endNs = new LongColumn();
    final IntColumn row = new IntColumn();
    final IntColumn key = new IntColumn();
    final IntColumn runFrom = new IntColumn();
    final IntColumn runTo = new IntColumn();
    final IntColumn runKey = new IntColumn();
    final IntColumn runShare = new IntColumn();
    final IntColumn runCount = new IntColumn();

    private int[] openKey = new int[8];
    private long[] openNanos = new long[8];
    private boolean[] openQuiet = new boolean[8];
    private int openKeys;
    private int openCount;
    private int openBucket = -1;

    TileRow(long tileStartNs, int level) {
        this.tileStartNs = tileStartNs;
        this.level = level;
    }

    /**
     * Adds an interval that overlaps the tile.
     *
     * @param nameKey what it is
     * @param quiet whether it is left aside as long as the bucket has anything else
     * @param tableRow its row in its table
     */
    void add(long fromNs, long toNs, int nameKey, boolean quiet, int tableRow) {
        if (toNs - fromNs >= (long) Tiles.WIDE_BUCKETS << level) {
            startNs.add(fromNs);
            endNs.add(toNs);
            key.add(nameKey);
            row.add(tableRow);
            return;
        }
        long from = Math.max(0, fromNs - tileStartNs);
        long to = Math.min((long) Tiles.BUCKETS << level, Math.max(toNs - tileStartNs, from + 1));
        int last = (int) ((to - 1) >> level);
        for (int bucket = (int) (from >> level); bucket <= last; bucket++) {
            long bucketNs = (long) bucket << level;
            long nanos = Math.min(to, bucketNs + (1L << level)) - Math.max(from, bucketNs);
            open(bucket);
            cover(nameKey, quiet, nanos);
        }
        openCount += toNs - tileStartNs <= (long) Tiles.BUCKETS << level ? 1 : 0;
    }

    /**
     * Adds what intervals of one name cover of a bucket.
     *
     * @param bucket the bucket of the tile
     * @param ends how many of them end in it
     */
    void sum(int bucket, int nameKey, boolean quiet, long nanos, int ends) {
        open(bucket);
        cover(nameKey, quiet, nanos);
        openCount += ends;
    }

    /** Ends the row. */
    void end() {
        open(-1);
    }

    private void open(int bucket) {
        if (bucket == openBucket) {
            return;
        }
        if (openBucket >= 0 && openKeys > 0) {
            close();
        }
        openBucket = bucket;
        openKeys = 0;
        openCount = 0;
    }

    private void cover(int nameKey, boolean quiet, long nanos) {
        int place = 0;
        while (place < openKeys && openKey[place] != nameKey) {
            place++;
        }
        if (place == openKeys) {
            if (place == openKey.length) {
                openKey = Arrays.copyOf(openKey, 2 * place);
                openNanos = Arrays.copyOf(openNanos, 2 * place);
                openQuiet = Arrays.copyOf(openQuiet, 2 * place);
            }
            openKey[place] = nameKey;
            openNanos[place] = 0;
            openQuiet[place] = quiet;
            openKeys++;
        }
        openNanos[place] += nanos;
    }

    private void close() {
        int most = -1;
        long covered = 0;
        for (int place = 0; place < openKeys; place++) {
            covered += openQuiet[place] ? 0 : openNanos[place];
            if (most < 0 || comesBefore(place, most)) {
                most = place;
            }
        }
        int share = (int) Math.min(SHARES, (covered * SHARES + (1L << level) - 1) >> level);
        int last = runFrom.size() - 1;
        boolean alike = last >= 0
                && runTo.get(last) == openBucket
                && runKey.get(last) == openKey[most]
                && runShare.get(last) >> 4 == share >> 4;
        if (alike) {
            runTo.set(last, openBucket + 1);
            runCount.set(last, runCount.get(last) + openCount);
        } else {
            runFrom.add(openBucket);
            runTo.add(openBucket + 1);
            runKey.add(openKey[most]);
            runShare.add(share);
            runCount.add(openCount);
        }
    }

    private boolean comesBefore(int a, int b) {
        if (openQuiet[a] != openQuiet[b]) {
            return openQuiet[b];
        }
        return openNanos[a] > openNanos[b];
    }
}

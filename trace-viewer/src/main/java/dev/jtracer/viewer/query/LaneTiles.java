package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pyramid;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/**
 * Fills a tile's row from the pyramid of a busy lane.
 *
 * @param startNs when an interval begins, by its row
 * @param endNs when it ends
 * @param key its key in the pyramid
 * @param name the tile's name for a key
 * @param quiet whether intervals of a key are left aside
 */
record LaneTiles(
        IntToLongFunction startNs,
        IntToLongFunction endNs,
        IntUnaryOperator key,
        IntUnaryOperator name,
        IntPredicate quiet) {

    /** Adds what lies in the tile. Cost: its sums and wide intervals at the level, which are a few for each bucket. */
    void fill(TileRow row, Pyramid.Level sums, long tileStartNs, long tileEndNs, int tileLevel) {
        int steps = tileLevel - sums.level();
        long firstBucket = tileStartNs >> tileLevel;
        long endBucket = ((tileEndNs - 1) >> sums.level()) + 1;
        int sum = sums.firstFrom(tileStartNs >> sums.level());
        for (int wide = firstWide(sums, endNs, tileStartNs); wide < sums.wides(); wide++) {
            int tableRow = sums.wideRow(wide);
            long fromNs = startNs.applyAsLong(tableRow);
            if (fromNs >= tileEndNs) {
                break;
            }
            long untilBucket = Math.min(endBucket, (fromNs >> sums.level()) + 1);
            sum = sumUntil(row, sums, sum, untilBucket, steps, firstBucket);
            int keyOfWide = key.applyAsInt(tableRow);
            row.add(fromNs, endNs.applyAsLong(tableRow), name.applyAsInt(keyOfWide), quiet.test(keyOfWide), tableRow);
        }
        sumUntil(row, sums, sum, endBucket, steps, firstBucket);
    }

    private int sumUntil(TileRow row, Pyramid.Level sums, int from, long endBucket, int steps, long firstBucket) {
        int sum = from;
        while (sum < sums.size() && sums.bucket(sum) < endBucket) {
            int bucket = (int) ((sums.bucket(sum) >> steps) - firstBucket);
            int keyOfSum = sums.key(sum);
            row.sum(bucket, name.applyAsInt(keyOfSum), quiet.test(keyOfSum), sums.nanos(sum), sums.ends(sum));
            sum++;
        }
        return sum;
    }

    /** The first wide interval that ends after a moment. */
    static int firstWide(Pyramid.Level sums, IntToLongFunction endNs, long ns) {
        int low = 0;
        int high = sums.wides();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (endNs.applyAsLong(sums.wideRow(middle)) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

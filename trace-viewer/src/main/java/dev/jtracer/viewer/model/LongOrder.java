package dev.jtracer.viewer.model;

import java.util.Arrays;

/** Rows in the order of columns of longs. */
public final class LongOrder {
    private LongOrder() {}

    /**
     * The rows 0 to n - 1 in ascending order; rows that are equal in all columns keep their order.
     *
     * @param keys columns of equal length: the first decides, the next among equals
     */
    public static int[] ascending(long[]... keys) {
        int[] order = ascending(keys[0]);
        if (keys.length > 1) {
            sortEquals(order, keys[0], Arrays.copyOfRange(keys, 1, keys.length));
        }
        return order;
    }

    /** Where key and row fit into one number together, numbers are sorted, which nothing has to compare by a call. */
    private static int[] ascending(long[] key) {
        long min = Arrays.stream(key).min().orElse(0);
        long max = Arrays.stream(key).max().orElse(0);
        int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(key.length);
        if (max - min < 0 || max - min > Long.MAX_VALUE >> rowBits) {
            return RowOrder.sorted(key.length, (a, b) -> Long.compare(key[a], key[b]));
        }
        long[] keyAndRow = new long[key.length];
        for (int row = 0; row < key.length; row++) {
            keyAndRow[row] = (key[row] - min) << rowBits | row;
        }
        Arrays.sort(keyAndRow);
        int[] order = new int[key.length];
        for (int place = 0; place < order.length; place++) {
            order[place] = (int) keyAndRow[place] & ((1 << rowBits) - 1);
        }
        return order;
    }

    private static void sortEquals(int[] order, long[] key, long[][] others) {
        int from = 0;
        for (int place = 1; place <= order.length; place++) {
            if (place == order.length || key[order[place]] != key[order[from]]) {
                if (place - from > 1) {
                    sortRows(Arrays.copyOfRange(order, from, place), others, order, from);
                }
                from = place;
            }
        }
    }

    private static void sortRows(int[] rows, long[][] keys, int[] into, int from) {
        int place = from;
        for (int i : RowOrder.sorted(rows.length, (a, b) -> compare(keys, rows[a], rows[b]))) {
            into[place++] = rows[i];
        }
    }

    private static int compare(long[][] keys, int a, int b) {
        for (long[] key : keys) {
            int order = Long.compare(key[a], key[b]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}

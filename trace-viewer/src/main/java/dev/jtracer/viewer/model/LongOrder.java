package dev.jtracer.viewer.model;

import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of a column of longs, without a boxed row: a bottom-up merge sort of row numbers. Equal values keep
 * their order.
 */
public final class LongOrder {
    private LongOrder() {}

    /** The rows 0 to {@code key.length - 1}, smallest key first. */
    public static int[] ascending(long[] key) {
        return ascending(key, null);
    }

    /** The rows, smallest first key first, among equals the smallest second key. */
    public static int[] ascending(long[] key, long @Nullable [] second) {
        int n = key.length;
        int[] rows = new int[n];
        boolean sorted = true;
        for (int row = 0; row < n; row++) {
            rows[row] = row;
            sorted &= row == 0 || compare(key, second, row - 1, row) <= 0;
        }
        if (sorted) {
            return rows;
        }
        int[] other = new int[n];
        for (int width = 1; width < n && width > 0; width <<= 1) {
            for (long low = 0; low < n; low += 2L * width) {
                int middle = (int) Math.min(low + width, n);
                int high = (int) Math.min(low + 2L * width, n);
                merge(key, second, rows, other, (int) low, middle, high);
            }
            int[] swap = rows;
            rows = other;
            other = swap;
        }
        return rows;
    }

    private static void merge(
            long[] key, long @Nullable [] second, int[] from, int[] to, int low, int middle, int high) {
        if (middle >= high || compare(key, second, from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int place = low; place < high; place++) {
            boolean takeLeft = left < middle && (right >= high || compare(key, second, from[left], from[right]) <= 0);
            to[place] = takeLeft ? from[left++] : from[right++];
        }
    }

    private static int compare(long[] key, long @Nullable [] second, int a, int b) {
        int byKey = Long.compare(key[a], key[b]);
        return byKey != 0 || second == null ? byKey : Long.compare(second[a], second[b]);
    }
}

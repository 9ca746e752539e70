package dev.jtracer.viewer.model;

/**
 * Rows in the order of columns of longs, without a boxed row: a bottom-up merge sort of row numbers. Rows with equal keys
 * keep their order.
 */
public final class LongOrder {
    private LongOrder() {}

    /**
     * The rows 0 to n - 1 in ascending order.
     *
     * @param keys columns of equal length: the first decides, the next among equals
     */
    public static int[] ascending(long[]... keys) {
        int n = keys[0].length;
        int[] rows = new int[n];
        boolean sorted = true;
        for (int row = 0; row < n; row++) {
            rows[row] = row;
            sorted &= row == 0 || compare(keys, row - 1, row) <= 0;
        }
        if (sorted) {
            return rows;
        }
        int[] other = new int[n];
        for (int width = 1; width < n && width > 0; width <<= 1) {
            for (long low = 0; low < n; low += 2L * width) {
                int middle = (int) Math.min(low + width, n);
                int high = (int) Math.min(low + 2L * width, n);
                merge(keys, rows, other, (int) low, middle, high);
            }
            int[] swap = rows;
            rows = other;
            other = swap;
        }
        return rows;
    }

    private static void merge(long[][] keys, int[] from, int[] to, int low, int middle, int high) {
        if (middle >= high || compare(keys, from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int place = low; place < high; place++) {
            boolean takeLeft = left < middle && (right >= high || compare(keys, from[left], from[right]) <= 0);
            to[place] = takeLeft ? from[left++] : from[right++];
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

package dev.jtracer.viewer.model;

/**
 * Sorts rows without a boxed row and without copying what decides: a bottom-up merge sort of row numbers. Rows that compare
 * as equal keep their order; rows that are in order already, as events nearly are, take one comparison each.
 */
public final class RowOrder {
    private RowOrder() {}

    /** Compares two rows, as {@link java.util.Comparator} does. */
    public interface Comparison {
        /** Negative if row a comes before row b, positive if after, 0 if it does not matter. */
        int compare(int a, int b);
    }

    /** The rows 0 to {@code rows - 1} in order. */
    public static int[] sorted(int rows, Comparison comparison) {
        int[] order = new int[rows];
        boolean sorted = true;
        for (int row = 0; row < rows; row++) {
            order[row] = row;
            sorted &= row == 0 || comparison.compare(row - 1, row) <= 0;
        }
        if (sorted) {
            return order;
        }
        int[] other = new int[rows];
        for (int width = 1; width < rows && width > 0; width <<= 1) {
            for (long low = 0; low < rows; low += 2L * width) {
                int middle = (int) Math.min(low + width, rows);
                int high = (int) Math.min(low + 2L * width, rows);
                merge(comparison, order, other, (int) low, middle, high);
            }
            int[] swap = order;
            order = other;
            other = swap;
        }
        return order;
    }

    private static void merge(Comparison comparison, int[] from, int[] to, int low, int middle, int high) {
        if (middle >= high || comparison.compare(from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int place = low; place < high; place++) {
            boolean takeLeft = left < middle && (right >= high || comparison.compare(from[left], from[right]) <= 0);
            to[place] = takeLeft ? from[left++] : from[right++];
        }
    }
}

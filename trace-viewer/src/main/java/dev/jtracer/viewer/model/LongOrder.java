package dev.jtracer.viewer.model;

/** Rows in the order of columns of longs; see {@link RowOrder}. */
public final class LongOrder {
    private LongOrder() {}

    /**
     * The rows 0 to n - 1 in ascending order.
     *
     * @param keys columns of equal length: the first decides, the next among equals
     */
    public static int[] ascending(long[]... keys) {
        if (keys.length == 1) {
            long[] key = keys[0];
            return RowOrder.sorted(key.length, (a, b) -> Long.compare(key[a], key[b]));
        }
        return RowOrder.sorted(keys[0].length, (a, b) -> {
            for (long[] key : keys) {
                int order = Long.compare(key[a], key[b]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        });
    }
}

package dev.jtracer.viewer.build;

/**
 * Turns intervals that come in the order of their ends, as nested work is written, into the order of their starts, in one pass.
 *
 * <p>What an interval encloses comes right before it, so an interval and all it encloses fill the places {@code low} to its own.
 * In the order of starts it goes to the first of these places, moved up by one for each interval around it.
 *
 * <pre>
 *   ends      b c a e d        a encloses b and c, d encloses e
 *   starts    a b c d e
 * </pre>
 */
final class Nesting {
    private int[] low = new int[16];
    private int[] open = new int[16];

    /**
     * The rows {@code from} to {@code to - 1} in the order of their starts, the outer ones first, if the intervals nest and come in
     * the order of their ends. Else in some order: whether it is the right one is for the caller to see.
     */
    int[] order(long[] start, int from, int to) {
        int rows = to - from;
        if (low.length < rows) {
            low = new int[Math.max(rows, 2 * low.length)];
            open = new int[low.length];
        }
        int opened = 0;
        for (int row = 0; row < rows; row++) {
            int first = row;
            long begin = start[from + row];
            while (opened > 0 && start[from + open[opened - 1]] >= begin) {
                first = low[open[--opened]];
            }
            low[row] = first;
            open[opened++] = row;
        }
        int[] order = new int[rows];
        int around = 0;
        for (int row = rows - 1; row >= 0; row--) {
            while (around > 0 && low[open[around - 1]] > row) {
                around--;
            }
            order[low[row] + around] = from + row;
            open[around++] = row;
        }
        return order;
    }
}

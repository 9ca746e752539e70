package dev.jtracer.viewer.build;

import org.jspecify.annotations.Nullable;

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
    private static final int FIRST_ROOM = 16;

    private int[] low = new int[FIRST_ROOM];
    private int[] open = new int[FIRST_ROOM];
    private int[] order = new int[FIRST_ROOM];

    /**
     * The rows {@code from} to {@code to - 1} in the order of their starts, the outer ones first; of equal intervals the one with
     * the higher number is the outer one. Good until the next call.
     *
     * @param end in which the rows go up
     * @return null if the intervals do not nest, or equal ones come in another order than that of their numbers
     */
    int @Nullable [] order(long[] start, long[] end, long[] number, int from, int to) {
        int rows = to - from;
        if (low.length < rows) {
            low = new int[Math.max(rows, 2 * low.length)];
            open = new int[low.length];
            order = new int[low.length];
        }
        int opened = 0;
        for (int row = from; row < to; row++) {
            int first = row;
            long begin = start[row];
            while (opened > 0 && start[open[opened - 1]] >= begin) {
                int inner = open[--opened];
                if (start[inner] == begin && end[inner] == end[row] && number[inner] > number[row]) {
                    return null;
                }
                first = low[inner - from];
            }
            if (opened > 0 && end[open[opened - 1]] > begin) {
                return null;
            }
            low[row - from] = first;
            open[opened++] = row;
        }
        int around = 0;
        for (int row = to - 1; row >= from; row--) {
            while (around > 0 && low[open[around - 1] - from] > row) {
                around--;
            }
            order[low[row - from] - from + around] = row;
            open[around++] = row;
        }
        return order;
    }
}

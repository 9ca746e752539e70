package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.LongColumn;
import java.util.Arrays;

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
     * The rows in the order of their starts, the outer ones first, if the intervals nest and come in the order of their ends. Else
     * anything: whether it is in order is for the caller to see.
     */
    int[] order(LongColumn start, int rows) {
        if (low.length < rows) {
            int room = Math.max(rows, 2 * low.length);
            low = new int[room];
            open = Arrays.copyOf(open, room);
        }
        int opened = 0;
        for (int row = 0; row < rows; row++) {
            int first = row;
            long from = start.get(row);
            while (opened > 0 && start.get(open[opened - 1]) >= from) {
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
            order[low[row] + around] = row;
            open[around++] = row;
        }
        return order;
    }
}

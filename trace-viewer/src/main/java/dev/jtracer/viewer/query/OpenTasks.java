package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import java.util.Arrays;

/**
 * How many tasks were open at once.
 *
 * @param median the number that was exceeded at most half of the time
 * @param max the most at one moment
 */
record OpenTasks(int median, int max) {

    /** Walks over all begins and ends in order of time. Cost: sorting both. */
    static OpenTasks of(Tasks tasks, long endNs) {
        int size = tasks.size();
        long[] begins = new long[size];
        long[] ends = new long[size];
        for (int row = 0; row < size; row++) {
            begins[row] = Math.max(0, tasks.beginNs(row));
            ends[row] = Math.min(endNs, tasks.endNs(row));
        }
        Arrays.sort(begins);
        Arrays.sort(ends);
        long[] nanosAt = new long[size + 1];
        int open = 0;
        int max = 0;
        long atNs = 0;
        int begun = 0;
        for (int ended = 0; ended < size; ) {
            boolean begin = begun < size && begins[begun] < ends[ended];
            long nextNs = begin ? begins[begun] : ends[ended];
            nanosAt[open] += nextNs - atNs;
            atNs = nextNs;
            if (begin) {
                begun++;
                max = Math.max(max, ++open);
            } else {
                ended++;
                open = Math.max(0, open - 1);
            }
        }
        nanosAt[0] += endNs - atNs;
        return new OpenTasks(median(nanosAt, endNs), max);
    }

    private static int median(long[] nanosAt, long endNs) {
        long below = 0;
        for (int open = 0; open < nanosAt.length; open++) {
            below += nanosAt[open];
            if (below >= endNs - below) {
                return open;
            }
        }
        return 0;
    }
}

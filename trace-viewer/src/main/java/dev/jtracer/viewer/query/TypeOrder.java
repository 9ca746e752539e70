package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Strings;
import java.util.Arrays;

/**
 * Which types are listed: those with the most time, then by name, as many as there is room for. Whoever puts an id into a type
 * has a million of them; no list is as long, and what is not listed is told together.
 */
final class TypeOrder {
    private final int strings;
    private final int[] listed;
    private final int unlisted;
    private final long unlistedCount;

    private TypeOrder(int strings, int[] listed, int unlisted, long unlistedCount) {
        this.strings = strings;
        this.listed = listed;
        this.unlisted = unlisted;
        this.unlistedCount = unlistedCount;
    }

    /**
     * Chooses. Cost: one pass over the strings.
     *
     * @param totalNanos the time of each type, by string row
     * @param count how many there are of each type; none of what is no type
     * @param limit how many are listed at most
     */
    static TypeOrder of(Strings strings, long[] totalNanos, int[] count, int limit) {
        RowOrder mostTimeFirst = (a, b) -> {
            int byTime = Long.compare(totalNanos[b], totalNanos[a]);
            return byTime != 0 ? byTime : strings.get(a).compareTo(strings.get(b));
        };
        FirstRows first = new FirstRows(mostTimeFirst.thenByRow(), limit);
        int types = 0;
        long all = 0;
        for (int type = 0; type < count.length; type++) {
            if (count[type] > 0) {
                types++;
                all += count[type];
                first.offer(type);
            }
        }
        int[] listed = first.sorted();
        for (int type : listed) {
            all -= count[type];
        }
        return new TypeOrder(count.length, listed, types - listed.length, all);
    }

    /** The string rows of the types that are listed, in order. */
    int[] listed() {
        return listed;
    }

    /** How many types are not. */
    int unlisted() {
        return unlisted;
    }

    /** How many there are of these, together. */
    long unlistedCount() {
        return unlistedCount;
    }

    /**
     * Slots for some of the listed types by string row: 1 and on in their order; for the first of them, 0 for what is not
     * listed; else -1.
     */
    int[] slots(int from, int to) {
        int[] slots = new int[strings];
        Arrays.fill(slots, from == 0 ? 0 : -1);
        for (int i = 0; from == 0 && i < listed.length; i++) {
            slots[listed[i]] = -1;
        }
        for (int i = from; i < to; i++) {
            slots[listed[i]] = i - from + 1;
        }
        return slots;
    }
}

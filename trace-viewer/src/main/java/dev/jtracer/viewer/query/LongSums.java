package dev.jtracer.viewer.query;

import java.util.Arrays;

/**
 * Adds up numbers by a key that is a {@code long}: an open hash table. Keys are numbered as they come, from 0 on. Takes memory
 * for the most keys it ever had, and {@link #clear} the time for those it has. Mutable, for one thread.
 */
final class LongSums {
    private int[] slots = new int[64];
    private long[] keys = new long[32];
    private long[] sums = new long[32];
    private int[] slotOf = new int[32];
    private int size;

    LongSums() {
        Arrays.fill(slots, -1);
    }

    /** Adds to the sum of a key; returns the key's number. */
    int add(long key, long more) {
        int slot = slot(key);
        int number = slots[slot];
        if (number < 0) {
            number = size++;
            if (number == keys.length) {
                keys = Arrays.copyOf(keys, 2 * number);
                sums = Arrays.copyOf(sums, 2 * number);
                slotOf = Arrays.copyOf(slotOf, 2 * number);
            }
            keys[number] = key;
            sums[number] = 0;
            place(number, slot);
            if (2 * size > slots.length) {
                grow();
            }
        }
        sums[number] += more;
        return number;
    }

    /** Forgets every key. */
    void clear() {
        for (int number = 0; number < size; number++) {
            slots[slotOf[number]] = -1;
        }
        size = 0;
    }

    /** How many different keys there are. */
    int size() {
        return size;
    }

    /** The key of a number below {@link #size()}. */
    long key(int number) {
        return keys[number];
    }

    /** The sum of the key of this number. */
    long sum(int number) {
        return sums[number];
    }

    /** The key with the largest sum, the first of equal ones; {@code none} if there is no key. */
    long heaviest(long none) {
        int heaviest = 0;
        for (int number = 1; number < size; number++) {
            if (sums[number] > sums[heaviest]) {
                heaviest = number;
            }
        }
        return size == 0 ? none : keys[heaviest];
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void place(int number, int slot) {
        slots[slot] = number;
        slotOf[number] = slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, -1);
        for (int number = 0; number < size; number++) {
            place(number, slot(keys[number]));
        }
    }
}

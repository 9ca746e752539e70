package dev.jtracer.viewer.query;

import java.util.Arrays;

/** Adds up numbers by a key that is a {@code long}: an open hash table. Keys are numbered as they come. For one thread. */
final class LongSums {
    private int[] slots = new int[64];
    private long[] keys = new long[32];
    private long[] sums = new long[32];
    private int size;

    LongSums() {
        Arrays.fill(slots, -1);
    }

    /** Adds to the sum of a key. */
    void add(long key, long more) {
        int slot = slot(key);
        int number = slots[slot];
        if (number < 0) {
            number = size++;
            if (number == keys.length) {
                keys = Arrays.copyOf(keys, 2 * number);
                sums = Arrays.copyOf(sums, 2 * number);
            }
            keys[number] = key;
            slots[slot] = number;
            if (2 * size > slots.length) {
                grow();
            }
        }
        sums[number] += more;
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

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (slots[slot] >= 0 && keys[slots[slot]] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, -1);
        for (int number = 0; number < size; number++) {
            slots[slot(keys[number])] = number;
        }
    }
}

package dev.jtracer.viewer.jfr;

import java.util.Arrays;

/** Numbers the keys of a constant pool 0, 1, 2, … in the order they come. For one thread while it grows. */
final class KeyIndex {
    private static final int SMALLEST = 16;

    private long[] keys = new long[SMALLEST];
    private int[] places = new int[SMALLEST];
    private int size;

    KeyIndex() {
        Arrays.fill(places, -1);
    }

    int size() {
        return size;
    }

    /** The number of a key, -1 if it has none. */
    int find(long key) {
        int mask = places.length - 1;
        int slot = slot(key, mask);
        while (places[slot] >= 0) {
            if (keys[slot] == key) {
                return places[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    /** The number of a key, the next free one if it had none. */
    int add(long key) {
        int known = find(key);
        if (known >= 0) {
            return known;
        }
        if (2 * size >= places.length) {
            grow();
        }
        insert(key, size);
        return size++;
    }

    private void insert(long key, int place) {
        int mask = places.length - 1;
        int slot = slot(key, mask);
        while (places[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        places[slot] = place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldPlaces = places;
        keys = new long[2 * oldKeys.length];
        places = new int[2 * oldKeys.length];
        Arrays.fill(places, -1);
        for (int slot = 0; slot < oldKeys.length; slot++) {
            if (oldPlaces[slot] >= 0) {
                insert(oldKeys[slot], oldPlaces[slot]);
            }
        }
    }

    /** Keys are addresses or count up: both spread well over the high bits of a product. */
    private static int slot(long key, int mask) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32) & mask;
    }
}

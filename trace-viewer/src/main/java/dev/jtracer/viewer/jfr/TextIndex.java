package dev.jtracer.viewer.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of texts by their bytes as they are written into events, so that a text seen before is known without decoding it. For
 * one thread. Cost: the bytes of each different text, and 16 more.
 */
final class TextIndex {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final int SMALLEST = 64;
    private static final int RECENT_BITS = 8;
    private static final int RECENT = 1 << RECENT_BITS;

    private byte[] texts = new byte[SMALLEST * 16];
    private int[] from = new int[SMALLEST];
    private int[] hashes = new int[SMALLEST];
    private int[] rows = new int[SMALLEST];
    private int[] slots = new int[2 * SMALLEST];
    private final int[] recent = new int[RECENT];
    private int size;

    TextIndex() {
        Arrays.fill(slots, -1);
        Arrays.fill(recent, -1);
    }

    /**
     * The row of the text that is written as these bytes if it was looked for not long ago, else -1: quicker than {@link #find},
     * as it looks at both ends of a text first. There must be eight bytes from the start on.
     */
    int findRecent(byte[] bytes, int start, int end) {
        int place = recent[recentSlot(bytes, start, end)];
        boolean found = place >= 0 && end - start == from[place + 1] - from[place] && same(bytes, start, end, place);
        return found ? rows[place] : -1;
    }

    /** The row of the text that is written as these bytes, -1 if there is none. */
    int find(byte[] bytes, int start, int end) {
        int hash = hash(bytes, start, end);
        int mask = slots.length - 1;
        for (int slot = hash & mask; slots[slot] >= 0; slot = (slot + 1) & mask) {
            int place = slots[slot];
            if (hashes[place] == hash
                    && end - start == from[place + 1] - from[place]
                    && same(bytes, start, end, place)) {
                if (start + Long.BYTES <= bytes.length) {
                    recent[recentSlot(bytes, start, end)] = place;
                }
                return rows[place];
            }
        }
        return -1;
    }

    /** Remembers the row of a text that has none. */
    void add(byte[] bytes, int start, int end, int row) {
        if (size + 1 == from.length) {
            grow();
        }
        int length = end - start;
        int at = from[size];
        if (at + length > texts.length) {
            texts = Arrays.copyOf(texts, Math.max(at + length, texts.length + (texts.length >> 1)));
        }
        System.arraycopy(bytes, start, texts, at, length);
        hashes[size] = hash(bytes, start, end);
        rows[size] = row;
        insert(size);
        size++;
        from[size] = at + length;
    }

    /** Most are short: the call of {@code Arrays.equals} would cost more than the comparison. */
    private boolean same(byte[] bytes, int start, int end, int place) {
        int there = from[place];
        int i = start;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            if ((long) LONGS.get(bytes, i) != (long) LONGS.get(texts, there + i - start)) {
                return false;
            }
        }
        return i == end || rest(bytes, i, end) == rest(texts, there + i - start, there + end - start);
    }

    private static int recentSlot(byte[] bytes, int start, int end) {
        long head = (long) LONGS.get(bytes, start);
        int beyond = Long.BYTES - (end - start);
        long ends =
                beyond > 0 ? head << (Long.BYTES * beyond) : (head * MIX) ^ (long) LONGS.get(bytes, end - Long.BYTES);
        return (int) ((ends * MIX) >>> (Long.SIZE - RECENT_BITS));
    }

    private void insert(int place) {
        int mask = slots.length - 1;
        int slot = hashes[place] & mask;
        while (slots[slot] >= 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = place;
    }

    private void grow() {
        int capacity = 2 * from.length;
        from = Arrays.copyOf(from, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        rows = Arrays.copyOf(rows, capacity);
        slots = new int[2 * capacity];
        Arrays.fill(slots, -1);
        for (int place = 0; place < size; place++) {
            insert(place);
        }
    }

    private static int hash(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        int i = start;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, i)) * MIX;
            hash ^= hash >>> 29;
        }
        return i == end ? (int) (hash >>> 32) : (int) (((hash ^ rest(bytes, i, end)) * MIX) >>> 32);
    }

    /** The last bytes, fewer than eight, as a number. */
    private static long rest(byte[] bytes, int from, int end) {
        int count = end - from;
        if (from + Long.BYTES <= bytes.length) {
            return (long) LONGS.get(bytes, from) & ((1L << (Long.BYTES * count)) - 1);
        }
        long rest = 0;
        for (int i = 0; i < count; i++) {
            rest |= (bytes[from + i] & 0xffL) << (Long.BYTES * i);
        }
        return rest;
    }
}

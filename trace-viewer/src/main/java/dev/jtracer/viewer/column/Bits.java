package dev.jtracer.viewer.column;

import java.util.Arrays;

/** Numbers of equal width one after the other in words of 64 bits, the lowest bits first. */
final class Bits {
    private static final int WORD = Long.SIZE;
    private static final int WORD_SHIFT = 6;

    private Bits() {}

    /** The number at a place. */
    static long read(long[] words, int place, int width) {
        int bit = place * width;
        int word = bit >>> WORD_SHIFT;
        int shift = bit & (WORD - 1);
        long value = words[word] >>> shift;
        if (shift + width > WORD) {
            value |= words[word + 1] << (WORD - shift);
        }
        return value & (-1L >>> (WORD - width));
    }

    /** Reads as many numbers as fit into an array and adds a base to each. */
    static void readAll(long[] words, int width, long base, long[] into) {
        if (width == 0) {
            Arrays.fill(into, base);
            return;
        }
        long mask = -1L >>> (WORD - width);
        int bit = 0;
        for (int place = 0; place < into.length; place++, bit += width) {
            int word = bit >>> WORD_SHIFT;
            int shift = bit & (WORD - 1);
            long value = words[word] >>> shift;
            if (shift + width > WORD) {
                value |= words[word + 1] << (WORD - shift);
            }
            into[place] = base + (value & mask);
        }
    }

    /** Writes numbers, each less a base. Width 0 writes nothing. */
    static long[] write(long[] values, int count, long base, int width) {
        long[] words = new long[(count * width + WORD - 1) >>> WORD_SHIFT];
        if (width == 0) {
            return words;
        }
        long word = 0;
        int used = 0;
        int next = 0;
        for (int place = 0; place < count; place++) {
            long value = values[place] - base;
            word |= value << used;
            used += width;
            if (used >= WORD) {
                words[next++] = word;
                used -= WORD;
                word = used == 0 ? 0 : value >>> (width - used);
            }
        }
        if (used > 0) {
            words[next] = word;
        }
        return words;
    }

    /** How many bits a number takes, 64 if it is negative. */
    static int width(long value) {
        return WORD - Long.numberOfLeadingZeros(value);
    }
}

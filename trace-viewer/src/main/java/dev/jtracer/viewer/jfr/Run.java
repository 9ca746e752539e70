package dev.jtracer.viewer.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Events of one type that lie in one window, decoded together: field by field, each of them for all events. For one thread.
 *
 * <p>Decoding event by event makes each number wait for the one before it, whose length says where it begins, and jumps from
 * one kind of field to the next. Field by field the events do not wait for each other, and each loop does one thing: several
 * times as fast. A place for each event says how far it is read.
 */
final class Run {
    /** Runs are no longer, so that all of one stays near the processor. */
    static final int MOST_EVENTS = 1 << 12;

    /** Bytes there must be behind the last event. */
    static final int SLACK = 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long TOP_BITS = 0x8080808080808080L;
    private static final int LAST_SHIFT = 56;

    private final Cursor cursor;
    private final int[] at = new int[MOST_EVENTS];
    private final long[] numbers = new long[MOST_EVENTS];
    private byte[] bytes = {};
    private int[] ends = {};
    private int first;
    private int size;

    Run(boolean compressed) {
        cursor = new Cursor(compressed);
    }

    /** Begins to read some of the events whose contents begin and end at places of a window. */
    void begin(byte[] window, int[] begins, int[] contentEnds, int from, int to) {
        bytes = window;
        ends = contentEnds;
        first = from;
        size = to - from;
        System.arraycopy(begins, from, at, 0, size);
    }

    int size() {
        return size;
    }

    /** Whether an event was read beyond its end. */
    boolean overrun() {
        boolean overrun = false;
        for (int k = 0; k < size; k++) {
            overrun |= at[k] > ends[first + k];
        }
        return overrun;
    }

    /** The cursor at an event's place; {@link #moved} puts the place where it then is. */
    Cursor cursor(int k) {
        return cursor.set(bytes, at[k], ends[first + k]);
    }

    void moved(int k) {
        at[k] = cursor.at();
    }

    /** Reads a number of each: the next 64 bits or the key of a constant. Good until the next call. */
    long[] longs() {
        longs(numbers, 0);
        return numbers;
    }

    /** Reads a number of each into an array. */
    void longs(long[] into, int row) {
        if (cursor.compressed()) {
            varints(into, row);
            return;
        }
        for (int k = 0; k < size; k++) {
            into[row + k] = cursor(k).readLong();
            moved(k);
        }
    }

    /** Reads a number of seven bits a byte of each. Eight bytes at once: which of them belong to it the top bits say. */
    private void varints(long[] into, int row) {
        byte[] b = bytes;
        for (int k = 0; k < size; k++) {
            int i = at[k];
            long value = b[i];
            if (value >= 0) {
                i++;
            } else {
                long eight = (long) EIGHT.get(b, i);
                long last = ~eight & TOP_BITS;
                if (last != 0) {
                    value = sevens(eight & (last ^ (last - 1)) & ~TOP_BITS);
                    i += (Long.numberOfTrailingZeros(last) >>> 3) + 1;
                } else {
                    value = sevens(eight & ~TOP_BITS) | (long) b[i + Long.BYTES] << LAST_SHIFT;
                    i += Long.BYTES + 1;
                }
            }
            into[row + k] = value;
            at[k] = i;
        }
    }

    /** The number in the low seven bits of each of eight bytes, the lowest first. */
    static long sevens(long bytes) {
        long pairs = (bytes & 0x007f007f007f007fL) | ((bytes & 0x7f007f007f007f00L) >>> 1);
        long fours = (pairs & 0x00003fff00003fffL) | ((pairs & 0x3fff00003fff0000L) >>> 2);
        return (fours & 0x0fffffffL) | ((fours & 0x0fffffff00000000L) >>> 4);
    }

    /** Reads numbers of a type of each. */
    void numbers(Primitive primitive, boolean unsigned, long[] into, int row) {
        if (primitive == Primitive.BOOLEAN) {
            for (int k = 0; k < size; k++) {
                into[row + k] = bytes[at[k]++] != 0 ? 1 : 0;
            }
        } else if (primitive == Primitive.INT && cursor.compressed() && !unsigned) {
            varints(into, row);
            for (int k = 0; k < size; k++) {
                into[row + k] = (int) into[row + k];
            }
        } else {
            for (int k = 0; k < size; k++) {
                into[row + k] = primitive.read(cursor(k), unsigned);
                moved(k);
            }
        }
    }

    /** Steps over values of each. */
    void skip(Layout layout) {
        int bytesOfEach = layout.bytes();
        int varintsOfEach = layout.varints();
        if (bytesOfEach >= 0) {
            for (int k = 0; k < size; k++) {
                at[k] += bytesOfEach;
            }
        } else if (varintsOfEach >= 0) {
            for (int i = 0; i < varintsOfEach; i++) {
                varints(numbers, 0);
            }
        } else {
            for (int k = 0; k < size; k++) {
                layout.skip(cursor(k));
                moved(k);
            }
        }
    }

    /** Reads a text of each into its row. */
    void texts(ChunkRows rows, long[] into, int row) {
        byte[] b = bytes;
        for (int k = 0; k < size; k++) {
            int from = at[k];
            int length = b[from + 1];
            int to = from + 2 + length;
            boolean shortText = length > 0 && to <= ends[first + k];
            int known = shortText ? rows.recentText(b, from, to) : -1;
            if (known >= 0) {
                into[row + k] = known;
                at[k] = to;
            } else if (shortText && isBytes(b, from, length)) {
                into[row + k] = rows.inlineText(b, from, to);
                at[k] = to;
            } else {
                into[row + k] = rows.text(cursor(k));
                moved(k);
            }
        }
    }

    /** Whether a text takes a byte for each character, if it is one of characters; else it always does. */
    private boolean isBytes(byte[] b, int from, int length) {
        int encoding = b[from];
        if (encoding == Cursor.TEXT_LATIN1 || encoding == Cursor.TEXT_UTF8) {
            return cursor.compressed();
        }
        if (encoding != Cursor.TEXT_CHARS || !cursor.compressed()) {
            return false;
        }
        int i = from + 2;
        int end = i + length;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            if (((long) EIGHT.get(b, i) & TOP_BITS) != 0) {
                return false;
            }
        }
        long rest = (1L << (Long.BYTES * (end - i))) - 1;
        return ((long) EIGHT.get(b, i) & TOP_BITS & rest) == 0;
    }

    /** A window that has room for so many bytes of events. */
    static byte[] window(int length) {
        return new byte[length + SLACK];
    }

    /** The same places with room for more. */
    static int[] grown(int[] places) {
        return Arrays.copyOf(places, Math.min(MOST_EVENTS, 2 * places.length));
    }
}

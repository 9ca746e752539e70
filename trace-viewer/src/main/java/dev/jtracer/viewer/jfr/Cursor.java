package dev.jtracer.viewer.jfr;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the bytes of an event and reads what JFR writes. For one thread.
 *
 * <p>Numbers are written seven bits a byte, the lowest first, the top bit saying that more follow; the ninth byte of a long
 * number holds eight. With the header's flag off they are written in full, the highest byte first.
 *
 * <p>Not each byte is checked. Beyond the array there is an {@link IndexOutOfBoundsException}; beyond the end of the event
 * there are numbers that mean nothing: who has read an event asks {@link #overrun}.
 */
final class Cursor {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final int LAST_SHIFT = 56;

    /** How a text begins. */
    static final int TEXT_NULL = 0;

    static final int TEXT_EMPTY = 1;
    static final int TEXT_POOLED = 2;
    static final int TEXT_UTF8 = 3;
    static final int TEXT_CHARS = 4;
    static final int TEXT_LATIN1 = 5;

    private final boolean compressed;
    private byte[] bytes = {};
    private int at;
    private int end;

    Cursor(boolean compressed) {
        this.compressed = compressed;
    }

    /** Whether numbers are written seven bits a byte. */
    boolean compressed() {
        return compressed;
    }

    /** Goes to a place; what is read from there ends before another. */
    Cursor set(byte[] array, int from, int to) {
        bytes = array;
        at = from;
        end = to;
        return this;
    }

    byte[] bytes() {
        return bytes;
    }

    int at() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** Whether more was read than there was. */
    boolean overrun() {
        return at > end;
    }

    /** A number written seven bits a byte. */
    long varint() {
        byte first = bytes[at];
        if (first >= 0) {
            at++;
            return first;
        }
        return longVarint(first);
    }

    /**
     * One of several bytes. Branches on each: processors guess the length of most, and go on with what follows. Shorter ways to
     * put eight bytes together make each number wait for the one before it.
     */
    private long longVarint(byte first) {
        byte[] array = bytes;
        int i = at + 1;
        long value = first & 0x7f;
        int shift = 7;
        while (shift < LAST_SHIFT) {
            byte b = array[i++];
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                at = i;
                return value;
            }
            shift += 7;
        }
        value |= (long) array[i++] << LAST_SHIFT;
        at = i;
        return value;
    }

    /** A number of up to 64 bits; so are keys of constant pools and ids of types. */
    long readLong() {
        return compressed ? varint() : fixedLong();
    }

    int readInt() {
        return compressed ? (int) varint() : fixedInt();
    }

    char readChar() {
        return compressed ? (char) varint() : (char) fixedShort();
    }

    short readShort() {
        return compressed ? (short) varint() : fixedShort();
    }

    byte readByte() {
        return bytes[at++];
    }

    boolean readBoolean() {
        return bytes[at++] != 0;
    }

    float readFloat() {
        return Float.intBitsToFloat(fixedInt());
    }

    double readDouble() {
        return Double.longBitsToDouble(fixedLong());
    }

    /** A length: of a text, an array, a table. Each of its elements takes a byte at least. */
    int readLength() {
        int length = readInt();
        if (length < 0 || length > end - at) {
            throw new Malformed("a length of " + length + " where " + Math.max(0, end - at) + " bytes are left");
        }
        return length;
    }

    /**
     * The text whose first byte was read and is this one; never {@link #TEXT_POOLED}.
     *
     * @return null for {@link #TEXT_NULL}
     */
    @Nullable
    String readText(int encoding) {
        return switch (encoding) {
            case TEXT_NULL -> null;
            case TEXT_EMPTY -> "";
            case TEXT_UTF8 -> readBytes(StandardCharsets.UTF_8);
            case TEXT_LATIN1 -> readBytes(StandardCharsets.ISO_8859_1);
            case TEXT_CHARS -> readChars();
            default -> throw new Malformed("a text of encoding " + encoding);
        };
    }

    private String readBytes(Charset charset) {
        int length = readLength();
        int from = at;
        at += length;
        return new String(bytes, from, length, charset);
    }

    private String readChars() {
        char[] chars = new char[readLength()];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = readChar();
        }
        return new String(chars);
    }

    void skipText() {
        int encoding = readByte();
        switch (encoding) {
            case TEXT_NULL, TEXT_EMPTY -> {}
            case TEXT_POOLED -> readLong();
            case TEXT_UTF8, TEXT_LATIN1 -> skip(readLength());
            case TEXT_CHARS -> {
                int length = readLength();
                if (compressed) {
                    skipVarints(length);
                } else {
                    skip(Character.BYTES * length);
                }
            }
            default -> throw new Malformed("a text of encoding " + encoding);
        }
    }

    void skip(int count) {
        at += count;
    }

    void skipVarints(int count) {
        byte[] array = bytes;
        int i = at;
        for (int left = count; left > 0; left--) {
            int longest = i + 8;
            while (array[i] < 0 && i < longest) {
                i++;
            }
            i++;
        }
        at = i;
    }

    private long fixedLong() {
        long value = (long) LONGS.get(bytes, at);
        at += Long.BYTES;
        return value;
    }

    private int fixedInt() {
        int value = (int) INTS.get(bytes, at);
        at += Integer.BYTES;
        return value;
    }

    private short fixedShort() {
        short value = (short) SHORTS.get(bytes, at);
        at += Short.BYTES;
        return value;
    }
}

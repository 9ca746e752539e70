package dev.jtracer.viewer.column;

import java.util.Arrays;

/**
 * An immutable column of whole numbers in as few bits as they need, each readable by its row alone.
 *
 * <p>Rows are kept in pages of {@value #PAGE_ROWS}. A page stores its smallest value, and of each value the difference to it, all
 * in the width of the largest difference: times of one thread take some 20 bits, rows of a dictionary a handful, a column that
 * says the same everywhere none. This is known as frame of reference with bit packing.
 *
 * <pre>
 *   values   1000 1003 1001 1010        base 1000, width 4
 *   bits     0000 0011 0001 1010
 * </pre>
 *
 * <p>Safe to share between threads. Reading costs a few nanoseconds; a page costs some 30 bytes beside its bits.
 */
public final class PackedColumn {
    /** How many rows a page has. */
    public static final int PAGE_ROWS = 256;

    static final int PAGE_SHIFT = 8;

    private final long[] base;
    private final byte[] width;
    private final long[][] words;
    private final int size;

    PackedColumn(long[] base, byte[] width, long[][] words, int size) {
        this.base = base;
        this.width = width;
        this.words = words;
        this.size = size;
    }

    /** A column of these values. */
    public static PackedColumn of(int... values) {
        PackedColumnBuilder column = new PackedColumnBuilder();
        for (int value : values) {
            column.add(value);
        }
        return column.build();
    }

    /** A column of these values. */
    public static PackedColumn of(long... values) {
        PackedColumnBuilder column = new PackedColumnBuilder();
        for (long value : values) {
            column.add(value);
        }
        return column.build();
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /**
     * The value at a row.
     *
     * @param row from 0 to {@link #size()} - 1
     * @throws IndexOutOfBoundsException if there is no page for the row; in the last page, rows without a value are not told apart
     */
    public long get(int row) {
        int page = row >> PAGE_SHIFT;
        int bits = width[page];
        return bits == 0 ? base[page] : base[page] + Bits.read(words[page], row & (PAGE_ROWS - 1), bits);
    }

    /** The value at a row, of a column that holds ints. */
    public int getInt(int row) {
        return (int) get(row);
    }

    /** All values in an array of its own. */
    public long[] toArray() {
        long[] values = new long[size];
        Arrays.setAll(values, this::get);
        return values;
    }

    /** How many bytes of memory it takes, about. */
    public long bytes() {
        long bytes = 13L * width.length;
        for (long[] page : words) {
            bytes += page.length == 0 ? 0 : 16 + 8L * page.length;
        }
        return bytes;
    }
}

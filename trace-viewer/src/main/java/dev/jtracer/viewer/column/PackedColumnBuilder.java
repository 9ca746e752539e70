package dev.jtracer.viewer.column;

import java.util.Arrays;

/** Fills a {@link PackedColumn} row by row. What was added can be read and replaced. For one thread. */
public final class PackedColumnBuilder {
    private static final long[] NO_WORDS = {};
    private static final int FIRST_ROOM = 2;

    private long[] base = {};
    private byte[] width = {};
    private long[][] words = {};
    /** How many pages are packed. */
    private int pages;
    /** The values after the packed pages. */
    private long[] open = new long[FIRST_ROOM];

    private int openRows;

    /** An empty column. */
    public PackedColumnBuilder() {}

    /** Appends a value. */
    public void add(long value) {
        if (openRows == open.length) {
            open = Arrays.copyOf(open, Math.min(PackedColumn.PAGE_ROWS, 2 * openRows));
        }
        open[openRows++] = value;
        closeIfFull();
    }

    /** Appends the first so many of some values, at less cost than one by one. */
    public void addAll(long[] values, int count) {
        for (int next = 0; next < count; ) {
            int rows = room(count - next);
            System.arraycopy(values, next, open, openRows, rows);
            next += rows;
            openRows += rows;
            closeIfFull();
        }
    }

    /** Appends the first so many of some values, at less cost than one by one. */
    public void addAll(int[] values, int count) {
        for (int next = 0; next < count; ) {
            int rows = room(count - next);
            for (int row = 0; row < rows; row++) {
                open[openRows + row] = values[next + row];
            }
            next += rows;
            openRows += rows;
            closeIfFull();
        }
    }

    /** Makes room for rows in the open page; for how many there is room now, at most the rows asked for. */
    private int room(int rows) {
        int wanted = Math.min(PackedColumn.PAGE_ROWS, openRows + rows);
        if (wanted > open.length) {
            open = Arrays.copyOf(open, Math.min(PackedColumn.PAGE_ROWS, Math.max(wanted, 2 * open.length)));
        }
        return wanted - openRows;
    }

    /** How many values were added. */
    public int size() {
        return (pages << PackedColumn.PAGE_SHIFT) + openRows;
    }

    /** The value at a row below {@link #size()}. */
    public long get(int row) {
        int page = row >> PackedColumn.PAGE_SHIFT;
        int place = row & (PackedColumn.PAGE_ROWS - 1);
        if (page == pages) {
            return open[place];
        }
        return width[page] == 0 ? base[page] : base[page] + Bits.read(words[page], place, width[page]);
    }

    /** The value at a row below {@link #size()}, of a column that holds ints. */
    public int getInt(int row) {
        return (int) get(row);
    }

    /** Reads the page of a row, as far as it is filled: into the places that the rows have in it. */
    public void readPage(int row, long[] into) {
        int page = row >> PackedColumn.PAGE_SHIFT;
        if (page == pages) {
            System.arraycopy(open, 0, into, 0, openRows);
        } else {
            Bits.readAll(words[page], width[page], base[page], into);
        }
    }

    /** A number that no value in the page of a row exceeds; pages begin at multiples of {@value PackedColumn#PAGE_ROWS}. */
    public long pageBound(int row) {
        int page = row >> PackedColumn.PAGE_SHIFT;
        if (page == pages || width[page] >= Long.SIZE - 1) {
            return Long.MAX_VALUE;
        }
        return base[page] + (1L << width[page]) - 1;
    }

    /** Replaces the value at a row below {@link #size()}. In a packed page that costs as much as {@value PackedColumn#PAGE_ROWS} reads. */
    public void set(int row, long value) {
        int page = row >> PackedColumn.PAGE_SHIFT;
        int place = row & (PackedColumn.PAGE_ROWS - 1);
        if (page == pages) {
            open[place] = value;
            return;
        }
        long[] values = new long[PackedColumn.PAGE_ROWS];
        int first = row - place;
        for (int i = 0; i < values.length; i++) {
            values[i] = get(first + i);
        }
        values[place] = value;
        pack(base, width, words, page, values, values.length);
    }

    /** A column of what was added until now. It shares its pages with the builder, which may go on. */
    public PackedColumn build() {
        int all = pages + (openRows > 0 ? 1 : 0);
        long[] bases = Arrays.copyOf(base, all);
        byte[] widths = Arrays.copyOf(width, all);
        long[][] pageWords = Arrays.copyOf(words, all);
        if (openRows > 0) {
            pack(bases, widths, pageWords, pages, open, openRows);
        }
        return new PackedColumn(bases, widths, pageWords, size());
    }

    private void closeIfFull() {
        if (openRows == PackedColumn.PAGE_ROWS) {
            if (pages == width.length) {
                int room = Growth.next(pages);
                base = Arrays.copyOf(base, room);
                width = Arrays.copyOf(width, room);
                words = Arrays.copyOf(words, room);
            }
            pack(base, width, words, pages, open, openRows);
            pages++;
            openRows = 0;
        }
    }

    /** Packs the first so many of some values into a page. */
    static void pack(long[] base, byte[] width, long[][] words, int page, long[] values, int count) {
        long min = values[0];
        long max = values[0];
        for (int i = 1; i < count; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
        }
        int bits = Bits.width(max - min);
        base[page] = min;
        width[page] = (byte) bits;
        words[page] = bits == 0 ? NO_WORDS : Bits.write(values, count, min, bits);
    }
}

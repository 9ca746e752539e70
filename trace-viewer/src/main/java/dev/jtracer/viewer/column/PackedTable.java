package dev.jtracer.viewer.column;

import java.util.Arrays;

/**
 * Fills several columns of known length together, in parts, each by a thread of its own. Parts are rows in a row; together they
 * are all rows. Pages that lie in one part are packed by its thread, those at the seams in the end.
 */
public final class PackedTable {
    private final long[][] base;
    private final byte[][] width;
    private final long[][][] words;
    /** For each page at a seam its values, column by column. */
    private final long[][][] seams;

    private final int columns;
    private final int size;

    /** A table of so many columns and rows. */
    public PackedTable(int columns, int size) {
        this.columns = columns;
        this.size = size;
        int pages = (size + PackedColumn.PAGE_ROWS - 1) >> PackedColumn.PAGE_SHIFT;
        base = new long[columns][pages];
        width = new byte[columns][pages];
        words = new long[columns][pages][];
        seams = new long[pages][][];
    }

    /** A part that begins at a row. For one thread; different parts for different ones. */
    public Part part(int firstRow) {
        return new Part(firstRow);
    }

    /** A column, once all parts have ended, as its thread sees. */
    public PackedColumn column(int column) {
        for (int page = 0; page < seams.length; page++) {
            if (seams[page] != null) {
                int rows = Math.min(PackedColumn.PAGE_ROWS, size - (page << PackedColumn.PAGE_SHIFT));
                pack(column, page, seams[page][column], rows);
            }
        }
        return new PackedColumn(base[column], width[column], words[column], size);
    }

    private void pack(int column, int page, long[] values, int rows) {
        PackedColumnBuilder.pack(base[column], width[column], words[column], page, values, rows);
    }

    private long[][] seam(int page) {
        synchronized (seams) {
            if (seams[page] == null) {
                seams[page] = new long[columns][PackedColumn.PAGE_ROWS];
            }
            return seams[page];
        }
    }

    /** Takes the values of a part, row by row. */
    public final class Part {
        private final int firstRow;
        private final long[][] values;
        private int page;
        private int place;

        private Part(int firstRow) {
            this.firstRow = firstRow;
            page = firstRow >> PackedColumn.PAGE_SHIFT;
            place = firstRow & (PackedColumn.PAGE_ROWS - 1);
            values = new long[columns][PackedColumn.PAGE_ROWS];
        }

        /** Sets a column in all rows to come. */
        public void setAll(int column, long value) {
            Arrays.fill(values[column], value);
        }

        /** Sets a column of the current row. */
        public void set(int column, long value) {
            values[column][place] = value;
        }

        /** Goes on to the next row. */
        public void next() {
            place++;
            if (place == PackedColumn.PAGE_ROWS) {
                endPage();
            }
        }

        /** Ends the part. */
        public void end() {
            copyToSeam();
        }

        private void endPage() {
            if (page << PackedColumn.PAGE_SHIFT >= firstRow) {
                for (int column = 0; column < columns; column++) {
                    pack(column, page, values[column], place);
                }
            } else {
                copyToSeam();
            }
            page++;
            place = 0;
        }

        private void copyToSeam() {
            int from = Math.max(0, firstRow - (page << PackedColumn.PAGE_SHIFT));
            if (from < place) {
                long[][] seam = seam(page);
                for (int column = 0; column < columns; column++) {
                    System.arraycopy(values[column], from, seam[column], from, place - from);
                }
            }
        }
    }
}

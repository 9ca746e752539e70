package dev.jtracer.viewer.column;

/**
 * Fills a column of known length in parts, each by a thread of its own. Parts are rows in a row; together they are all rows. Pages
 * that lie in one part are packed by its thread, those at the seams in the end.
 */
public final class PackedColumnParts {
    private final long[] base;
    private final byte[] width;
    private final long[][] words;
    /** The values of the pages at seams. */
    private final long[][] seams;

    private final int size;

    /** A column of so many rows. */
    public PackedColumnParts(int size) {
        this.size = size;
        int pages = (size + PackedColumn.PAGE_ROWS - 1) >> PackedColumn.PAGE_SHIFT;
        base = new long[pages];
        width = new byte[pages];
        words = new long[pages][];
        seams = new long[pages][];
    }

    /** A part that begins at a row. For one thread; different parts for different ones. */
    public Part part(int firstRow) {
        return new Part(firstRow);
    }

    /** The column, once all parts have ended, as its thread sees. */
    public PackedColumn build() {
        for (int page = 0; page < seams.length; page++) {
            if (seams[page] != null) {
                int first = page << PackedColumn.PAGE_SHIFT;
                PackedColumnBuilder.pack(
                        base, width, words, page, seams[page], Math.min(PackedColumn.PAGE_ROWS, size - first));
                seams[page] = null;
            }
        }
        return new PackedColumn(base, width, words, size);
    }

    private long[] seam(int page) {
        synchronized (seams) {
            if (seams[page] == null) {
                seams[page] = new long[PackedColumn.PAGE_ROWS];
            }
            return seams[page];
        }
    }

    /** Takes the values of a part, row by row. */
    public final class Part {
        private final int firstRow;
        private int page;
        private int place;
        private long[] values;

        private Part(int firstRow) {
            this.firstRow = firstRow;
            page = firstRow >> PackedColumn.PAGE_SHIFT;
            place = firstRow & (PackedColumn.PAGE_ROWS - 1);
            values = new long[PackedColumn.PAGE_ROWS];
        }

        /** Appends a value. */
        public void add(long value) {
            values[place++] = value;
            if (place == PackedColumn.PAGE_ROWS) {
                if (page << PackedColumn.PAGE_SHIFT >= firstRow) {
                    PackedColumnBuilder.pack(base, width, words, page, values, place);
                } else {
                    copyToSeam(firstRow & (PackedColumn.PAGE_ROWS - 1));
                }
                page++;
                place = 0;
            }
        }

        /** Ends the part. */
        public void end() {
            boolean inFirstPage = page << PackedColumn.PAGE_SHIFT < firstRow;
            int from = inFirstPage ? firstRow & (PackedColumn.PAGE_ROWS - 1) : 0;
            if (from < place) {
                copyToSeam(from);
            }
        }

        private void copyToSeam(int from) {
            System.arraycopy(values, from, seam(page), from, place - from);
        }
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/** Reads some rows of a lane one after the other, page by page. */
final class RegionStretch {
    /** Has no region. */
    static final RegionStretch NONE = new RegionStretch(0, 0);

    private final PackedColumnBuilder[] columns;
    private final long[][] page;
    private final int endRow;
    private int row;
    private int place = PackedColumn.PAGE_ROWS;
    private long start;
    private long end;

    /** The rows from one to another, the last one left out, of columns: start, duration, type, task and flags. */
    RegionStretch(int firstRow, int endRow, PackedColumnBuilder... columns) {
        this.columns = columns;
        this.endRow = endRow;
        page = new long[columns.length][endRow == firstRow ? 0 : PackedColumn.PAGE_ROWS];
        row = firstRow - 1;
    }

    /** Goes to the next region; false if there is none. */
    boolean next() {
        row++;
        if (row >= endRow) {
            return false;
        }
        place++;
        if (place >= PackedColumn.PAGE_ROWS) {
            place = row % PackedColumn.PAGE_ROWS;
            for (int column = 0; column < columns.length; column++) {
                columns[column].readPage(row, page[column]);
            }
        }
        start = page[0][place];
        end = start + page[1][place];
        return true;
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    void give(RegionLane.Sink sink) {
        sink.region(start, end, (int) page[2][place], page[3][place], (int) page[4][place]);
    }
}

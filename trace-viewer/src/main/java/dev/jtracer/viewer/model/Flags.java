package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;

/** Yes-or-no columns, packed into one byte a row. */
final class Flags {
    static final int VIRTUAL = 1;
    static final int STARTED = 2;
    static final int ENDED = 4;

    static final int OPEN_AT_START = 1;
    static final int OPEN_AT_END = 2;
    static final int LATE = 4;
    static final int BEGIN_UNKNOWN = 8;

    private Flags() {}

    static byte[] bytes(IntColumn column) {
        byte[] bytes = new byte[column.size()];
        for (int row = 0; row < bytes.length; row++) {
            bytes[row] = (byte) column.get(row);
        }
        return bytes;
    }

    static int open(boolean atStart, boolean atEnd) {
        return (atStart ? OPEN_AT_START : 0) | (atEnd ? OPEN_AT_END : 0);
    }
}

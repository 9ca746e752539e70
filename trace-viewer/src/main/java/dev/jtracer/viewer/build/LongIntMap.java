package dev.jtracer.viewer.build;

import java.util.Arrays;

/** From ids to rows, without a boxed one: open addressing in two arrays. Ids not put are at row -1. */
final class LongIntMap {
    private long[] ids = new long[64];
    private int[] rows = new int[64];
    private int size;

    LongIntMap() {
        Arrays.fill(rows, -1);
    }

    /** The row of an id, -1 if it has none. */
    int get(long id) {
        return rows[place(id)];
    }

    /** Gives an id a row of 0 or more; returns whether it had none before. */
    boolean put(long id, int row) {
        int place = place(id);
        boolean added = rows[place] < 0;
        ids[place] = id;
        rows[place] = row;
        size += added ? 1 : 0;
        if (2 * size > ids.length) {
            grow();
        }
        return added;
    }

    private void grow() {
        long[] oldIds = ids;
        int[] oldRows = rows;
        ids = new long[2 * oldIds.length];
        rows = new int[ids.length];
        Arrays.fill(rows, -1);
        for (int place = 0; place < oldIds.length; place++) {
            if (oldRows[place] >= 0) {
                int now = place(oldIds[place]);
                ids[now] = oldIds[place];
                rows[now] = oldRows[place];
            }
        }
    }

    private int place(long id) {
        long spread = id * 0x9E3779B97F4A7C15L;
        int place = (int) (spread >>> (Long.numberOfLeadingZeros(ids.length) + 1));
        while (rows[place] >= 0 && ids[place] != id) {
            place = (place + 1) & (ids.length - 1);
        }
        return place;
    }
}

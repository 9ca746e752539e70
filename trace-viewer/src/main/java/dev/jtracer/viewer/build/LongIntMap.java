package dev.jtracer.viewer.build;

import java.util.Arrays;

/**
 * From ids to rows, without a boxed one. Ids that count up share pages, so that neighbours are found in one place and take four
 * bytes each; an id far from all others takes a page of its own. Pages are found by open addressing in two arrays. Ids not put
 * are at row -1.
 */
final class LongIntMap {
    private static final int PAGE_SHIFT = 4;
    private static final int PAGE_IDS = 1 << PAGE_SHIFT;

    private long[] slotId = new long[64];
    /** The page in each slot, -1 if there is none. */
    private int[] slotPage = new int[64];

    private int[] rows = new int[PAGE_IDS];
    private int pages;
    private long lastId;
    private int lastPage = -1;

    LongIntMap() {
        Arrays.fill(slotPage, -1);
    }

    /** The row of an id, -1 if it has none. */
    int get(long id) {
        int page = page(id >> PAGE_SHIFT);
        return page < 0 ? -1 : rows[place(page, id)];
    }

    /** Gives an id a row of 0 or more; returns whether it had none before. */
    boolean put(long id, int row) {
        int page = page(id >> PAGE_SHIFT);
        int place = place(page < 0 ? addPage(id >> PAGE_SHIFT) : page, id);
        boolean added = rows[place] < 0;
        rows[place] = row;
        return added;
    }

    private static int place(int page, long id) {
        return (page << PAGE_SHIFT) + (int) (id & (PAGE_IDS - 1));
    }

    private int page(long pageId) {
        if (pageId != lastId || lastPage < 0) {
            lastId = pageId;
            lastPage = slotPage[slot(pageId)];
        }
        return lastPage;
    }

    private int addPage(long pageId) {
        if (2 * (pages + 1) > slotId.length) {
            growSlots();
        }
        int slot = slot(pageId);
        slotId[slot] = pageId;
        slotPage[slot] = pages;
        int from = pages << PAGE_SHIFT;
        if (from + PAGE_IDS > rows.length) {
            rows = Arrays.copyOf(rows, rows.length + Math.max(PAGE_IDS, (rows.length >> 1) & -PAGE_IDS));
        }
        Arrays.fill(rows, from, from + PAGE_IDS, -1);
        lastId = pageId;
        lastPage = pages++;
        return lastPage;
    }

    private void growSlots() {
        long[] oldIds = slotId;
        int[] oldPages = slotPage;
        slotId = new long[2 * oldIds.length];
        slotPage = new int[slotId.length];
        Arrays.fill(slotPage, -1);
        for (int old = 0; old < oldIds.length; old++) {
            if (oldPages[old] >= 0) {
                int slot = slot(oldIds[old]);
                slotId[slot] = oldIds[old];
                slotPage[slot] = oldPages[old];
            }
        }
    }

    private int slot(long pageId) {
        long spread = pageId * 0x9E3779B97F4A7C15L;
        int slot = (int) (spread >>> (Long.numberOfLeadingZeros(slotId.length) + 1));
        while (slotPage[slot] >= 0 && slotId[slot] != pageId) {
            slot = (slot + 1) & (slotId.length - 1);
        }
        return slot;
    }
}

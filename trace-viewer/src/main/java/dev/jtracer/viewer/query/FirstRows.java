package dev.jtracer.viewer.query;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The first {@code limit} of many rows in some order, without sorting them all: O(n log limit) time, and memory for the rows
 * that were offered and could still be among them.
 */
final class FirstRows {
    /*
     * A binary heap with the last of the kept rows on top: a row that comes after it is dismissed by one comparison, which
     * is what happens to almost all of a million rows when a page of 50 is asked for.
     *
     *              heap[0]  the last of those kept
     *             /       \
     *        heap[1]     heap[2]     each before its parent
     */
    private final RowOrder order;
    private final int limit;
    private int[] heap;
    private int size;
    /** What sorts the rows, if a number does. */
    private @Nullable IntToLongFunction key;

    private boolean descending;
    /** The key of the last of the rows kept, once there are enough. */
    private long lastKey;

    /**
     * @param order a total order: no two rows are equal in it
     * @param limit how many rows to keep, at least 1
     */
    FirstRows(RowOrder order, int limit) {
        this.order = order;
        this.limit = limit;
        heap = new int[Math.min(limit, 64)];
    }

    /**
     * Rows in the order of a key, and of one key the lower row first. It is asked once for a row that is dismissed, which is what
     * makes it faster than an order.
     */
    static FirstRows byKey(IntToLongFunction key, boolean descending, int limit) {
        RowOrder ascending = (a, b) -> Long.compare(key.applyAsLong(a), key.applyAsLong(b));
        FirstRows first = new FirstRows((descending ? ascending.reversed() : ascending).thenByRow(), limit);
        first.key = key;
        first.descending = descending;
        return first;
    }

    /** Takes the row if it is among the first so far. */
    void offer(int row) {
        if (key != null && size == limit && comesAfterLast(key.applyAsLong(row))) {
            return;
        }
        keep(row);
        if (key != null && size == limit) {
            lastKey = key.applyAsLong(heap[0]);
        }
    }

    /** The key of the last of the rows kept once there are enough, before that the largest there is; of ascending {@link #byKey}. */
    long lastKey() {
        return size < limit ? Long.MAX_VALUE : lastKey;
    }

    /** Returns the rows kept, in order. No row may be offered any more. */
    int[] sorted() {
        int[] rows = heap;
        for (int end = size - 1; end > 0; end--) {
            int last = rows[0];
            rows[0] = rows[end];
            rows[end] = last;
            siftDown(end);
        }
        return Arrays.copyOf(rows, size);
    }

    private boolean comesAfterLast(long keyOfRow) {
        return descending ? keyOfRow < lastKey : keyOfRow > lastKey;
    }

    private void keep(int row) {
        if (size < limit) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, (int) Math.min(2L * size, limit));
            }
            heap[size] = row;
            siftUp(size++);
        } else if (order.compare(row, heap[0]) < 0) {
            heap[0] = row;
            siftDown(size);
        }
    }

    private void siftUp(int from) {
        int place = from;
        int row = heap[place];
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (order.compare(row, heap[parent]) < 0) {
                break;
            }
            heap[place] = heap[parent];
            place = parent;
        }
        heap[place] = row;
    }

    private void siftDown(int end) {
        int place = 0;
        int row = heap[0];
        while (true) {
            int child = 2 * place + 1;
            if (child >= end) {
                break;
            }
            if (child + 1 < end && order.compare(heap[child], heap[child + 1]) < 0) {
                child++;
            }
            if (order.compare(heap[child], row) < 0) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = row;
    }
}

package dev.jtracer.viewer.column;

import java.util.Arrays;

/** A growing column of ints, for builders: grows its array by half, so that adding costs no object per value. */
public final class IntColumn {
    private int[] values;
    private int size;

    /** An empty column. */
    public IntColumn() {
        this(16);
    }

    /** An empty column with room for {@code capacity} values. */
    public IntColumn(int capacity) {
        values = new int[Math.max(capacity, 1)];
    }

    /** Appends a value. */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Growth.next(size));
        }
        values[size++] = value;
    }

    /** The value at a row below {@link #size()}. */
    public int get(int row) {
        return values[row];
    }

    /** Replaces the value at a row below {@link #size()}. */
    public void set(int row, int value) {
        values[row] = value;
    }

    /** Takes all values back; the room stays. */
    public void clear() {
        size = 0;
    }

    /** How many values were added. */
    public int size() {
        return size;
    }

    /** The values as an array. It may be the column's own, which saves a copy of what fills its column: read it only. */
    public int[] toArray() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}

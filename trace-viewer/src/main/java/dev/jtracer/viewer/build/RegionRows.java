package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.RowOrder;
import java.util.Arrays;

/** Some regions in plain arrays. */
final class RegionRows {
    private static final int FIRST_ROOM = 4;
    private static final int START = 0;
    private static final int DURATION = 1;
    private static final int TYPE = 2;
    private static final int TASK = 3;

    private long[] start = new long[FIRST_ROOM];
    private long[] end = new long[FIRST_ROOM];
    private long[] taskId = new long[FIRST_ROOM];
    private long[] seq = new long[FIRST_ROOM];
    private int[] type = new int[FIRST_ROOM];
    private byte[] flags = new byte[FIRST_ROOM];
    private int size;

    void add(long from, long to, int typeRow, long task, long number, int flag) {
        if (size == start.length) {
            resize(2 * size);
        }
        start[size] = from;
        end[size] = to;
        taskId[size] = task;
        seq[size] = number;
        type[size] = typeRow;
        flags[size] = (byte) flag;
        size++;
    }

    int size() {
        return size;
    }

    long start(int row) {
        return start[row];
    }

    long end(int row) {
        return end[row];
    }

    int type(int row) {
        return type[row];
    }

    long taskId(int row) {
        return taskId[row];
    }

    long seq(int row) {
        return seq[row];
    }

    int flags(int row) {
        return flags[row];
    }

    /** Takes all rows back; the room stays unless it is for many more rows than this. */
    void clear(int rows) {
        size = 0;
        if (start.length > Math.max(FIRST_ROOM, 4 * rows)) {
            resize(FIRST_ROOM);
        }
    }

    private void resize(int room) {
        start = Arrays.copyOf(start, room);
        end = Arrays.copyOf(end, room);
        taskId = Arrays.copyOf(taskId, room);
        seq = Arrays.copyOf(seq, room);
        type = Arrays.copyOf(type, room);
        flags = Arrays.copyOf(flags, room);
    }

    /** The row after the last of those from a row on whose ends go up. */
    int endOfRun(int from) {
        int to = from + 1;
        while (to < size() && end[to] >= end[to - 1]) {
            to++;
        }
        return to;
    }

    /** The rows of a run by start, the outer ones first; in an array that may be longer, and good until the next call. */
    int[] order(Nesting nesting, int from, int to) {
        int[] order = nesting.order(start, end, seq, from, to);
        if (order == null) {
            order = RowOrder.sorted(to - from, (a, b) -> compare(from + a, from + b));
            for (int place = 0; place < order.length; place++) {
                order[place] += from;
            }
        }
        return order;
    }

    /** Appends some rows to columns: of starts, durations, types, tasks and flags. */
    void copy(int[] rows, int count, PackedColumnBuilder... columns) {
        long[] values = new long[count];
        for (int field = 0; field < columns.length; field++) {
            copy(field, rows, values);
            columns[field].addAll(values, count);
        }
    }

    private void copy(int field, int[] rows, long[] into) {
        switch (field) {
            case START -> {
                for (int i = 0; i < into.length; i++) {
                    into[i] = start[rows[i]];
                }
            }
            case DURATION -> {
                for (int i = 0; i < into.length; i++) {
                    into[i] = end[rows[i]] - start[rows[i]];
                }
            }
            case TYPE -> {
                for (int i = 0; i < into.length; i++) {
                    into[i] = type[rows[i]];
                }
            }
            case TASK -> {
                for (int i = 0; i < into.length; i++) {
                    into[i] = taskId[rows[i]];
                }
            }
            default -> {
                for (int i = 0; i < into.length; i++) {
                    into[i] = flags[rows[i]];
                }
            }
        }
    }

    private int compare(int a, int b) {
        int byStart = Long.compare(start[a], start[b]);
        int byEnd = byStart != 0 ? byStart : Long.compare(end[b], end[a]);
        return byEnd != 0 ? byEnd : Long.compare(seq[b], seq[a]);
    }
}

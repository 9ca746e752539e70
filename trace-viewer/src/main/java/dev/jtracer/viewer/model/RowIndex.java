package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table by group: the scopes of a task, the regions of a thread, the children of a task.
 *
 * <pre>{@code
 * RowIndex byTask = trace.scopes().byTask();
 * for (int i = byTask.first(taskRow); i < byTask.end(taskRow); i++) {
 *     int scopeRow = byTask.row(i);
 * }
 * }</pre>
 *
 * <p>Within a group, rows come in the table's own order, which is the order of time in every table.
 */
public final class RowIndex {
    /** {@code first[g]..first[g+1]} are the places of group g. */
    private final PackedColumn first;
    /** The row at each place; null when the table is sorted by group, so that the row is the place. */
    private final @Nullable PackedColumn rows;

    private RowIndex(PackedColumn first, @Nullable PackedColumn rows) {
        this.first = first;
        this.rows = rows;
    }

    /**
     * An index of rows by group.
     *
     * @param groupOfRow each row's group; rows with -1 are in no group
     * @param groups how many groups there are
     */
    public static RowIndex of(int[] groupOfRow, int groups) {
        return of(PackedColumn.of(groupOfRow), groups);
    }

    /**
     * An index of rows by group.
     *
     * @param groupOfRow each row's group; rows with -1 are in no group
     * @param groups how many groups there are
     */
    public static RowIndex of(PackedColumn groupOfRow, int groups) {
        int[] first = new int[groups + 1];
        boolean sorted = true;
        int previous = 0;
        for (int row = 0; row < groupOfRow.size(); row++) {
            int group = groupOfRow.getInt(row);
            sorted &= group >= previous;
            previous = group;
            if (group >= 0) {
                first[group + 1]++;
            }
        }
        for (int g = 0; g < groups; g++) {
            first[g + 1] += first[g];
        }
        if (sorted) {
            return new RowIndex(PackedColumn.of(first), null);
        }
        int[] next = first.clone();
        int[] rows = new int[first[groups]];
        for (int row = 0; row < groupOfRow.size(); row++) {
            int group = groupOfRow.getInt(row);
            if (group >= 0) {
                rows[next[group]++] = row;
            }
        }
        return new RowIndex(PackedColumn.of(first), PackedColumn.of(rows));
    }

    /**
     * An index of rows that are sorted by group.
     *
     * @param firstRow the first row of each group, and behind the last one how many rows there are
     */
    public static RowIndex ofSorted(int... firstRow) {
        return new RowIndex(PackedColumn.of(firstRow), null);
    }

    /** The same groups with the rows of each by a key, the lowest first. */
    RowIndex sortedWithin(IntToLongFunction key) {
        int[] sorted = new int[first.getInt(groups())];
        for (int group = 0; group < groups(); group++) {
            int from = first(group);
            long[] keys = new long[count(group)];
            Arrays.setAll(keys, i -> key.applyAsLong(row(from + i)));
            int place = from;
            for (int i : LongOrder.ascending(keys)) {
                sorted[place++] = row(from + i);
            }
        }
        return new RowIndex(first, PackedColumn.of(sorted));
    }

    /** How many groups there are. */
    public int groups() {
        return first.size() - 1;
    }

    /** The first place of a group. */
    public int first(int group) {
        return first.getInt(group);
    }

    /** The place after a group's last. */
    public int end(int group) {
        return first.getInt(group + 1);
    }

    /** How many rows a group has. */
    public int count(int group) {
        return first.getInt(group + 1) - first.getInt(group);
    }

    /** The row at a place between {@link #first} and {@link #end}. */
    public int row(int place) {
        return rows == null ? place : rows.getInt(place);
    }
}

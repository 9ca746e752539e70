package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The constant pool of a type in a chunk: values by key, each where it lies in a checkpoint, decoded when it is asked for
 * first. Beside the value it remembers which row the value became, so that an event costs one look-up. For one thread.
 */
final class Pool {
    /** A row nobody asked for yet. */
    static final int UNKNOWN = -2;

    private static final int[] NO_ROWS = {};
    private static final Object[] NO_VALUES = {};

    private final JfrType type;
    private final KeyIndex keys = new KeyIndex();
    private final List<byte[]> checkpoints = new ArrayList<>();
    private int[] checkpoint = new int[16];
    private int[] offset = new int[16];
    private int[] rows = NO_ROWS;
    private @Nullable Object[] values = NO_VALUES;
    private long lastKey;
    private int lastPlace = -1;

    Pool(JfrType type) {
        this.type = type;
    }

    JfrType type() {
        return type;
    }

    int size() {
        return keys.size();
    }

    /** Takes a value's place in. Of several values of one key the one put last counts. */
    void put(long key, byte[] bytes, int at) {
        int place = keys.add(key);
        if (place == offset.length) {
            offset = Arrays.copyOf(offset, 2 * place);
            checkpoint = Arrays.copyOf(checkpoint, 2 * place);
        }
        if (checkpoints.isEmpty() || checkpoints.get(checkpoints.size() - 1) != bytes) {
            checkpoints.add(bytes);
        }
        checkpoint[place] = checkpoints.size() - 1;
        offset[place] = at;
    }

    /** The place of a key, -1 if the pool does not have it: then the value is none. */
    int place(long key) {
        if (key != lastKey || lastPlace < 0) {
            lastPlace = keys.find(key);
            lastKey = key;
        }
        return lastPlace;
    }

    /** Goes to the value at a place. */
    Cursor seek(int place, Cursor in) {
        byte[] bytes = checkpoints.get(checkpoint[place]);
        return in.set(bytes, offset[place], bytes.length);
    }

    /** The row remembered of a place, {@link #UNKNOWN} if none was. */
    int row(int place) {
        return place < rows.length ? rows[place] : UNKNOWN;
    }

    int remember(int place, int row) {
        if (rows.length < keys.size()) {
            int had = rows.length;
            rows = Arrays.copyOf(rows, keys.size());
            Arrays.fill(rows, had, rows.length, UNKNOWN);
        }
        rows[place] = row;
        return row;
    }

    /** The value remembered of a place, null if none was. */
    @Nullable
    Object value(int place) {
        return place < values.length ? values[place] : null;
    }

    Object rememberValue(int place, Object value) {
        if (values.length < keys.size()) {
            values = Arrays.copyOf(values, keys.size());
        }
        values[place] = value;
        return value;
    }
}

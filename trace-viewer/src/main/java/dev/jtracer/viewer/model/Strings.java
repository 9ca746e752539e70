package dev.jtracer.viewer.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every string of a trace once; other tables hold its row. */
public final class Strings {
    private final String[] values;

    private Strings(String[] values) {
        this.values = values;
    }

    /** How many different strings there are. */
    public int size() {
        return values.length;
    }

    /** The string at a row. */
    public String get(int row) {
        return values[row];
    }

    /** The string at a row, null for -1. */
    public @Nullable String orNull(int row) {
        return row < 0 ? null : values[row];
    }

    /** Collects strings; each different one gets a row. */
    public static final class Builder {
        private final Map<String, Integer> rows = new HashMap<>();
        private final List<String> values = new ArrayList<>();

        /** An empty builder. */
        public Builder() {}

        /** The row of a string, -1 for null. */
        public int row(@Nullable String value) {
            if (value == null) {
                return -1;
            }
            Integer known = rows.putIfAbsent(value, values.size());
            if (known != null) {
                return known;
            }
            values.add(value);
            return values.size() - 1;
        }

        /** The string at a row given out before. */
        public String get(int row) {
            return values.get(row);
        }

        /** The finished table. */
        public Strings build() {
            return new Strings(values.toArray(String[]::new));
        }
    }
}

package dev.jtracer.viewer.jfr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The value of a structure, or an event as such: its fields' values in order. Values of constant pools are looked up when asked for; so a structure
 * that contains itself does no harm. For the thread that reads, while it reads the chunk.
 */
public final class Struct {
    private final JfrType type;
    private final @Nullable Object[] values;
    private final Values source;

    Struct(JfrType type, @Nullable Object[] values, Values source) {
        this.type = type;
        this.values = values;
        this.source = source;
    }

    /** Its type. */
    public JfrType type() {
        return type;
    }

    /**
     * The value of a field by its place among the type's fields: a {@link Long}, {@link Integer}, {@link Short}, {@link
     * Character}, {@link Byte}, {@link Boolean}, {@link Float}, {@link Double}, {@link String}, a structure, an {@code
     * Object[]} of these, or null.
     */
    public @Nullable Object get(int field) {
        return source.resolve(values[field]);
    }

    /** The value of a field by its name, null if there is none. */
    public @Nullable Object get(String field) {
        List<JfrField> fields = type.fields();
        for (int f = 0; f < fields.size(); f++) {
            if (fields.get(f).name().equals(field)) {
                return get(f);
            }
        }
        return null;
    }

    /** A text, empty if there is none. */
    String text(String field) {
        return get(field) instanceof String text ? text : "";
    }

    /** A whole number, another if there is none. */
    long number(String field, long otherwise) {
        return get(field) instanceof Number number ? number.longValue() : otherwise;
    }

    /** A structure, null if there is none. */
    @Nullable
    Struct struct(String field) {
        return get(field) instanceof Struct struct ? struct : null;
    }
}

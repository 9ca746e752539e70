package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type as the metadata of a chunk describes it: of events, of structures, or one of the nine that everything is made of.
 * Immutable once the metadata is read.
 */
public final class JfrType {
    private final long id;
    private final String name;
    private final boolean event;
    private final boolean simple;
    private final @Nullable Primitive primitive;
    private final List<JfrField> fields = new ArrayList<>();

    JfrType(long id, String name, boolean event, boolean simple) {
        this.id = id;
        this.name = name;
        this.event = event;
        this.simple = simple;
        primitive = Primitive.named(name);
    }

    /** The number its events, or its constant pool, go by in this chunk. */
    public long id() {
        return id;
    }

    /** Its name, as {@code jdk.ThreadPark} or {@code java.lang.Class}. Several types may have one name. */
    public String name() {
        return name;
    }

    /** Whether it is a type of events. */
    public boolean event() {
        return event;
    }

    /** Whether its values are those of its only field. */
    boolean simple() {
        return simple && !fields.isEmpty();
    }

    /** Its fields in the order they are written. */
    public List<JfrField> fields() {
        return Collections.unmodifiableList(fields);
    }

    void add(JfrField field) {
        fields.add(field);
    }

    /** What it is if it has no fields, null if it is none of the nine. */
    @Nullable
    Primitive primitive() {
        return fields.isEmpty() ? primitive : null;
    }

    @Override
    public String toString() {
        return name;
    }
}

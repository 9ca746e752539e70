package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which event types a caller wants, and which fields of each. Every event is counted, wanted or not. */
public final class Selection {
    private final Map<String, Set<Field>> wanted = new LinkedHashMap<>();
    private final Map<String, BatchConsumer> streams = new HashMap<>();

    /** A selection of nothing yet. */
    public Selection() {}

    /** Adds a type and fields of it; a type may be added several times. Start, duration, thread and stack always come. */
    public Selection add(String type, Field... fields) {
        wanted.computeIfAbsent(type, unused -> new LinkedHashSet<>()).addAll(List.of(fields));
        return this;
    }

    /**
     * Adds a type whose events are not kept in a table but handed out batch by batch while they are read, in the order of the
     * file. Its table is empty.
     */
    public Selection stream(String type, BatchConsumer consumer, Field... fields) {
        streams.put(type, consumer);
        return add(type, fields);
    }

    /** Whether events of a type are wanted. */
    public boolean contains(String type) {
        return wanted.containsKey(type);
    }

    /** The wanted types. */
    public Set<String> types() {
        return Set.copyOf(wanted.keySet());
    }

    /** The wanted fields of a type, in the order they were added. */
    public List<Field> fields(String type) {
        return List.copyOf(wanted.getOrDefault(type, Set.of()));
    }

    /** Who gets the events of a type as they are read, null if they are kept. */
    @Nullable
    BatchConsumer stream(String type) {
        return streams.get(type);
    }

    /** The wanted types, in the order they were added. */
    List<String> inOrder() {
        return new ArrayList<>(wanted.keySet());
    }
}

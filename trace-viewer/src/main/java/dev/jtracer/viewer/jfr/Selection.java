package dev.jtracer.viewer.jfr;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which event types a caller wants, and which fields of each. Every event is counted, wanted or not. */
public final class Selection {
    private final Map<String, Set<Field>> wanted = new HashMap<>();

    /** A selection of nothing yet. */
    public Selection() {}

    /** Adds a type and fields of it; a type may be added several times. Start, duration, thread and stack always come. */
    public Selection add(String type, Field... fields) {
        wanted.computeIfAbsent(type, unused -> new LinkedHashSet<>()).addAll(List.of(fields));
        return this;
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
}

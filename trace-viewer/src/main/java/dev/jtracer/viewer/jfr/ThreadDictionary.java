package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every thread that events refer to, once. Java threads are told apart by their id, the JVM's own by system id and name. */
public final class ThreadDictionary {
    private final List<Entry> entries;

    private ThreadDictionary(List<Entry> entries) {
        this.entries = entries;
    }

    /** How many threads there are. */
    public int size() {
        return entries.size();
    }

    /** What is known of a thread. */
    public Entry get(int row) {
        return entries.get(row);
    }

    /**
     * A thread as recorded.
     *
     * @param name its name, empty if it has none
     * @param javaId its Java id, 0 or less for a thread of the JVM
     * @param osId its id in the operating system, -1 if unknown
     * @param virtual whether it is virtual
     * @param group its thread group's name, empty if unknown
     */
    public record Entry(String name, long javaId, long osId, boolean virtual, String group) {}

    static final class Builder {
        private record NativeKey(long osId, String name) {}

        private final List<Entry> entries = new ArrayList<>();
        private final Map<Object, Integer> rows = new HashMap<>();

        int row(Entry entry) {
            Object key = entry.javaId() > 0 ? (Object) entry.javaId() : new NativeKey(entry.osId(), entry.name());
            Integer known = rows.putIfAbsent(key, entries.size());
            if (known == null) {
                entries.add(entry);
                return entries.size() - 1;
            }
            Entry before = entries.get(known);
            if (better(entry, before)) {
                entries.set(known, entry);
            }
            return known;
        }

        ThreadDictionary build() {
            return new ThreadDictionary(List.copyOf(entries));
        }

        /** A thread renamed keeps its newest name; an entry without a name never replaces one with. */
        private static boolean better(Entry entry, Entry before) {
            return !entry.name().isEmpty() && !entry.equals(before);
        }
    }
}

package dev.jtracer;

import java.util.Map;
import java.util.TreeMap;

/** The misuses counted since this was made. */
final class Misuses {
    private final Map<String, Long> before = Trace.misuses();

    Map<String, Long> since() {
        Map<String, Long> since = new TreeMap<>();
        Trace.misuses().forEach((kind, count) -> {
            long more = count - before.getOrDefault(kind, 0L);
            if (more != 0) {
                since.put(kind, more);
            }
        });
        return since;
    }

    static Map.Entry<String, Long> one(Misuse misuse) {
        return Map.entry(misuse.words(), 1L);
    }
}

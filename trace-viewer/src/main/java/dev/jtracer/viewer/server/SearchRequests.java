package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.NameIndex;
import dev.jtracer.viewer.query.NameSearch;
import dev.jtracer.viewer.query.Occurrences;
import dev.jtracer.viewer.query.Progress;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;

/**
 * What the search box asks, as query parameters.
 *
 * <p>{@code search}: {@code text}, {@code kind} (any number of times; all by default), {@code limit}. The names of a trace are
 * collected once, for the first search, and kept as long as the trace is.
 *
 * <p>{@code occurrences}: {@code kind} ({@code task-type}, {@code region-type}, {@code lock}, {@code log}), {@code name}, {@code at} in
 * nanoseconds from the capture's start, {@code limit}.
 */
final class SearchRequests {
    private static final int DEFAULT_LIMIT = 12;
    private static final int DEFAULT_OCCURRENCES = 100;

    private static final Map<Trace, NameIndex> INDEXES = Collections.synchronizedMap(new WeakHashMap<>());

    private SearchRequests() {}

    static Object search(Trace trace, Params params, Progress progress) {
        String text = params.text("text");
        if (text.length() > NameSearch.Request.MAX_CHARS) {
            throw Refusal.badRequest(
                    "text must have at most " + NameSearch.Request.MAX_CHARS + " characters, had " + text.length());
        }
        Set<NameIndex.Kind> kinds = EnumSet.noneOf(NameIndex.Kind.class);
        params.list("kind").forEach(key -> kinds.add(kind(key)));
        int limit = params.intBetween("limit", DEFAULT_LIMIT, 1, NameSearch.Request.MAX_LIMIT);
        return NameSearch.of(trace, index(trace, progress), new NameSearch.Request(text, kinds, limit));
    }

    static Object occurrences(Trace trace, Params params, Progress progress) {
        params.text("kind");
        Occurrences.Kind kind = params.oneOf("kind", Occurrences.Kind.TASK_TYPE);
        long atNs = params.longBetween("at", 0, 0, Long.MAX_VALUE);
        int limit = params.intBetween("limit", DEFAULT_OCCURRENCES, 1, 1_000);
        return Occurrences.of(trace, new Occurrences.Request(kind, params.text("name"), atNs, limit), progress);
    }

    private static NameIndex index(Trace trace, Progress progress) {
        NameIndex known = INDEXES.get(trace);
        if (known != null) {
            return known;
        }
        NameIndex made = NameIndex.of(trace, progress);
        INDEXES.put(trace, made);
        return made;
    }

    private static NameIndex.Kind kind(String key) {
        return Arrays.stream(NameIndex.Kind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("kind must be one of "
                        + Arrays.stream(NameIndex.Kind.values())
                                .map(NameIndex.Kind::key)
                                .collect(Collectors.joining(", "))
                        + ", was " + Params.shown(key)));
    }
}

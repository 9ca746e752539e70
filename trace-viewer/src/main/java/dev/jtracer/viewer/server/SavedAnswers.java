package dev.jtracer.viewer.server;

import dev.jtracer.viewer.export.SavedPage;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answers that go into a saved page, each made as its route makes it and put under a name that the page finds it by
 * ({@code saved.js}): the query and its parameters, in order.
 *
 * <p>All together have at most {@value #MAX_BYTES} bytes before they are packed.
 */
final class SavedAnswers {
    /** The most bytes of answers. */
    static final long MAX_BYTES = 48L << 20;

    /** What is asked more or less finely depending on the window, or of many things at once: there is one answer for all. */
    private static final Set<String> ONE_FOR_ALL = Set.of("buckets", "columns", "threads", "pools");

    private final Trace trace;
    private final Progress progress;
    private final SavedPage page;
    private final Set<String> names = new HashSet<>();

    SavedAnswers(Trace trace, Progress progress, SavedPage page) {
        this.trace = trace;
        this.progress = progress;
        this.page = page;
    }

    Trace trace() {
        return trace;
    }

    /** How many bytes the page's parts have so far. */
    long bytes() {
        return page.bytes();
    }

    /**
     * Answers a query and keeps the answer.
     *
     * @param request names and values; a value is a text, number or boolean, a list of these, or null for none
     * @return the result of the query
     * @throws Refusal as the route does, or if there is no room left
     */
    Object ask(String route, @Nullable Object... request) {
        Made made = make(route, request);
        add(made);
        return made.result();
    }

    /**
     * An answer that is not kept yet.
     *
     * @param name the name it is found by
     * @param result the result of the query
     * @param bytes the same as it is sent
     */
    @SuppressWarnings("ArrayRecordComponent") // made, looked at for its length, and written
    record Made(String name, Object result, byte[] bytes) {}

    /** Answers a query, as {@link #ask} does, for somebody who decides then. */
    Made make(String route, @Nullable Object... request) {
        Map<String, Deque<String>> params = params(request);
        ApiRoutes.Route found = ApiRoutes.find(route);
        if (found == null) {
            throw new IllegalStateException("there must be a query " + route);
        }
        Object result = found.query().answer(trace, new Params(params), progress);
        return new Made(nameOf(route, params), result, result instanceof byte[] bytes ? bytes : Answers.toJson(result));
    }

    /** Keeps an answer. */
    void add(Made made) {
        add(made.name(), made.bytes());
    }

    /** Keeps what no query answers. */
    void add(String name, byte[] part) {
        if (!names.add(name)) {
            return;
        }
        if (page.bytes() + part.length > MAX_BYTES) {
            throw Refusal.of(
                    413, "a saved page holds at most " + (MAX_BYTES >> 20) + " MB, this view needs more: narrow it");
        }
        try {
            page.add(name, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Deque<String>> params(@Nullable Object... request) {
        Map<String, Deque<String>> params = new TreeMap<>();
        for (int i = 0; i < request.length; i += 2) {
            Object value = request[i + 1];
            Deque<String> values = new ArrayDeque<>();
            for (Object each : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
                if (!each.toString().isEmpty()) {
                    values.add(each.toString());
                }
            }
            if (!values.isEmpty()) {
                params.put(String.valueOf(request[i]), values);
            }
        }
        return params;
    }

    private static String nameOf(String route, Map<String, Deque<String>> params) {
        StringBuilder name = new StringBuilder(route);
        params.forEach((key, values) -> {
            if (!ONE_FOR_ALL.contains(key)) {
                values.stream()
                        .sorted()
                        .forEach(value ->
                                name.append('&').append(key).append('=').append(value));
            }
        });
        return name.toString();
    }
}

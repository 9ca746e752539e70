package dev.jtracer.viewer.server;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A query with its parameters, as a page asks it. Immutable. */
final class Question {
    /** What is asked more or less finely depending on the window, or of many things at once: there is one answer for all. */
    private static final Set<String> ONE_FOR_ALL = Set.of("buckets", "columns", "threads", "pools");

    private final String route;
    private final Map<String, List<String>> values;

    private Question(String route, Map<String, List<String>> values) {
        this.route = route;
        this.values = values;
    }

    /** A question without parameters. */
    static Question of(String route) {
        return new Question(route, Map.of());
    }

    /** A question with parameters, as names and values. */
    static Question of(String route, @Nullable Object... request) {
        Question question = of(route);
        for (int i = 0; i < request.length; i += 2) {
            question = question.with(String.valueOf(request[i]), request[i + 1]);
        }
        return question;
    }

    /** The same with another value: a text, number or boolean, or a list of these; null or empty for none. */
    Question with(String name, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (!each.toString().isEmpty()) {
                texts.add(each.toString());
            }
        }
        Map<String, List<String>> changed = new TreeMap<>(values);
        changed.remove(name);
        if (!texts.isEmpty()) {
            changed.put(name, texts);
        }
        return new Question(route, changed);
    }

    /** The same to another query. */
    Question to(String otherRoute) {
        return new Question(otherRoute, values);
    }

    /** The query. */
    String route() {
        return route;
    }

    /** The parameters as a route reads them. */
    Params params() {
        Map<String, Deque<String>> params = new TreeMap<>();
        values.forEach((name, texts) -> params.put(name, new ArrayDeque<>(texts)));
        return new Params(params);
    }

    /** What the answer is called in a saved page ({@code saved.js}): the query and its parameters, in order. */
    String name() {
        StringBuilder name = new StringBuilder(route);
        values.forEach((key, texts) -> {
            if (!ONE_FOR_ALL.contains(key)) {
                texts.stream()
                        .sorted()
                        .forEach(
                                text -> name.append('&').append(key).append('=').append(text));
            }
        });
        return name.toString();
    }
}

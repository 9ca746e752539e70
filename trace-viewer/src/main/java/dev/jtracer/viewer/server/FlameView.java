package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.FlameGraph;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the Flame graphs page asks for what its address says: {@code flame-subject.js}, {@code flame-answers.js}. */
final class FlameView {
    /** The most nodes that pages ask for. */
    static final int NODES = 20_000;

    private static final int BUCKETS = 600;
    private static final int METHODS = 200;
    private static final int COMPARED_METHODS = 1000;
    private static final Pattern METHOD_ORDER = Pattern.compile("(?:^|,)methods:(-?)(self|total|method)(?:,|$)");
    private static final Set<String> KINDS = Set.of("cpu", "wall", "allocation", "lock");
    private static final Set<String> QUIET = Set.of("idle", "nativeWait", "unknown");

    private final SavedAnswers answers;
    private final View view;
    private final String kind;

    private FlameView(SavedAnswers answers, View view) {
        this.answers = answers;
        this.view = view;
        String named = view.oneOf("kind", KINDS);
        this.kind = named == null ? "cpu" : named;
    }

    static Map<String, Object> ask(SavedAnswers answers, View view) {
        new FlameView(answers, view).ask();
        return Map.of();
    }

    private void ask() {
        answers.ask("whole-capture", "buckets", BUCKETS);
        answers.ask("task-types");
        answers.ask("lanes");
        answers.ask("pools");
        answers.ask("region-types");
        View.Range range = view.range("from", "to");
        View.Range other = view.text("vsCapture") == null ? view.range("vsFrom", "vsTo") : null;
        Set<String> states = graph(range);
        if (other != null) {
            states.addAll(graph(other));
        }
        List<String> order = methodOrder();
        Question methods = part("flame-methods", range)
                .with(
                        "state",
                        kind.equals("wall")
                                ? states.stream().filter(this::counts).toList()
                                : null)
                .with("sort", other != null ? "total" : order.isEmpty() ? "self" : order.get(1))
                .with(
                        "descending",
                        other != null || order.isEmpty() || !order.get(0).isEmpty())
                .with("limit", other == null ? METHODS : COMPARED_METHODS);
        answers.ask(methods);
        if (other != null) {
            answers.ask(methods.with("from", other.from()).with("to", other.to()));
        }
    }

    /** {@code -} if the largest comes first and what the methods are sorted by, as {@code table-orders.js} reads it; empty if nothing. */
    private List<String> methodOrder() {
        String orders = view.text("orders");
        Matcher found = METHOD_ORDER.matcher(orders == null ? "" : orders);
        return found.find() ? List.of(found.group(1), found.group(2)) : List.of();
    }

    /** The graph of a range, and which states are in it. */
    private Set<String> graph(View.@Nullable Range range) {
        boolean callers = view.oneOf("callers", Set.of("1")) != null;
        FlameGraph.Result graph = (FlameGraph.Result) answers.ask(
                part("flame", range).with("inverted", callers ? true : null).with("nodes", NODES));
        Set<String> states = new LinkedHashSet<>();
        for (int i = 0; i < graph.names().kind().size(); i++) {
            if (graph.names().kind().get(i).equals("state")) {
                states.add(graph.names().className().get(i));
            }
        }
        return states;
    }

    private Question part(String route, View.@Nullable Range range) {
        String task = view.text("task");
        return Question.of(route)
                .with("kind", kind)
                .with("from", range == null ? null : range.from())
                .with("to", range == null ? null : range.to())
                .with("thread", view.numberOrNull("thread"))
                .with("pool", view.text("pool"))
                .with("type", view.text("type"))
                .with("region", view.text("region"))
                .with("task", task != null && task.matches("-?\\d{1,19}") ? task : null);
    }

    /** Whether a state counts. */
    private boolean counts(String state) {
        String named = view.text("states");
        return named == null
                ? !QUIET.contains(state)
                : List.of(named.split(",", -1)).contains(state);
    }
}

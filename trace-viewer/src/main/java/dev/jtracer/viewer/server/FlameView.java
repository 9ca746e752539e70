package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.FlameGraph;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Flame graphs page asks for what its address says: {@code flame-subject.js}, {@code flame-answers.js}. */
final class FlameView {
    /** The most nodes that pages ask for. */
    static final int NODES = 20_000;

    private static final int BUCKETS = 600;
    private static final int METHODS = 200;
    private static final int COMPARED_METHODS = 1000;
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
        View.Range range = view.range("from", "to");
        View.Range other = view.text("vsCapture") == null ? view.range("vsFrom", "vsTo") : null;
        Set<String> states = graph(range);
        if (other != null) {
            states.addAll(graph(other));
        }
        for (View.Range each : other == null ? Arrays.asList(range) : Arrays.asList(range, other)) {
            answers.ask(
                    "flame-methods",
                    TasksView.join(
                            part(each),
                            "state",
                            kind.equals("wall")
                                    ? states.stream().filter(this::counts).toList()
                                    : null,
                            "sort",
                            other == null ? "self" : "total",
                            "descending",
                            true,
                            "limit",
                            other == null ? METHODS : COMPARED_METHODS));
        }
    }

    /** The graph of a range, and which states are in it. */
    private Set<String> graph(View.@Nullable Range range) {
        boolean callers = view.oneOf("callers", Set.of("1")) != null;
        FlameGraph.Result graph = (FlameGraph.Result)
                answers.ask("flame", TasksView.join(part(range), "inverted", callers ? true : null, "nodes", NODES));
        Set<String> states = new LinkedHashSet<>();
        for (int i = 0; i < graph.names().kind().size(); i++) {
            if (graph.names().kind().get(i).equals("state")) {
                states.add(graph.names().className().get(i));
            }
        }
        return states;
    }

    private @Nullable Object[] part(View.@Nullable Range range) {
        String task = view.text("task");
        return new @Nullable Object[] {
            "kind", kind,
            "from", range == null ? null : range.from(),
            "to", range == null ? null : range.to(),
            "thread", view.number("thread").isPresent() ? view.number("thread").getAsLong() : null,
            "type", view.text("type"),
            "task", task != null && task.matches("-?\\d{1,19}") ? task : null
        };
    }

    /** Whether a state counts. */
    private boolean counts(String state) {
        String named = view.text("states");
        return named == null
                ? !QUIET.contains(state)
                : List.of(named.split(",", -1)).contains(state);
    }
}

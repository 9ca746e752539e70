package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Flame graphs as text, and what holds for every one of them. */
public final class Drawn {
    private Drawn() {}

    /** Each node as a line: the names from the root to it, its total, and its self unless that is 0. */
    public static List<String> flame(FlameGraph.Result graph) {
        FlameGraph.Nodes nodes = graph.nodes();
        return drawn(
                graph, node -> nodes.total()[node] + (nodes.self()[node] == 0 ? "" : " self " + nodes.self()[node]));
    }

    /** Each node as a line: the names from the root to it, and its source line. */
    public static List<String> lines(FlameGraph.Result graph) {
        return drawn(graph, node -> String.valueOf(graph.nodes().line()[node]));
    }

    private static List<String> drawn(FlameGraph.Result graph, IntFunction<String> what) {
        List<String> path = new ArrayList<>();
        List<String> drawn = new ArrayList<>();
        FlameGraph.Nodes nodes = graph.nodes();
        for (int node = 0; node < nodes.depth().length; node++) {
            path.subList(nodes.depth()[node], path.size()).clear();
            path.add(name(graph, nodes.name()[node]));
            drawn.add(String.join(" ", path) + " " + what.apply(node));
        }
        return drawn;
    }

    /** The name at a place: {@code Class.method}, a state's key, or what it is instead. */
    public static String name(FlameGraph.Result graph, int place) {
        String kind = graph.names().kind().get(place);
        return switch (kind) {
            case "method" ->
                graph.names().className().get(place) + "."
                        + graph.names().method().get(place);
            case "state" -> graph.names().className().get(place);
            default -> kind;
        };
    }

    /** Fails if the nodes are no tree in preorder, if siblings share a name, or if anything does not add up. */
    public static FlameGraph.Result check(FlameGraph.Result graph) {
        FlameGraph.Nodes nodes = graph.nodes();
        int size = nodes.depth().length;
        assertThat(nodes.name()).hasSize(size);
        assertThat(nodes.line()).hasSize(size);
        assertThat(nodes.depth()[0]).isZero();
        assertThat(nodes.total()[0]).isEqualTo(graph.total());
        assertThat(Arrays.stream(nodes.self()).sum()).isEqualTo(graph.total());
        assertThat(graph.allNodes()).isPositive();
        for (int node = 0; node < size; node++) {
            List<Integer> names = new ArrayList<>();
            long below = 0;
            int next = node + 1;
            for (; next < size && nodes.depth()[next] > nodes.depth()[node]; next++) {
                if (nodes.depth()[next] == nodes.depth()[node] + 1) {
                    below += nodes.total()[next];
                    names.add(nodes.name()[next]);
                }
            }
            assertThat(nodes.self()[node]).isNotNegative();
            assertThat(nodes.self()[node] + below).as("node %d", node).isEqualTo(nodes.total()[node]);
            assertThat(names).doesNotHaveDuplicates();
            assertThat(node == 0 || nodes.depth()[node] <= nodes.depth()[node - 1] + 1)
                    .isTrue();
        }
        assertThat(flame(graph)).doesNotHaveDuplicates();
        return graph;
    }
}

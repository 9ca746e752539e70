package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.EventSetting;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Flame graphs: stacks with what they weigh, merged from their outermost frame on into a tree of methods.
 *
 * <p>The weights of a node's stacks that end there are its <em>self</em>; with those of its children they are its
 * <em>total</em>. The selfs of all nodes sum to the root's total, which is the weight of all stacks. Small nodes for which
 * there is no room are one child of their parent, so that this holds for every answer.
 *
 * <p>The inverted graph is merged from the innermost frame on: the root's children are the methods whose own work weighs
 * most, and below each are its callers.
 */
public final class FlameGraph {
    /** The setting that says how often {@link FlameKind#CPU} samples were taken. */
    private static final String SAMPLE = "jdk.ExecutionSample";

    private FlameGraph() {}

    /**
     * The question.
     *
     * @param subject what is weighed
     * @param inverted whether a method's children are its callers
     * @param maxNodes how many nodes the answer may have, 2 to {@value #MOST_NODES}
     */
    public record Request(FlameSubject subject, boolean inverted, int maxNodes) {
        /** The most nodes one answer has. */
        public static final int MOST_NODES = 50_000;

        /** Checks the number. */
        public Request {
            if (maxNodes < 2 || maxNodes > MOST_NODES) {
                throw new IllegalArgumentException(
                        "maxNodes must be between 2 and " + MOST_NODES + ", was " + maxNodes);
            }
        }
    }

    /**
     * The answer. Nodes come in preorder, the root first: a node's parent is the nearest one before it whose depth is less by
     * 1. Siblings are in no order that means anything.
     *
     * @param unit what weights count: {@code samples}, {@code nanos} or {@code bytes}
     * @param total the weight of all stacks
     * @param counted how many samples, states or waits that are
     * @param leftOutNative how many samples in native code are not in it; they do not tell working from waiting
     * @param periodNanos how often a running thread is sampled, so that total times this estimates CPU time (too little where
     *     more threads ran than JFR samples at once); null for other kinds or if the recording does not say
     * @param allNodes how many nodes there are without a limit
     * @param names what nodes stand for, each once
     * @param nodes the nodes
     */
    public record Result(
            String unit,
            long total,
            long counted,
            long leftOutNative,
            @Nullable Long periodNanos,
            long allNodes,
            NameColumns names,
            Nodes nodes) {}

    /**
     * What nodes stand for.
     *
     * @param kind {@code all}, {@code method}, {@code state} (a thread state), {@code noStack} (the recording has no stack of
     *     it), {@code cutOff} (outer frames that the recording does not have) or {@code rest} (nodes there is no room for)
     * @param className a method's class with its package, a state's key, else empty
     * @param method a method's name, else empty
     */
    public record NameColumns(List<String> kind, List<String> className, List<String> method) {
        /** Copies the lists. */
        public NameColumns {
            kind = List.copyOf(kind);
            className = List.copyOf(className);
            method = List.copyOf(method);
        }
    }

    /**
     * Nodes as columns.
     *
     * @param name what it stands for, a place in {@link NameColumns}
     * @param depth how deep it is; 0 for the root
     * @param self the weight of stacks that end there
     * @param total the weight of stacks that go through it or end there
     * @param line the source line where most of its total was: of the call, or of what it did itself; -1 if unknown
     */
    @SuppressWarnings("ArrayRecordComponent") // columns of an answer that is written once
    public record Nodes(int[] name, int[] depth, long[] self, long[] total, int[] line) {}

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the graph. Cost: one pass over the samples, allocation samples or waits for locks, or over the states of the
     * part's threads that overlap it; if the part is of tasks, also one over tasks and scopes. Then sorting the different
     * stacks and two walks over their frames. Memory: the different stacks, and twice the nodes of the answer.
     */
    public static Result of(Trace trace, Request request, Progress progress) {
        StackWeights weights = StackWeights.of(trace, request.subject(), progress);
        FlamePaths paths = new FlamePaths(weights, trace.stacks(), request.inverted());
        FlameTree tree = FlameTree.of(paths, weights, request.maxNodes(), progress);
        FlameKind kind = request.subject().kind();
        NodeNames names = new NodeNames(trace);
        return new Result(
                kind.unit().key(),
                tree.total(0),
                weights.counted(),
                weights.leftOut(),
                kind == FlameKind.CPU ? periodNanos(trace) : null,
                tree.nodes(),
                names.of(tree),
                nodes(tree, names));
    }

    /** How often a running thread is sampled, null if the recording does not say. */
    static @Nullable Long periodNanos(Trace trace) {
        EventSetting setting = trace.recording().setting(SAMPLE);
        return setting == null || setting.periodNanos() < 0 ? null : setting.periodNanos();
    }

    private static Nodes nodes(FlameTree tree, NodeNames names) {
        int size = tree.size();
        Nodes nodes = new Nodes(new int[size], new int[size], new long[size], new long[size], new int[size]);
        for (int node = 0; node < size; node++) {
            nodes.name()[node] = names.place(tree.step(node));
            nodes.depth()[node] = tree.depth(node);
            nodes.self()[node] = tree.self(node);
            nodes.total()[node] = tree.total(node);
            nodes.line()[node] = tree.line(node);
        }
        return nodes;
    }

    /** Gives each step of a tree a name, once. */
    private static final class NodeNames {
        private final Trace trace;
        private final Map<Integer, Integer> placeOfStep = new HashMap<>();
        private final List<String> kind = new ArrayList<>();
        private final List<String> className = new ArrayList<>();
        private final List<String> method = new ArrayList<>();

        NodeNames(Trace trace) {
            this.trace = trace;
        }

        NameColumns of(FlameTree tree) {
            for (int node = 0; node < tree.size(); node++) {
                placeOfStep.computeIfAbsent(tree.step(node), this::name);
            }
            return new NameColumns(kind, className, method);
        }

        int place(int step) {
            return placeOfStep.getOrDefault(step, -1);
        }

        private int name(int step) {
            int state = FlamePaths.stateOf(step);
            if (step >= 0) {
                return add(
                        "method",
                        trace.methods().className(step),
                        trace.methods().name(step));
            }
            if (state >= 0) {
                return add("state", ThreadState.at(state).key(), "");
            }
            return switch (step) {
                case FlameTree.ALL -> add("all", "", "");
                case FlameTree.REST -> add("rest", "", "");
                case FlamePaths.CUT_OFF -> add("cutOff", "", "");
                default -> add("noStack", "", "");
            };
        }

        private int add(String what, String ofClass, String name) {
            kind.add(what);
            className.add(ofClass.isEmpty() ? "" : Names.shown(ofClass));
            method.add(name.isEmpty() ? "" : Names.shown(name));
            return kind.size() - 1;
        }
    }
}

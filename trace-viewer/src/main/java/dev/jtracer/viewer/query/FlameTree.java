package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Makes the nodes of a flame graph from sorted paths, in preorder, and keeps the largest.
 *
 * <p>The tree is never in memory as a whole. Sorted paths are walked like the tree itself, with the nodes on the way to the
 * current path open; a node's total is known when it closes. The first walk finds out how large the smallest node is that
 * there is room for. The second writes each node that is not smaller when it closes, and adds the others to the rest of
 * their parent. As paths are walked from the last to the first, what was written last is the first node in preorder:
 *
 * <pre>
 *   paths in order    main get    main put    run          nodes in order   all main rest get put run
 *   walked            run    main put    main get
 *   nodes close       run    put    get    rest main    all
 * </pre>
 *
 * <p>Among equal ones the node nearer to the root is larger, so that a node is never kept without its parent.
 */
final class FlameTree {
    /** The step of the root. */
    static final int ALL = -3;
    /** The step that stands for all of a node's children there was no room for. */
    static final int REST = -4;

    private final IntColumn steps = new IntColumn();
    private final IntColumn depths = new IntColumn();
    private final LongColumn selfs = new LongColumn();
    private final LongColumn totals = new LongColumn();
    private final IntColumn lines = new IntColumn();

    private final FlamePaths paths;
    private final StackWeights weights;
    private final int[] order;
    private final int room;
    /** The largest nodes of the first walk, the smallest of them first. */
    private final PriorityQueue<Size> largest = new PriorityQueue<>();

    private long nodes;
    private Size smallest = new Size(Long.MIN_VALUE, 0);
    private long roomForSmallest = Long.MAX_VALUE;

    /** The open nodes by depth: the root is at 0. */
    private int[] step = new int[64];

    private long[] self = new long[64];
    private long[] total = new long[64];
    private long[] rest = new long[64];
    /** What the source lines of each open node weigh, while nodes are written. */
    private final List<LongSums> lineSums = new ArrayList<>();

    /** How large a node is. */
    private record Size(long total, int depth) implements Comparable<Size> {
        @Override
        public int compareTo(Size other) {
            int order = Long.compare(total, other.total);
            return order != 0 ? order : Integer.compare(other.depth, depth);
        }
    }

    private FlameTree(FlamePaths paths, StackWeights weights, int[] order, int room) {
        this.paths = paths;
        this.weights = weights;
        this.order = order;
        this.room = room;
    }

    /**
     * Returns the tree.
     *
     * @param maxNodes how many nodes it may have, those that stand for the rest of others included; at least 2
     */
    static FlameTree of(FlamePaths paths, StackWeights weights, int maxNodes, Progress progress) {
        FlameTree tree = new FlameTree(paths, weights, paths.sorted(progress), maxNodes);
        tree.walk(progress, false);
        if (tree.nodes > maxNodes) {
            tree.keepLargest(maxNodes / 2); // each may need a second one for its rest
        }
        tree.walk(progress, true);
        return tree;
    }

    /** How many nodes there are. */
    int size() {
        return steps.size();
    }

    /** How many nodes the tree had without a limit. */
    long nodes() {
        return nodes;
    }

    /** What a node stands for: a step of {@link FlamePaths}, {@link #ALL} or {@link #REST}. */
    int step(int node) {
        return steps.get(steps.size() - 1 - node);
    }

    /** How deep a node is; 0 for the root alone. */
    int depth(int node) {
        return depths.get(depths.size() - 1 - node);
    }

    /** The weight of paths that end at a node. */
    long self(int node) {
        return selfs.get(selfs.size() - 1 - node);
    }

    /** The weight of a node and all below it. */
    long total(int node) {
        return totals.get(totals.size() - 1 - node);
    }

    /** The source line where most of a node's total was, -1 if it is not known or the node is no method. */
    int line(int node) {
        return lines.get(lines.size() - 1 - node);
    }

    private void walk(Progress progress, boolean write) {
        open(0, ALL);
        int depth = 0;
        for (int i = order.length - 1; i >= 0; i--) {
            progress.row(i, order.length);
            int path = order[i];
            depth = closeDownTo(i == order.length - 1 ? 0 : paths.common(order[i + 1], path), depth, write);
            for (int length = paths.length(path); depth < length; depth++) {
                open(depth + 1, paths.step(path, depth));
            }
            self[depth] += weights.weight(path);
            if (write) {
                addLines(path);
            }
        }
        closeDownTo(-1, depth, write);
    }

    private void addLines(int path) {
        for (int at = paths.length(path) - 1; at >= 0; at--) {
            while (lineSums.size() <= at) {
                lineSums.add(new LongSums());
            }
            lineSums.get(at).add(paths.line(path, at), weights.weight(path));
        }
    }

    /** Returns the heaviest line of the open node at a depth, and forgets its lines. */
    private int heaviestLine(int depth) {
        if (depth == 0 || depth > lineSums.size()) {
            return -1;
        }
        LongSums sums = lineSums.get(depth - 1);
        int line = (int) sums.heaviest(-1);
        sums.clear();
        return line;
    }

    private void open(int depth, int what) {
        if (depth == step.length) {
            step = Arrays.copyOf(step, 2 * depth);
            self = Arrays.copyOf(self, 2 * depth);
            total = Arrays.copyOf(total, 2 * depth);
            rest = Arrays.copyOf(rest, 2 * depth);
        }
        step[depth] = what;
        self[depth] = 0;
        total[depth] = 0;
        rest[depth] = 0;
    }

    private int closeDownTo(int target, int from, boolean write) {
        int depth = from;
        for (; depth > target; depth--) {
            total[depth] += self[depth];
            if (depth > 0) {
                total[depth - 1] += total[depth];
            }
            if (write) {
                write(depth);
            } else {
                measure(depth);
            }
        }
        return depth;
    }

    private void measure(int depth) {
        nodes++;
        Size smallestKept = largest.peek();
        if (largest.size() < room || smallestKept == null) {
            largest.add(new Size(total[depth], depth));
        } else if (total[depth] >= smallestKept.total()) {
            Size size = new Size(total[depth], depth);
            if (size.compareTo(smallestKept) > 0) {
                largest.poll();
                largest.add(size);
            }
        }
    }

    private void keepLargest(int count) {
        while (largest.size() > count) {
            largest.poll();
        }
        smallest = largest.element();
        roomForSmallest = largest.stream().filter(smallest::equals).count();
    }

    private void write(int depth) {
        int line = heaviestLine(depth);
        int larger = new Size(total[depth], depth).compareTo(smallest);
        if (larger < 0 || (larger == 0 && roomForSmallest-- <= 0)) {
            rest[depth - 1] += total[depth];
            return;
        }
        if (rest[depth] > 0) {
            add(REST, depth + 1, rest[depth], rest[depth], -1);
        }
        add(step[depth], depth, self[depth], total[depth], line);
    }

    private void add(int what, int depth, long ownWeight, long weight, int line) {
        steps.add(what);
        depths.add(depth);
        selfs.add(ownWeight);
        totals.add(weight);
        lines.add(line);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.Stacks;

/**
 * The paths of a flame graph, from the root down, without the root: what is called by what, or in the inverted graph what
 * calls what. A path is the state, if stacks are weighed by it, and then the frames; each step is a code.
 *
 * <pre>
 *   stack, top first   get main                    codes   method rows, and below 0:
 *   path               main get                            {@link #NO_STACK}, {@link #CUT_OFF}, {@link #state}
 *   inverted           get main
 *   cut off            CUT_OFF handle get          inverted   get handle CUT_OFF
 *   without a stack    NO_STACK
 * </pre>
 */
final class FlamePaths {
    /** The step of a path without a stack. */
    static final int NO_STACK = -1;
    /** The step that stands for the frames that were cut off. */
    static final int CUT_OFF = -2;

    private static final int FIRST_STATE = -16;

    private final StackWeights weights;
    private final Stacks stacks;
    private final boolean inverted;

    FlamePaths(StackWeights weights, Stacks stacks, boolean inverted) {
        this.weights = weights;
        this.stacks = stacks;
        this.inverted = inverted;
    }

    /** The step that stands for a state. */
    static int state(int stateCode) {
        return FIRST_STATE - stateCode;
    }

    /** The code of the state a step stands for, -1 if it stands for something else. */
    static int stateOf(int step) {
        return step <= FIRST_STATE ? FIRST_STATE - step : -1;
    }

    /** How many steps a path has, at least one. */
    int length(int path) {
        int stack = weights.stackRow(path);
        int frames = stack < 0 ? 1 : stacks.depth(stack) + (stacks.truncated(stack) ? 1 : 0);
        return frames + (weights.state(path) < 0 ? 0 : 1);
    }

    /** A step of a path, from 0 on. */
    int step(int path, int at) {
        int state = weights.state(path);
        if (state >= 0 && at == 0) {
            return state(state);
        }
        int stack = weights.stackRow(path);
        if (stack < 0) {
            return NO_STACK;
        }
        int frame = frame(path, at);
        return frame < 0 ? CUT_OFF : stacks.methodRow(frame);
    }

    /** The source line of a step, -1 if it is not known or the step is no method. */
    int line(int path, int at) {
        int frame = frame(path, at);
        return frame < 0 ? -1 : stacks.line(frame);
    }

    /** The frame of a step, a place in {@link Stacks}; -1 if the step is no method. */
    private int frame(int path, int at) {
        int stack = weights.stackRow(path);
        int fromFirst = weights.state(path) < 0 ? at : at - 1;
        if (stack < 0 || fromFirst < 0) {
            return -1;
        }
        int depth = stacks.depth(stack);
        int fromTop = inverted ? fromFirst : depth - 1 - fromFirst + (stacks.truncated(stack) ? 1 : 0);
        return fromTop == depth ? -1 : stacks.firstFrame(stack) + fromTop;
    }

    /** How many steps two paths have in common, from the first on. */
    int common(int pathA, int pathB) {
        int length = Math.min(length(pathA), length(pathB));
        int at = 0;
        while (at < length && step(pathA, at) == step(pathB, at)) {
            at++;
        }
        return at;
    }

    /** All paths, so that those with the same beginning are neighbours and a path comes before what goes on from it. */
    int[] sorted(Progress progress) {
        long most = (long) weights.size() * (Integer.SIZE - Integer.numberOfLeadingZeros(weights.size()));
        long[] compared = {0};
        return RowOrder.sorted(weights.size(), (a, b) -> {
            progress.row(compared[0]++, most);
            int at = common(a, b);
            int lengthA = length(a);
            int lengthB = length(b);
            return at == lengthA || at == lengthB
                    ? Integer.compare(lengthA, lengthB)
                    : Integer.compare(step(a, at), step(b, at));
        });
    }
}

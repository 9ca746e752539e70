package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.ThreadState;
import java.util.Set;

/**
 * What a flame graph or a table of methods is about.
 *
 * @param kind what stacks weigh
 * @param states which thread states count; empty for all, and for kinds other than {@link FlameKind#WALL}
 * @param part which part of the trace
 */
public record FlameSubject(FlameKind kind, Set<ThreadState> states, Part part) {
    /** Copies the set and checks that it says something. */
    public FlameSubject {
        states = Set.copyOf(states);
        if (kind != FlameKind.WALL && !states.isEmpty()) {
            throw new IllegalArgumentException("states must be empty unless wall is asked for, were " + states);
        }
    }

    /** All states of a part. */
    public static FlameSubject of(FlameKind kind, Part part) {
        return new FlameSubject(kind, Set.of(), part);
    }

    boolean counts(ThreadState state) {
        return states.isEmpty() || states.contains(state);
    }
}

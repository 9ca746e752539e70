package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.FlameGraph;
import dev.jtracer.viewer.query.FlameKind;
import dev.jtracer.viewer.query.FlameMethods;
import dev.jtracer.viewer.query.FlameSubject;
import dev.jtracer.viewer.query.Part;
import dev.jtracer.viewer.query.Progress;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Flame graphs and their tables of methods as query parameters.
 *
 * <p>Both: {@code kind} ({@code cpu}, {@code wall}, {@code allocation}, {@code lock}), {@code state} for {@code wall}, any
 * number of times, and the {@linkplain Part part}: {@code from} and {@code to} in nanoseconds from the capture's start, {@code
 * thread} (a row), {@code pool}, {@code type} and {@code task} (an id), {@code region} (a type); by default the whole capture. {@code flame}: {@code inverted},
 * {@code nodes}. {@code flame-methods}: {@code sort}, {@code descending}, {@code offset}, {@code limit}.
 */
final class FlameRequests {
    private static final int DEFAULT_NODES = 5_000;
    private static final int DEFAULT_LIMIT = 100;

    private FlameRequests() {}

    static Object graph(Trace trace, Params params, Progress progress) {
        int nodes = params.intBetween("nodes", DEFAULT_NODES, 2, FlameGraph.Request.MOST_NODES);
        return FlameGraph.of(
                trace, new FlameGraph.Request(subject(trace, params), params.flag("inverted"), nodes), progress);
    }

    static Object methods(Trace trace, Params params, Progress progress) {
        FlameMethods.Sort sort = params.oneOf("sort", FlameMethods.Sort.SELF);
        boolean descending =
                params.textOrNull("descending") == null ? sort != FlameMethods.Sort.METHOD : params.flag("descending");
        return FlameMethods.of(
                trace,
                new FlameMethods.Request(
                        subject(trace, params),
                        sort,
                        descending,
                        params.intBetween("offset", 0, 0, Integer.MAX_VALUE),
                        params.intBetween("limit", DEFAULT_LIMIT, 1, FlameMethods.Request.MAX_LIMIT)),
                progress);
    }

    private static FlameSubject subject(Trace trace, Params params) {
        FlameKind kind = params.oneOf("kind", FlameKind.CPU);
        Set<ThreadState> states = EnumSet.noneOf(ThreadState.class);
        params.list("state").forEach(key -> states.add(state(key)));
        if (kind != FlameKind.WALL && !states.isEmpty()) {
            throw Refusal.badRequest("state must not be given unless kind is wall");
        }
        return new FlameSubject(kind, states, part(trace, params));
    }

    private static ThreadState state(String key) {
        return ThreadState.threadStates().stream()
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("state must be one of "
                        + String.join(
                                ", ",
                                ThreadState.threadStates().stream()
                                        .map(ThreadState::key)
                                        .toList())
                        + ", was " + Params.shown(key)));
    }

    /** The part of a trace that parameters name; what names nothing in it is refused with 404. */
    static Part part(Trace trace, Params params) {
        Params.Range range = params.range(0);
        int thread = params.intBetween("thread", -1, 0, Integer.MAX_VALUE);
        if (thread >= trace.threads().size()) {
            throw Refusal.notFound("no thread " + thread + " in this recording");
        }
        @Nullable
        Long task =
                params.textOrNull("task") == null ? null : params.longBetween("task", Long.MIN_VALUE, Long.MAX_VALUE);
        if (task != null && trace.tasks().row(task) < 0) {
            throw Refusal.notFound("no task " + task + " in this recording");
        }
        return new Part(
                range.fromNs(),
                range.toNs(),
                thread,
                params.textOrNull("pool"),
                params.textOrNull("type"),
                task,
                params.textOrNull("region"));
    }
}

package dev.jtracer.viewer.finding;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the evidence of a finding is: a page of the viewer, a row of it, and its state as parameters. Made here and nowhere
 * else, so that a change of a page's address is one change.
 *
 * @param label what the link says
 * @param page the page's name in its address
 * @param row what follows the page in its address, empty for nothing
 * @param state the parameters
 */
public record Link(String label, String page, String row, Map<String, String> state) {
    private static final long SHORTEST_WINDOW_NANOS = 20_000;

    /** Copies the map. */
    public Link {
        state = Map.copyOf(state);
    }

    /** The timeline around an interval, with a state selected if there is one. */
    static Link timeline(Evidence.Interval shown, int stateRow, long endNs) {
        long margin = Math.max(SHORTEST_WINDOW_NANOS, (shown.toNs() - shown.fromNs()) / 2);
        Map<String, String> state = new LinkedHashMap<>();
        state.put("from", Long.toString(Math.max(0, shown.fromNs() - margin)));
        state.put("to", Long.toString(Math.min(endNs, shown.toNs() + margin)));
        if (stateRow >= 0) {
            state.put("sel", "state." + stateRow);
        }
        return new Link("Timeline", "timeline", "", state);
    }

    /** The tasks of a type. */
    static Link tasks(String type) {
        return new Link("Tasks", "tasks", "", Map.of("type", type));
    }

    /** The tasks of a type that came out in a way: {@code failed}. */
    static Link tasks(String type, String outcome) {
        return new Link("Tasks", "tasks", "", Map.of("type", type, "outcome", outcome));
    }

    /** One task. */
    static Link task(long taskId) {
        return new Link("Task", "tasks", Long.toString(taskId), Map.of());
    }

    /** One monitor or lock. */
    static Link lock(String name) {
        return new Link("Lock", "blocking", "", Map.of("lock", name));
    }

    /** The collections. */
    static Link gc() {
        return new Link("GC", "gc", "", Map.of());
    }

    /** The flame graph of a {@code kind}, of the tasks of a type unless that is empty, in which a method stands out. */
    static Link flames(String kind, String type, String method) {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("kind", kind);
        if (!type.isEmpty()) {
            state.put("type", type);
        }
        state.put("q", method);
        return new Link("Flame graph", "flames", "", state);
    }

    /** One pool of threads. */
    static Link pool(String name) {
        return new Link("Threads", "threads", "", Map.of("pool", name));
    }

    /** The threads whose name has some text in it. */
    static Link threads(String name) {
        return new Link("Threads", "threads", "", Map.of("view", "threads", "filter", name));
    }
}

package dev.jtracer.viewer.server;

import static java.util.Map.entry;

import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.CounterLanes;
import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.RecordingHead;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.ThreadPools;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The queries of {@code /debug/traces/ID/api/NAME}: one line each.
 *
 * <p>A query takes a trace and typed parameters, and returns a record that becomes JSON as it is; a light one may return a
 * {@code byte[]} that is sent as it is. Queries run off the I/O thread.
 */
final class ApiRoutes {
    private static final Map<String, Route> ROUTES = Map.ofEntries(
            light("chain", TimelineRequests::chain),
            heavy("counters", (trace, params, progress) -> CounterLanes.of(trace)),
            heavy("findings", (trace, params, progress) -> Findings.of(trace, progress)),
            heavy("flame", FlameRequests::graph),
            heavy("flame-methods", FlameRequests::methods),
            heavy("gc", (trace, params, progress) -> GcPauses.of(trace)),
            light("gc-pause", PageRequests::pause),
            heavy("lanes", (trace, params, progress) -> LaneColumns.of(Lanes.of(trace))),
            heavy("lock", LockRequests::lock),
            heavy("locks", (trace, params, progress) -> LockList.of(trace, progress)),
            heavy("mmu", PageRequests::utilisation),
            heavy("occurrences", SearchRequests::occurrences),
            light("piece", TimelineRequests::piece),
            light("pool-tiles", TileRequests::pools),
            heavy("pools", (trace, params, progress) -> ThreadPools.of(trace)),
            heavy("range", TimelineRequests::range),
            heavy("recording", (trace, params, progress) -> RecordingHead.of(trace)),
            heavy("region-latency", PageRequests::regionLatency),
            heavy("region-type", PageRequests::regionType),
            heavy("region-types", (trace, params, progress) -> RegionTypes.of(trace, progress)),
            heavy("regions", PageRequests::regions),
            heavy("search", SearchRequests::search),
            heavy("slow-tasks", TaskRequests::slowTasks),
            light("task", TimelineRequests::task),
            heavy("task-groups", TaskRequests::groups),
            heavy("task-latency", TaskRequests::latency),
            heavy("task-type", TaskRequests::taskType),
            heavy("task-types", (trace, params, progress) -> TaskTypes.of(trace)),
            heavy("task-waits", TaskRequests::waits),
            entry("tasks", new Route(TaskRequests::tasks, TaskRequests::isHeavy)),
            heavy("thread", PageRequests::thread),
            heavy("threads", PageRequests::threads),
            light("tiles", TileRequests::tiles),
            heavy("whole-capture", PageRequests::wholeCapture));

    private ApiRoutes() {}

    /** A query that looks at a small part of a trace. */
    interface Light {
        Object answer(Trace trace, Params params);
    }

    /** Any query. */
    interface Query {
        Object answer(Trace trace, Params params, Progress progress);
    }

    /**
     * What answers a name.
     *
     * @param query the query
     * @param heavy whether it walks whole tables, and is answered once for all: see {@link HeavyAnswers}
     */
    record Route(Query query, Predicate<Params> heavy) {}

    /** The route of this name, or null. */
    static @Nullable Route find(String name) {
        return ROUTES.get(name);
    }

    /** The route of a name that there is. */
    static Route known(String name) {
        Route route = find(name);
        if (route == null) {
            throw new IllegalStateException("there must be a query " + name);
        }
        return route;
    }

    private static Map.Entry<String, Route> light(String name, Light query) {
        return entry(name, new Route((trace, params, progress) -> query.answer(trace, params), params -> false));
    }

    private static Map.Entry<String, Route> heavy(String name, Query query) {
        return entry(name, new Route(query, params -> true));
    }
}

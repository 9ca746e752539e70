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
import dev.jtracer.viewer.query.WholeCapture;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The queries of {@code /debug/traces/ID/api/NAME}: one line each.
 *
 * <p>A query takes a trace and typed parameters, and returns a record that becomes JSON as it is, or a {@code byte[]} that is
 * sent as it is. Queries run off the I/O thread.
 */
final class ApiRoutes {
    private static final Map<String, Query> QUERIES = Map.ofEntries(
            entry("chain", TimelineRequests::chain),
            entry("counters", (trace, params) -> CounterLanes.of(trace)),
            entry("findings", (trace, params) -> Findings.of(trace)),
            entry("flame", (trace, params) -> FlameRequests.graph(trace, params, Progress.UNWATCHED)),
            entry("flame-methods", (trace, params) -> FlameRequests.methods(trace, params, Progress.UNWATCHED)),
            entry("gc", (trace, params) -> GcPauses.of(trace)),
            entry("gc-pause", PageRequests::pause),
            entry("lanes", (trace, params) -> Lanes.of(trace)),
            entry("lock", LockRequests::lock),
            entry("locks", (trace, params) -> LockList.of(trace)),
            entry("piece", TimelineRequests::piece),
            entry("pool-tiles", TileRequests::pools),
            entry("pools", (trace, params) -> ThreadPools.of(trace)),
            entry("range", TimelineRequests::range),
            entry("recording", (trace, params) -> RecordingHead.of(trace)),
            entry("region-type", PageRequests::regionType),
            entry("region-types", (trace, params) -> RegionTypes.of(trace)),
            entry("regions", PageRequests::regions),
            entry("slow-tasks", TaskRequests::slowTasks),
            entry("task", TimelineRequests::task),
            entry("task-type", TaskRequests::taskType),
            entry("task-types", (trace, params) -> TaskTypes.of(trace)),
            entry("tasks", TaskRequests::tasks),
            entry("thread", PageRequests::thread),
            entry("threads", PageRequests::threads),
            entry("tiles", TileRequests::tiles),
            entry(
                    "whole-capture",
                    (trace, params) -> WholeCapture.of(
                            trace,
                            new WholeCapture.Request(
                                    params.intBetween("buckets", 400, 1, WholeCapture.Request.MAX_BUCKETS)))));

    private ApiRoutes() {}

    /** One line of the table. */
    interface Query {
        Object answer(Trace trace, Params params);
    }

    /** The query of this name, or null. */
    static @Nullable Query find(String name) {
        return QUERIES.get(name);
    }
}

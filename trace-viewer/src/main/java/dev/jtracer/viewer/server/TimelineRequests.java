package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Chains;
import dev.jtracer.viewer.query.PieceDetail;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.RangeSummary;
import dev.jtracer.viewer.query.TaskDetail;
import dev.jtracer.viewer.query.Tile;

/**
 * What the timeline and a task's page ask, as query parameters.
 *
 * <p>{@code task}: {@code id}. {@code piece}: {@code kind} ({@code state}, {@code scope}, {@code region}) and {@code row}.
 * {@code chain}: {@code wait}, the row of a wait for a lock. {@code range}: {@code from} and {@code to} in nanoseconds from the capture's start.
 */
final class TimelineRequests {
    private TimelineRequests() {}

    static Object task(Trace trace, Params params) {
        long id = params.longBetween("id", Long.MIN_VALUE, Long.MAX_VALUE);
        return TaskDetail.of(trace, id).orElseThrow(() -> Refusal.notFound("no task " + id + " in this recording"));
    }

    static Object piece(Trace trace, Params params) {
        params.text("kind");
        Tile.Kind kind = params.oneOf("kind", Tile.Kind.STATE);
        int row = params.intBetween("row", 0, Integer.MAX_VALUE);
        return PieceDetail.of(trace, new PieceDetail.Request(kind, row))
                .orElseThrow(() -> Refusal.notFound("no " + params.text("kind") + " " + row + " in this recording"));
    }

    static Object chain(Trace trace, Params params) {
        int wait = params.intBetween("wait", 0, Integer.MAX_VALUE);
        return Chains.of(trace, new Chains.Request(wait))
                .orElseThrow(() -> Refusal.notFound("no wait " + wait + " in this recording"));
    }

    static Object range(Trace trace, Params params, Progress progress) {
        params.text("from");
        params.text("to");
        Params.Range range = params.range(0);
        return RangeSummary.of(trace, new RangeSummary.Request(range.fromNs(), range.toNs()));
    }
}

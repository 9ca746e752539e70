package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LockDetail;
import dev.jtracer.viewer.query.Progress;

/**
 * What the Blocking page asks, as query parameters.
 *
 * <p>{@code lock}: {@code row} of the lock, {@code burst} to show in full and {@code wait} that must not be left out, both
 * optional.
 */
final class LockRequests {
    private LockRequests() {}

    static LockDetail.Result lock(Trace trace, Params params, Progress progress) {
        int row = params.intBetween("row", 0, Integer.MAX_VALUE);
        LockDetail.Request request = new LockDetail.Request(
                row,
                params.intBetween("burst", -1, -1, Integer.MAX_VALUE),
                params.intBetween("wait", -1, -1, Integer.MAX_VALUE));
        return LockDetail.of(trace, request)
                .orElseThrow(() -> Refusal.notFound("no lock " + row + " in this recording"));
    }
}

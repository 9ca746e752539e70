package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LatencyGrid;
import dev.jtracer.viewer.query.MutatorUtilisation;
import dev.jtracer.viewer.query.PauseDetail;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.RegionDetail;
import dev.jtracer.viewer.query.RegionFilter;
import dev.jtracer.viewer.query.RegionLatency;
import dev.jtracer.viewer.query.RegionList;
import dev.jtracer.viewer.query.ThreadDetail;
import dev.jtracer.viewer.query.ThreadList;
import dev.jtracer.viewer.query.WholeCapture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the GC, Regions and Threads pages ask, as query parameters.
 *
 * <p>{@code gc-pause}: {@code row}. {@code region-type}: {@code type}, {@code fromNanos} and {@code toNanos} (durations),
 * {@code from} and {@code to}, {@code beganFrom} and {@code beganTo} (moments). {@code region-latency}: these and {@code
 * columns}. {@code regions}: these and {@code open}, {@code sort}, {@code descending}, {@code offset}, {@code limit}; by default the 50 slowest that
 * ended. {@code thread}: {@code thread} (a row) or {@code pool}, and {@code buckets}. {@code threads}: {@code pool}, {@code
 * name}, {@code sort}, {@code descending}, {@code offset}, {@code limit}; by default the first 1,000 in
 * the order of lanes. {@code
 * whole-capture}: {@code buckets}. {@code mmu}: {@code safepoints}, {@code window} (nanoseconds, any number of times), {@code
 * worst}.
 */
final class PageRequests {
    private static final int DEFAULT_LIMIT = 50;
    private static final int DEFAULT_BUCKETS = 400;
    private static final int MAX_THREADS = 1_000;

    private PageRequests() {}

    static Object pause(Trace trace, Params params) {
        int row = params.intBetween("row", 0, Integer.MAX_VALUE);
        return PauseDetail.of(trace, new PauseDetail.Request(row))
                .orElseThrow(() -> Refusal.notFound("no pause " + row + " in this recording"));
    }

    static Object regionType(Trace trace, Params params, Progress progress) {
        return RegionDetail.of(trace, new RegionDetail.Request(regionFilter(params)), progress);
    }

    static Object regions(Trace trace, Params params, Progress progress) {
        RegionList.Sort sort = params.oneOf("sort", RegionList.Sort.DURATION);
        return RegionList.of(
                trace,
                new RegionList.Request(
                        regionFilter(params),
                        params.flag("open"),
                        sort,
                        params.textOrNull("descending") == null
                                ? sort == RegionList.Sort.DURATION
                                : params.flag("descending"),
                        params.intBetween("offset", 0, 0, Integer.MAX_VALUE),
                        params.intBetween("limit", DEFAULT_LIMIT, 1, RegionList.Request.MAX_LIMIT)),
                progress);
    }

    static LatencyGrid regionLatency(Trace trace, Params params, Progress progress) {
        return RegionLatency.of(
                trace, new RegionLatency.Request(regionFilter(params), TaskRequests.latencyColumns(params)), progress);
    }

    private static RegionFilter regionFilter(Params params) {
        long fromNanos = params.longBetween("fromNanos", 0, 0, Long.MAX_VALUE);
        Params.Range range = params.range(Long.MIN_VALUE);
        Params.Range began = params.began();
        return new RegionFilter(
                params.text("type"),
                fromNanos,
                params.longBetween("toNanos", Long.MAX_VALUE, fromNanos, Long.MAX_VALUE),
                range.fromNs(),
                range.toNs(),
                began.fromNs(),
                began.toNs());
    }

    static Object thread(Trace trace, Params params, Progress progress) {
        @Nullable String pool = params.textOrNull("pool");
        int row = pool == null ? params.intBetween("thread", 0, Integer.MAX_VALUE) : -1;
        int buckets = params.intBetween("buckets", DEFAULT_BUCKETS, 1, WholeCapture.Request.MAX_BUCKETS);
        return ThreadDetail.of(trace, new ThreadDetail.Request(pool, row, buckets), progress)
                .orElseThrow(() -> Refusal.notFound(
                        pool == null
                                ? "no thread " + row + " in this recording"
                                : "no pool " + Params.shown(pool) + " in this recording"));
    }

    static Object threads(Trace trace, Params params, Progress progress) {
        ThreadList.Sort sort = params.oneOf("sort", ThreadList.Sort.NAME);
        return ThreadList.of(
                trace,
                new ThreadList.Request(
                        params.textOrNull("pool"),
                        params.text("name", ""),
                        sort,
                        params.textOrNull("descending") == null
                                ? sort != ThreadList.Sort.NAME
                                : params.flag("descending"),
                        params.intBetween("offset", 0, 0, Integer.MAX_VALUE),
                        params.intBetween("limit", MAX_THREADS, 1, MAX_THREADS)));
    }

    static Object wholeCapture(Trace trace, Params params, Progress progress) {
        return WholeCapture.of(
                trace,
                new WholeCapture.Request(
                        params.intBetween("buckets", DEFAULT_BUCKETS, 1, WholeCapture.Request.MAX_BUCKETS)),
                progress);
    }

    static Object utilisation(Trace trace, Params params, Progress progress) {
        MutatorUtilisation.Request normal = MutatorUtilisation.Request.DEFAULT;
        List<Long> windows = params.longs("window", 1, Long.MAX_VALUE, MutatorUtilisation.Request.MAX_WINDOWS);
        return MutatorUtilisation.of(
                trace,
                new MutatorUtilisation.Request(
                        params.flag("safepoints"),
                        windows.isEmpty() ? normal.windows() : windows,
                        params.intBetween("worst", normal.worst(), 1, MutatorUtilisation.Request.MAX_WORST)),
                progress);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Trace;

/** How long the regions of a type took over the recording, as a {@link LatencyGrid}. */
public final class RegionLatency {
    private RegionLatency() {}

    /**
     * The question.
     *
     * @param filter which regions; only those that ended are meant
     * @param columns into how many columns the recording is cut, 1 to {@link LatencyGrid#MOST_COLUMNS}
     */
    public record Request(RegionFilter filter, int columns) {
        /** Checks the number of columns. */
        public Request {
            LatencyGrid.checkColumns(columns);
        }
    }

    /** Counts; no region has failed. Cost: one pass over all regions. Memory: the grid. */
    public static LatencyGrid of(Trace trace, Request request, Progress progress) {
        Regions regions = trace.regions();
        RegionFilter filter = request.filter();
        int type = filter.typeRow(regions);
        LatencyGrid.Counter counter = new LatencyGrid.Counter(trace.endNs(), request.columns());
        for (int row = 0; row < regions.size(); row++) {
            progress.row(row, regions.size());
            if (regions.typeRow(row) == type && !regions.openAtEnd(row) && filter.accepts(regions, row)) {
                counter.add(regions.startNs(row), regions.durationNanos(row), false);
            }
        }
        return counter.grid();
    }
}

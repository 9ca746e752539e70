package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.Regions;
import java.util.Arrays;

/** Puts the regions of one thread into the model's table: with what encloses what, and the task of each. */
final class ThreadRegions implements RegionLane.Sink {
    private final Input input;
    private final int[] typeOfText;
    private final TaskEvents tasks;
    private final Signs signs;
    private final int threadRow;
    private final Regions.ThreadBuilder regions;
    private final PackedColumnBuilder outermost;
    private final PyramidRow[] pyramids;
    private final int[] typeRows;
    private int[] openRow = new int[16];
    private long[] openEndNs = new long[16];
    private int depth;
    private long lastTaskId;
    private int lastTaskRow;

    ThreadRegions(
            Input input,
            int[] typeOfText,
            TaskEvents tasks,
            Signs signs,
            int threadRow,
            Regions.ThreadBuilder regions,
            PackedColumnBuilder outermost,
            PyramidRow[] pyramids,
            int[] typeRows) {
        this.input = input;
        this.typeOfText = typeOfText;
        this.tasks = tasks;
        this.signs = signs;
        this.threadRow = threadRow;
        this.regions = regions;
        this.outermost = outermost;
        this.pyramids = pyramids;
        this.typeRows = typeRows;
        lastTaskRow = tasks.row(lastTaskId);
    }

    @Override
    public void region(long startNanos, long endNanos, int typeText, long taskId, int flags) {
        long startNs = input.ns(startNanos);
        long endNs = Math.min(input.endNs(), startNs + (endNanos - startNanos));
        boolean noBegin = (flags & RegionLane.BEGIN_UNKNOWN) != 0;
        boolean openAtEnd = (flags & RegionLane.OPEN_AT_END) != 0;
        while (depth > 0 && openEndNs[depth - 1] <= startNs) {
            depth--;
        }
        int type = typeOfText[typeText + 1];
        int row = regions.add(
                type,
                task(taskId),
                startNs,
                endNs,
                depth == 0 ? -1 : openRow[depth - 1],
                depth,
                startNs < 0 || noBegin,
                openAtEnd,
                noBegin);
        if (depth == 0) {
            outermost.add(startNs);
            outermost.add(endNs);
        }
        if (depth < pyramids.length) {
            pyramids[depth].add(startNs, endNs, typeRows[type], row);
        }
        open(row, endNs);
        sign(startNs, endNs, noBegin, openAtEnd);
    }

    void end() {
        regions.end();
    }

    private int task(long taskId) {
        if (taskId != lastTaskId) {
            lastTaskId = taskId;
            lastTaskRow = tasks.row(taskId);
        }
        return lastTaskRow;
    }

    private void open(int row, long endNs) {
        if (depth == openRow.length) {
            openRow = Arrays.copyOf(openRow, 2 * depth);
            openEndNs = Arrays.copyOf(openEndNs, 2 * depth);
        }
        openRow[depth] = row;
        openEndNs[depth] = endNs;
        depth++;
    }

    private void sign(long startNs, long endNs, boolean noBegin, boolean openAtEnd) {
        if (startNs >= 0 && !noBegin) {
            signs.add(threadRow, startNs);
        } else {
            signs.alive(threadRow, 0);
        }
        if (openAtEnd) {
            signs.alive(threadRow, endNs);
        } else {
            signs.add(threadRow, endNs);
        }
    }
}

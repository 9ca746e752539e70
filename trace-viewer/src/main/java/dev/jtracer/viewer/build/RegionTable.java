package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.Regions;
import java.util.Arrays;

/** Makes the model's table of regions: thread by thread, with what encloses what, and the task of each. */
final class RegionTable implements RegionLane.Sink {
    private final Input input;
    private final TextRows texts;
    private final TaskEvents tasks;
    private final Signs signs;
    private final Regions.Builder regions = new Regions.Builder();
    private final PackedColumnBuilder outermostThread = new PackedColumnBuilder();
    private final PackedColumnBuilder outermostStartNs = new PackedColumnBuilder();
    private final PackedColumnBuilder outermostEndNs = new PackedColumnBuilder();
    private int threadRow;
    private int[] openRow = new int[16];
    private long[] openEndNs = new long[16];
    private int depth;
    private long lastTaskId;
    private int lastTaskRow = -1;

    RegionTable(Input input, TextRows texts, TaskEvents tasks, Signs signs) {
        this.input = input;
        this.texts = texts;
        this.tasks = tasks;
        this.signs = signs;
        lastTaskRow = tasks.row(lastTaskId);
    }

    /** Says whose regions follow. Threads come in the model's order, each once. */
    void thread(int row) {
        threadRow = row;
        depth = 0;
    }

    @Override
    public void region(long startNanos, long endNanos, int type, long taskId, int flags) {
        long endNs = Math.min(input.endNs(), input.ns(startNanos) + (endNanos - startNanos));
        long startNs = input.ns(startNanos);
        boolean noBegin = (flags & RegionLane.BEGIN_UNKNOWN) != 0;
        boolean openAtEnd = (flags & RegionLane.OPEN_AT_END) != 0;
        while (depth > 0 && openEndNs[depth - 1] <= startNs) {
            depth--;
        }
        int parent = depth == 0 ? -1 : openRow[depth - 1];
        int row = regions.add(
                threadRow,
                texts.row(type),
                task(taskId),
                startNs,
                endNs,
                parent,
                depth,
                startNs < 0 || noBegin,
                openAtEnd,
                noBegin);
        if (depth == 0) {
            outermostThread.add(threadRow);
            outermostStartNs.add(startNs);
            outermostEndNs.add(endNs);
        }
        open(row, endNs);
        sign(startNs, endNs, noBegin, openAtEnd);
    }

    Regions.Builder regions() {
        return regions;
    }

    /** How many regions no other one encloses. They are numbered in the table's order. */
    int outermost() {
        return outermostThread.size();
    }

    int outermostThreadRow(int number) {
        return outermostThread.getInt(number);
    }

    long outermostStartNs(int number) {
        return outermostStartNs.get(number);
    }

    long outermostEndNs(int number) {
        return outermostEndNs.get(number);
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

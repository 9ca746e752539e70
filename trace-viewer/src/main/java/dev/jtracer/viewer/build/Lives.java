package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import java.util.Arrays;

/**
 * When each thread lived, inside the recording. A platform thread nobody saw start was there before, one nobody saw end
 * outlived the recording. Starts and ends of virtual threads are usually not recorded; such a thread lives from its first
 * sign of life to its last. A thread without a sign that no snapshot saw had ended before: something only refers to it.
 */
final class Lives {
    private static final long UNSEEN = Long.MIN_VALUE;

    private final long[] startNs;
    private final long[] endNs;
    private final boolean[] startedInside;
    private final boolean[] endedInside;

    private Lives(int threads) {
        startNs = new long[threads];
        endNs = new long[threads];
        startedInside = new boolean[threads];
        endedInside = new boolean[threads];
        Arrays.fill(startNs, UNSEEN);
        Arrays.fill(endNs, UNSEEN);
    }

    static void select(Selection wanted) {
        wanted.add("jdk.ThreadStart", Field.thread("thread"));
        wanted.add("jdk.ThreadEnd", Field.thread("thread"));
        wanted.add("jdk.VirtualThreadStart", Field.number("javaThreadId"));
        wanted.add("jdk.VirtualThreadEnd", Field.number("javaThreadId"));
    }

    static Lives read(Input input, ThreadRows threads, Signs signs, Snapshots snapshots) {
        Lives lives = new Lives(threads.size());
        lives.mark(input, threads, "jdk.ThreadStart", lives.startNs, lives.startedInside);
        lives.mark(input, threads, "jdk.ThreadEnd", lives.endNs, lives.endedInside);
        lives.markVirtual(input, threads, "jdk.VirtualThreadStart", lives.startNs, lives.startedInside);
        lives.markVirtual(input, threads, "jdk.VirtualThreadEnd", lives.endNs, lives.endedInside);
        for (int row = 0; row < threads.size(); row++) {
            boolean gone = !threads.ofJvm(row) && !snapshots.saw(row) && lives.startNs[row] == UNSEEN;
            if (gone && signs.first(row, -1) < 0 && lives.endNs[row] == UNSEEN) {
                lives.startNs[row] = 0;
                lives.endNs[row] = 0;
            } else {
                lives.settle(row, threads.virtual(row), signs, input.endNs());
            }
        }
        return lives;
    }

    long startNs(int threadRow) {
        return startNs[threadRow];
    }

    long endNs(int threadRow) {
        return endNs[threadRow];
    }

    boolean startedInside(int threadRow) {
        return startedInside[threadRow];
    }

    boolean endedInside(int threadRow) {
        return endedInside[threadRow];
    }

    private void mark(Input input, ThreadRows threads, String type, long[] moment, boolean[] seen) {
        EventTable table = input.table(type);
        PackedColumn thread = table.column("thread");
        for (int row = 0; row < table.size(); row++) {
            int threadRow = threads.row(thread.get(row));
            if (threadRow >= 0) {
                moment[threadRow] = Math.max(0, input.startNs(table, row));
                seen[threadRow] = true;
            }
        }
    }

    private void markVirtual(Input input, ThreadRows threads, String type, long[] moment, boolean[] seen) {
        EventTable table = input.table(type);
        PackedColumn javaId = table.column("javaThreadId");
        for (int row = 0; row < table.size(); row++) {
            int threadRow = threads.rowOfJavaId(javaId.get(row));
            if (threadRow >= 0) {
                moment[threadRow] = Math.max(0, input.startNs(table, row));
                seen[threadRow] = true;
            }
        }
    }

    /** Fills in what no event says. Signs outside a life move its ends: clocks may be off, what happened did happen. */
    private void settle(int row, boolean virtual, Signs signs, long recordingEndNs) {
        long first = Math.max(0, signs.first(row, virtual ? 0 : recordingEndNs));
        long last = Math.max(0, signs.last(row, 0));
        if (startNs[row] == UNSEEN) {
            startNs[row] = virtual ? first : 0;
        }
        if (endNs[row] == UNSEEN) {
            endNs[row] = virtual && last > 0 ? last : recordingEndNs;
        }
        startNs[row] = Math.min(startNs[row], first);
        endNs[row] = Math.min(recordingEndNs, Math.max(endNs[row], Math.max(last, startNs[row])));
    }
}

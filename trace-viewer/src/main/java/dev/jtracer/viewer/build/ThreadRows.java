package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.ThreadDictionary;
import dev.jtracer.viewer.model.Threads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The threads of a recording in the model's order, and the way from the recording's threads to them. */
final class ThreadRows {
    private final List<ThreadDictionary.Entry> entries = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> pools = new ArrayList<>();
    private final int[] rowOfRecorded;
    private final int[] recordedRow;
    private final Map<Long, Integer> rowOfJavaId = new HashMap<>();

    /**
     * The threads of a recording.
     *
     * @param takers the Java ids of those that took snapshots
     */
    ThreadRows(ThreadDictionary recorded, Set<Long> takers) {
        rowOfRecorded = new int[recorded.size()];
        recordedRow = new int[recorded.size()];
        String[] poolOf = new String[recorded.size()];
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < recorded.size(); row++) {
            poolOf[row] = Pools.of(recorded.get(row), takers);
            order.add(row);
        }
        order.sort(Comparator.<Integer>comparingInt(row -> side(poolOf[row]))
                .thenComparing(row -> poolOf[row])
                .thenComparing(row -> Pools.displayName(recorded.get(row)), Pools::compareNames)
                .thenComparingLong(row -> recorded.get(row).javaId()));
        for (int row : order) {
            ThreadDictionary.Entry entry = recorded.get(row);
            rowOfRecorded[row] = entries.size();
            recordedRow[entries.size()] = row;
            if (entry.javaId() > 0) {
                rowOfJavaId.put(entry.javaId(), entries.size());
            }
            entries.add(entry);
            names.add(Pools.displayName(entry));
            pools.add(poolOf[row]);
        }
    }

    int size() {
        return entries.size();
    }

    /** The recording's row of a thread. */
    int recordedRow(int threadRow) {
        return recordedRow[threadRow];
    }

    /** The model's row for a thread column's value, -1 for none. */
    int row(long recordedRow) {
        return recordedRow < 0 ? -1 : rowOfRecorded[(int) recordedRow];
    }

    /** The model's row for a thread column's value; if it has none, that of the Java id beside it, 0 for none. */
    int row(long recordedRow, long javaId) {
        int row = row(recordedRow);
        return row >= 0 || javaId <= 0 ? row : rowOfJavaId(javaId);
    }

    /** The model's row of the thread with a Java id, -1 for none. */
    int rowOfJavaId(long javaId) {
        return rowOfJavaId.getOrDefault(javaId, -1);
    }

    ThreadDictionary.Entry get(int threadRow) {
        return entries.get(threadRow);
    }

    String name(int threadRow) {
        return names.get(threadRow);
    }

    String pool(int threadRow) {
        return pools.get(threadRow);
    }

    /** Whether it is one of the JVM's own threads, which it hides from snapshots. */
    boolean ofJvm(int threadRow) {
        return pools.get(threadRow).equals(Threads.JVM);
    }

    /** Whether it is one of jtracer's own; not for row -1. */
    boolean ofTracer(int threadRow) {
        return threadRow >= 0 && pools.get(threadRow).equals(Threads.TRACER);
    }

    boolean virtual(int threadRow) {
        return entries.get(threadRow).virtual();
    }

    /** The program's pools come first, the JVM's last. */
    private static int side(String pool) {
        return Threads.isOfProgram(pool) ? 0 : pool.equals(Threads.TRACER) ? 1 : 2;
    }
}

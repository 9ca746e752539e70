package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what threads worked on, by type. Cost per thread: its scopes and its regions. Mutable, for one thread. */
public final class ThreadWork {
    private final Trace trace;
    private final Map<Integer, Sum> tasks = new HashMap<>();
    private final Map<Integer, Sum> regions = new HashMap<>();

    ThreadWork(Trace trace) {
        this.trace = trace;
    }

    /**
     * One type of task or region.
     *
     * @param type the type
     * @param count how many scopes or regions of it there were
     * @param nanos how long these took inside the recording, together; what they enclose is included
     * @param maxNanos the longest of them
     * @param maxStartNs when the longest began
     * @param maxThreadRow the thread it ran on
     */
    public record Worked(String type, long count, long nanos, long maxNanos, long maxStartNs, int maxThreadRow) {}

    void addThread(int threadRow, Progress progress) {
        Scopes scopes = trace.scopes();
        RowIndex byThread = scopes.byThread();
        for (int place = byThread.first(threadRow); place < byThread.end(threadRow); place++) {
            int row = byThread.row(place);
            if (scopes.taskRow(row) >= 0) {
                int type = trace.tasks().typeRow(scopes.taskRow(row));
                tasks.computeIfAbsent(type, unused -> new Sum())
                        .add(Math.max(0, scopes.startNs(row)), scopes.endNs(row), threadRow);
            }
        }
        Regions all = trace.regions();
        int first = all.byThread().first(threadRow);
        int end = all.byThread().end(threadRow);
        for (int place = first; place < end; place++) {
            progress.row(place - first, end - first);
            int row = all.byThread().row(place);
            regions.computeIfAbsent(all.typeRow(row), unused -> new Sum())
                    .add(Math.max(0, all.startNs(row)), all.endNs(row), threadRow);
        }
    }

    List<Worked> tasks(int most) {
        return list(tasks, most);
    }

    List<Worked> regions(int most) {
        return list(regions, most);
    }

    private List<Worked> list(Map<Integer, Sum> sums, int most) {
        List<Worked> list = new ArrayList<>(sums.size());
        sums.forEach((type, sum) -> list.add(new Worked(
                trace.strings().get(type), sum.count, sum.nanos, sum.maxNanos, sum.maxStartNs, sum.maxThreadRow)));
        list.sort(Comparator.comparingLong(Worked::nanos).reversed().thenComparing(Worked::type));
        return list.subList(0, Math.min(most, list.size()));
    }

    private static final class Sum {
        private long count;
        private long nanos;
        private long maxNanos = -1;
        private long maxStartNs;
        private int maxThreadRow;

        void add(long startNs, long endNs, int threadRow) {
            long length = Math.max(0, endNs - startNs);
            count++;
            nanos += length;
            if (length > maxNanos) {
                maxNanos = length;
                maxStartNs = startNs;
                maxThreadRow = threadRow;
            }
        }
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;

/**
 * When each thread is in a {@link Part}: spans of time, disjoint and in order. Cost: the number of threads; if the part is
 * of tasks, one pass over these and one over the scopes; if it is of regions, one over these.
 */
final class PartSpans {
    /** {@code first[t]..first[t + 1]} are the places of thread t. */
    private final int[] first;

    private final LongColumn fromNs = new LongColumn();
    private final LongColumn toNs = new LongColumn();

    private PartSpans(int threads) {
        first = new int[threads + 1];
    }

    static PartSpans of(Trace trace, Part part, Progress progress) {
        PartSpans spans = ofTasks(trace, part, progress);
        return part.regionType() == null ? spans : spans.within(ofRegions(trace, part, progress));
    }

    private static PartSpans ofTasks(Trace trace, Part part, Progress progress) {
        int threads = trace.threads().size();
        PartSpans spans = new PartSpans(threads);
        boolean[] tasks = part.isOfTasks() ? tasks(trace.tasks(), part) : new boolean[0];
        for (int thread = 0; thread < threads; thread++) {
            spans.first[thread] = spans.fromNs.size();
            if (part.hasThread(trace.threads(), thread)) {
                if (part.isOfTasks()) {
                    spans.addScopes(trace, thread, tasks, part, progress);
                } else {
                    spans.add(thread, part.fromNs(), part.toNs());
                }
            }
        }
        spans.first[threads] = spans.fromNs.size();
        return spans;
    }

    /** When threads are in regions of the part's type; these come in order of their start, as scopes do. */
    private static PartSpans ofRegions(Trace trace, Part part, Progress progress) {
        Regions regions = trace.regions();
        int type = RegionFilter.of(String.valueOf(part.regionType())).typeRow(regions);
        PartSpans spans = new PartSpans(trace.threads().size());
        for (int thread = 0; thread < trace.threads().size(); thread++) {
            spans.first[thread] = spans.fromNs.size();
            int end =
                    part.hasThread(trace.threads(), thread) ? regions.byThread().end(thread) : 0;
            for (int place = regions.byThread().first(thread); place < end; place++) {
                progress.row(place, regions.size());
                int row = regions.byThread().row(place);
                if (regions.typeRow(row) == type) {
                    spans.add(thread, regions.startNs(row), regions.endNs(row));
                }
            }
        }
        spans.first[trace.threads().size()] = spans.fromNs.size();
        return spans;
    }

    /** What these spans have in common with others. */
    private PartSpans within(PartSpans others) {
        PartSpans common = new PartSpans(first.length - 1);
        for (int thread = 0; thread < first.length - 1; thread++) {
            common.first[thread] = common.fromNs.size();
            int place = first(thread);
            int other = others.first(thread);
            while (place < end(thread) && other < others.end(thread)) {
                long endNs = Math.min(toNs(place), others.toNs(other));
                common.add(thread, Math.max(fromNs(place), others.fromNs(other)), endNs);
                if (toNs(place) == endNs) {
                    place++;
                } else {
                    other++;
                }
            }
        }
        common.first[first.length - 1] = common.fromNs.size();
        return common;
    }

    /** The place of a thread's first span. */
    int first(int threadRow) {
        return first[threadRow];
    }

    /** The place after a thread's last span. */
    int end(int threadRow) {
        return first[threadRow + 1];
    }

    /** When a span begins. */
    long fromNs(int place) {
        return fromNs.get(place);
    }

    /** When a span ends. */
    long toNs(int place) {
        return toNs.get(place);
    }

    /** Whether a thread is in the part at a moment; never for thread -1. Cost: a binary search. */
    boolean contain(int threadRow, long ns) {
        if (threadRow < 0) {
            return false;
        }
        int place = firstEndingAfter(threadRow, ns);
        return place < end(threadRow) && fromNs.get(place) <= ns;
    }

    /** How much of an interval a thread is in the part. Cost: a binary search and the spans inside. */
    long nanosBetween(int threadRow, long startNs, long endNs) {
        long nanos = 0;
        for (int place = firstEndingAfter(threadRow, startNs);
                place < end(threadRow) && fromNs.get(place) < endNs;
                place++) {
            nanos += Math.min(toNs.get(place), endNs) - Math.max(fromNs.get(place), startNs);
        }
        return nanos;
    }

    private int firstEndingAfter(int threadRow, long ns) {
        int low = first(threadRow);
        int high = end(threadRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (toNs.get(middle) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean[] tasks(Tasks tasks, Part part) {
        boolean[] wanted = new boolean[tasks.size()];
        for (int row = 0; row < wanted.length; row++) {
            wanted[row] = (part.taskId() == null || part.taskId() == tasks.id(row))
                    && (part.taskType() == null || part.taskType().equals(tasks.type(row)));
        }
        return wanted;
    }

    /** Adds the time of a thread's scopes; scopes come in order of their start, so that what overlaps is one span. */
    private void addScopes(Trace trace, int thread, boolean[] wanted, Part part, Progress progress) {
        Scopes scopes = trace.scopes();
        RowIndex byThread = scopes.byThread();
        for (int place = byThread.first(thread); place < byThread.end(thread); place++) {
            progress.row(place, scopes.size());
            int scope = byThread.row(place);
            int task = scopes.taskRow(scope);
            if (task >= 0 && wanted[task]) {
                long begin = Math.max(scopes.startNs(scope), trace.tasks().beginNs(task));
                long end = Math.min(scopes.endNs(scope), trace.tasks().endNs(task));
                add(thread, Math.max(part.fromNs(), begin), Math.min(part.toNs(), end));
            }
        }
    }

    private void add(int thread, long startNs, long endNs) {
        int last = fromNs.size() - 1;
        if (endNs <= startNs) {
            return;
        }
        if (last >= first[thread] && startNs <= toNs.get(last)) {
            toNs.set(last, Math.max(toNs.get(last), endNs));
        } else {
            fromNs.add(startNs);
            toNs.add(endNs);
        }
    }
}

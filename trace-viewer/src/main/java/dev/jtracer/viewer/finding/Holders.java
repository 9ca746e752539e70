package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who held a monitor or lock while others waited for it: the waiting time behind each task type, or each thread that worked
 * for none, and the region the holder was in.
 */
final class Holders {
    /** From this share of the waiting time on, somebody is said to have held it, without saying for how much of it. */
    private static final double ALL_OF_IT = 0.9;

    private final Trace trace;
    private final LockWaits waits;
    private final Map<String, Long> nanosOfTask = new TreeMap<>();
    private final Map<String, Long> nanosOfThread = new TreeMap<>();
    private final Map<String, Map<Region, Long>> regionsOf = new HashMap<>();
    private long nanos;

    Holders(Trace trace) {
        this.trace = trace;
        waits = trace.lockWaits();
    }

    /** A region type, and how many others were around it at most. */
    private record Region(int depth, String type) implements Comparable<Region> {
        @Override
        public int compareTo(Region other) {
            return depth != other.depth ? Integer.compare(other.depth, depth) : type.compareTo(other.type);
        }
    }

    /** Adds the pieces of a wait. */
    void add(int waitRow) {
        for (int piece = waits.firstPiece(waitRow); piece < waits.endPiece(waitRow); piece++) {
            long from = waits.pieceStartNs(piece);
            long to = waits.pieceEndNs(waitRow, piece);
            nanos += to - from;
            int owner = waits.pieceOwnerThreadRow(piece);
            if (owner < 0) {
                continue;
            }
            Scopes scopes = trace.scopes();
            int scope = scopes.innermostAt(owner, from);
            int task = scope < 0 ? -1 : scopes.taskRow(scope);
            String name = task < 0 ? trace.threads().name(owner) : trace.tasks().type(task);
            (task < 0 ? nanosOfThread : nanosOfTask).merge(name, to - from, Long::sum);
            addRegions(owner, from, to, regionsOf.computeIfAbsent(key(task >= 0, name), unused -> new HashMap<>()));
        }
    }

    /** Ends a sentence about the waits: who held it, with its full stop. */
    Sentence end(Sentence sentence) {
        Optional<String> task = Heaviest.of(nanosOfTask);
        Optional<String> thread = Heaviest.of(nanosOfThread);
        long behindTask = task.map(nanosOfTask::get).orElse(0L);
        long behindThread = thread.map(nanosOfThread::get).orElse(0L);
        long most = Math.max(behindTask, behindThread);
        if (most <= 0) {
            return sentence.text("; the recording does not say who held it.");
        }
        boolean isTask = behindTask >= behindThread;
        String name = isTask ? task.orElseThrow() : thread.orElseThrow();
        if (most >= nanos * ALL_OF_IT) {
            sentence.text(", held by ");
        } else {
            sentence.text(": ").duration(most).text(" of ").duration(nanos).text(" behind ");
        }
        sentence.text(isTask ? "task " : "thread ").name(isTask ? Kind.TASK : Kind.THREAD, name);
        region(key(isTask, name), most)
                .ifPresent(type -> sentence.text(" in region ").name(Kind.REGION, type));
        return sentence.text(".");
    }

    private static String key(boolean isTask, String name) {
        return (isTask ? "task " : "thread ") + name;
    }

    /** The innermost region type the holder was in nearly all of the time. */
    private Optional<String> region(String holder, long heldNanos) {
        return regionsOf.get(holder).entrySet().stream()
                .filter(entry -> entry.getValue() >= heldNanos * ALL_OF_IT)
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .map(Region::type);
    }

    /** Adds to each region type how long the thread was in it, or in what it encloses. */
    private void addRegions(int threadRow, long from, long to, Map<Region, Long> found) {
        Regions regions = trace.regions();
        int row = regions.innermostAt(threadRow, from);
        for (int outer = row; outer >= 0; outer = regions.parentRow(outer)) {
            add(found, outer, from, to);
        }
        for (int next = firstAfter(threadRow, from);
                next < regions.byThread().end(threadRow) && regions.startNs(next) < to;
                next++) {
            add(found, next, from, to);
        }
    }

    private void add(Map<Region, Long> found, int regionRow, long from, long to) {
        Regions regions = trace.regions();
        long overlap = Math.min(to, regions.endNs(regionRow)) - Math.max(from, regions.startNs(regionRow));
        found.merge(new Region(regions.depth(regionRow), regions.type(regionRow)), Math.max(0, overlap), Long::sum);
    }

    private int firstAfter(int threadRow, long ns) {
        Regions regions = trace.regions();
        int low = regions.byThread().first(threadRow);
        int high = regions.byThread().end(threadRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (regions.startNs(middle) <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

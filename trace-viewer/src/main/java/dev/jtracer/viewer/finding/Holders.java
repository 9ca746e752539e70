package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LaneTime;
import java.util.Comparator;
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

    /** Regions of a type with so many others around them. */
    private record Region(int depth, int typeRow) {}

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
            Map<Region, Long> found = regionsOf.computeIfAbsent(key(task >= 0, name), unused -> new HashMap<>());
            LaneTime.regions(
                    trace,
                    owner,
                    from,
                    to,
                    (depth, typeRow, inside) -> found.merge(new Region(depth, typeRow), inside, Long::sum));
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

    /** The innermost region type the holder was in nearly all of the time, of those that lanes show. */
    private Optional<String> region(String holder, long heldNanos) {
        return regionsOf.get(holder).entrySet().stream()
                .filter(entry -> entry.getValue() >= heldNanos * ALL_OF_IT)
                .map(Map.Entry::getKey)
                .min(Comparator.comparingInt((Region region) -> -region.depth())
                        .thenComparing(region -> trace.strings().get(region.typeRow())))
                .map(region -> trace.strings().get(region.typeRow()));
    }
}

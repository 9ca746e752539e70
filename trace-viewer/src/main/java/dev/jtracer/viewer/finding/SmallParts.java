package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that were cut into parts so small that the threads of a pool took at least a quarter as long from one to the next as they worked
 * in them.
 *
 * <pre>
 *   queued           |······|······
 *   a thread   |-part-|     |-part-|
 *                      |next|              the next part waited already
 *   an idle one            |next|-part-|   from when the part was handed over
 * </pre>
 *
 * <p>From one to the next is what handing over costs at the side that takes: the queue, the way to the thread, waking it. What it
 * costs at the side that gives, no event tells. Parts are what a pool did for child tasks of tasks of one type. They are many if
 * there were more than ten for each thread in each of these tasks: with fewer one may want them, to share the work.
 */
final class SmallParts {
    private static final int LEAST_PARTS_FOR_EACH_THREAD = 10;
    private static final int LEAST_PART_OF_WORK = 4;

    /** From this share of what a pool did on, parts of tasks of one type are what it did. */
    private static final double NEARLY_ALL = 0.9;

    private final Trace trace;
    private final Map<Integer, Whole> wholes = new HashMap<>();
    private int threads;
    private long handOffs;

    private SmallParts(Trace trace) {
        this.trace = trace;
    }

    /** What was cut: the tasks of one type, and all parts of them. */
    private static final class Whole {
        private final BitSet tasks = new BitSet();
        private final LongColumn workNanos = new LongColumn();
        private long workedNanos;
        private long betweenNanos;
    }

    /** The small parts that a pool did, null if that is not what it did. Cost: a pass over the scopes of its threads. */
    static @Nullable SmallParts of(Look look, int poolRow) {
        SmallParts parts = new SmallParts(look.trace());
        Threads threads = look.trace().threads();
        for (int row = 0; row < threads.size(); row++) {
            if (threads.poolRow(row) == poolRow) {
                parts.add(look, row);
            }
        }
        Whole whole = parts.wholes.get(parts.typeOfMost());
        return whole != null && parts.isSmall(whole) ? parts : null;
    }

    /** Ends a sentence about the pool, with its full stop. */
    Sentence end(Sentence sentence) {
        int type = typeOfMost();
        Whole whole = wholes.get(type);
        return sentence.number(Words.counted(whole.workNanos.size(), "part"))
                .text(" of ")
                .number(Words.counted(whole.tasks.cardinality(), "task"))
                .text(" ")
                .name(Kind.TASK, trace.strings().get(type))
                .text(" took ")
                .duration(WaitGroups.median(whole.workNanos.toArray()))
                .text(" at the median and ")
                .duration(whole.workedNanos)
                .text(" together; to get from one to the next its "
                        + (threads == 1 ? "thread" : Numbers.count(threads) + " threads") + " took ")
                .duration(whole.betweenNanos)
                .text(".");
    }

    private void add(Look look, int threadRow) {
        Scopes scopes = trace.scopes();
        RowIndex byThread = scopes.byThread();
        long free = 0;
        boolean any = false;
        for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
            int row = byThread.row(i);
            if (scopes.enclosingRow(row) >= 0) {
                continue;
            }
            if (scopes.queuedNanos(row) >= 0) {
                long ready = Math.max(free, scopes.startNs(row) - scopes.queuedNanos(row));
                addPart(look, row, Math.max(0, scopes.startNs(row) - ready));
                any = true;
            }
            free = Math.max(free, scopes.endNs(row));
        }
        threads += any ? 1 : 0;
    }

    private void addPart(Look look, int scopeRow, long betweenNanos) {
        handOffs++;
        int task = trace.scopes().taskRow(scopeRow);
        int root = task < 0 ? -1 : look.rootOf(task);
        if (root < 0 || root == task) {
            return;
        }
        long work = trace.scopes().endNs(scopeRow) - Math.max(0, trace.scopes().startNs(scopeRow));
        Whole whole = wholes.computeIfAbsent(trace.tasks().typeRow(root), unused -> new Whole());
        whole.tasks.set(root);
        whole.workNanos.add(work);
        whole.workedNanos += work;
        whole.betweenNanos += betweenNanos;
    }

    /** The string row of the type of which most parts are, -1 if there are none. */
    private int typeOfMost() {
        Map<Integer, Long> counts = new HashMap<>();
        wholes.forEach((type, whole) -> counts.put(type, (long) whole.workNanos.size()));
        return Heaviest.of(counts).orElse(-1);
    }

    private boolean isSmall(Whole whole) {
        long parts = whole.workNanos.size();
        long least = (long) LEAST_PARTS_FOR_EACH_THREAD * threads * whole.tasks.cardinality();
        return parts > least
                && parts >= handOffs * NEARLY_ALL
                && LEAST_PART_OF_WORK * whole.betweenNanos >= whole.workedNanos;
    }
}

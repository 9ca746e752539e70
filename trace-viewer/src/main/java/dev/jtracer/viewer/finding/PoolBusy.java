package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.Arrays;

/** How busy the threads of a pool were with tasks: the end of a sentence. */
final class PoolBusy {
    private PoolBusy() {}

    /** Ends a sentence about a pool: the share of the time in which its threads worked for tasks, and the full stop. */
    static Sentence end(Trace trace, int poolRow, Sentence sentence) {
        Threads threads = trace.threads();
        LongColumn edges = new LongColumn();
        int count = 0;
        long life = 0;
        long worked = 0;
        boolean always = true;
        for (int row = 0; row < threads.size(); row++) {
            if (threads.poolRow(row) == poolRow) {
                count++;
                life += threads.endNs(row) - threads.startNs(row);
                always &= threads.startNs(row) == 0 && threads.endNs(row) == trace.endNs();
                worked += outermost(trace, row, edges);
            }
        }
        if (always && count > 1) {
            sentence.text("all ")
                    .number(Numbers.count(count))
                    .text(" worked for tasks ")
                    .number(Numbers.share(allAtOnce(edges, count), trace.endNs()));
        } else {
            sentence.text(count == 1 ? "its one thread" : "its " + Numbers.count(count) + " threads")
                    .text(" worked for tasks ")
                    .number(Numbers.share(worked, life));
        }
        return sentence.text(always ? " of the time." : " of their time.");
    }

    /** Adds the ends of a thread's outermost scopes, and returns how long these took together. */
    private static long outermost(Trace trace, int threadRow, LongColumn edges) {
        Scopes scopes = trace.scopes();
        long worked = 0;
        for (int i = scopes.byThread().first(threadRow); i < scopes.byThread().end(threadRow); i++) {
            int scope = scopes.byThread().row(i);
            long from = Math.max(trace.threads().startNs(threadRow), scopes.startNs(scope));
            long to = Math.min(trace.threads().endNs(threadRow), scopes.endNs(scope));
            if (scopes.enclosingRow(scope) < 0 && from < to) {
                worked += to - from;
                edges.add(2 * from + 1);
                edges.add(2 * to);
            }
        }
        return worked;
    }

    /** How long all threads were inside a scope at the same time. An edge is twice its moment, odd where a scope begins. */
    private static long allAtOnce(LongColumn edges, int threads) {
        long[] sorted = edges.toArray();
        Arrays.sort(sorted);
        long nanos = 0;
        int inside = 0;
        for (int i = 0; i < sorted.length; i++) {
            inside += sorted[i] % 2 == 0 ? -1 : 1;
            if (inside == threads && i + 1 < sorted.length) {
                nanos += sorted[i + 1] / 2 - sorted[i] / 2;
            }
        }
        return nanos;
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pool whose work waited long for a thread.
 *
 * <p>Said if the 99th percentile of the waits is at least 1 ms, and all waits together are at least a tenth of what the work
 * then took. Lost is the time tasks waited in the queue and got on nowhere else. Pieces that no thread had taken up when the
 * recording ended are in no pool and left out. The sentence ends with how busy the pool's threads were, or with the {@link
 * SmallParts} they had to do.
 */
final class PoolQueue implements Rule {
    private static final long LEAST_P99_NANOS = 1_000_000;

    @Override
    public String id() {
        return "pool-queue";
    }

    @Override
    public String lookedFor() {
        return "work that waited over 1 ms for a thread of its pool";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.tasks("jtracer.Scope");
    }

    /** What was handed over to one pool. */
    private static final class HandedOver {
        private final Evidence evidence;
        private final LongColumn queued = new LongColumn();
        private long workedNanos;

        private HandedOver(Look look) {
            evidence = new Evidence(look);
        }
    }

    @Override
    public List<Finding> find(Look look) {
        Trace trace = look.trace();
        Scopes scopes = trace.scopes();
        Map<Integer, HandedOver> pools = new TreeMap<>();
        for (int row = 0; row < scopes.size(); row++) {
            if (scopes.started(row) && scopes.queuedNanos(row) >= 0) {
                HandedOver work = pools.computeIfAbsent(
                        trace.threads().poolRow(scopes.threadRow(row)), unused -> new HandedOver(look));
                work.evidence.add(
                        scopes.taskRow(row), -1, scopes.startNs(row) - scopes.queuedNanos(row), scopes.startNs(row));
                work.queued.add(scopes.queuedNanos(row));
                work.workedNanos += scopes.endNs(row) - scopes.startNs(row);
            }
        }
        List<Finding> found = new ArrayList<>();
        pools.forEach((pool, work) -> find(look, pool, work, found));
        return found;
    }

    private void find(Look look, int poolRow, HandedOver work, List<Finding> found) {
        long[] queued = work.queued.toArray();
        Arrays.sort(queued);
        long p99 = queued[(int) Math.ceil(queued.length * 0.99) - 1];
        Cost cost = work.evidence.cost();
        if (p99 < LEAST_P99_NANOS || 10 * cost.threadNanos() < work.workedNanos || !look.worth(cost)) {
            return;
        }
        String pool = look.trace().strings().get(poolRow);
        Sentence sentence = new Sentence()
                .text("Work handed to pool ")
                .name(Kind.THREAD, pool)
                .text(" waited ")
                .duration(p99)
                .text(queued.length == 1 ? " for a thread: " : " at p99 for a thread: ");
        SmallParts parts = SmallParts.of(look, poolRow);
        sentence = parts == null ? PoolBusy.end(look.trace(), poolRow, sentence) : parts.end(sentence);
        long over = Arrays.stream(queued).filter(nanos -> nanos > 1_000_000).count();
        found.add(look.finding(
                id(),
                ThreadState.QUEUE,
                sentence,
                List.of(
                        Words.counted(queued.length, "hand-off"),
                        Numbers.count(over) + " waited over 1 ms",
                        Words.tasksHit(work.evidence.tasksHit())),
                cost,
                links(look, work.evidence, pool)));
    }

    private static List<Link> links(Look look, Evidence evidence, String pool) {
        List<Link> links = new ArrayList<>(look.links(evidence));
        int task = evidence.worstTaskRow();
        if (task >= 0) {
            links.add(Link.tasks(look.trace().tasks().type(task)));
        }
        links.add(Link.pool(pool));
        return links;
    }
}

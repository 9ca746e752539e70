package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What threads of the program and of the JVM waited for between two moments, and who held it meanwhile.
 *
 * @param most the locks that were waited for most, at most 50 of them
 * @param count how many were waited for
 */
record RangeLocks(List<RangeSummary.LockRow> most, int count) {
    private static final int MAX_LOCKS = 50;

    /** Adds up the waits. Cost: one pass over the waits for locks and their pieces. */
    static RangeLocks of(Trace trace, long fromNs, long toNs) {
        LockWaits waits = trace.lockWaits();
        Map<Integer, LockSum> sums = new HashMap<>();
        for (int wait = 0; wait < waits.size() && waits.startNs(wait) < toNs; wait++) {
            if (waits.endNs(wait) > fromNs && !trace.threads().ofTracer(waits.threadRow(wait))) {
                sums.computeIfAbsent(waits.lockRow(wait), row -> new LockSum()).add(trace, wait, fromNs, toNs);
            }
        }
        List<RangeSummary.LockRow> rows = new ArrayList<>();
        sums.forEach((lockRow, sum) -> rows.add(sum.row(trace, lockRow)));
        rows.sort(Comparator.comparingLong(RangeSummary.LockRow::nanos)
                .reversed()
                .thenComparing(RangeSummary.LockRow::name));
        return new RangeLocks(List.copyOf(rows.subList(0, Math.min(MAX_LOCKS, rows.size()))), rows.size());
    }

    /** The waits for one lock, added up. */
    private static final class LockSum {
        private final Set<Integer> waiters = new HashSet<>();
        private final Map<Integer, Long> byOwner = new HashMap<>();
        private final Map<Integer, Set<Integer>> tasksOfOwner = new HashMap<>();
        private long nanos;

        void add(Trace trace, int wait, long fromNs, long toNs) {
            LockWaits waits = trace.lockWaits();
            waiters.add(waits.threadRow(wait));
            for (int piece = waits.firstPiece(wait); piece < waits.endPiece(wait); piece++) {
                long startNs = Math.max(fromNs, waits.pieceStartNs(piece));
                long inside = Math.min(toNs, waits.pieceEndNs(wait, piece)) - startNs;
                int owner = waits.pieceOwnerThreadRow(piece);
                if (inside > 0) {
                    nanos += inside;
                    if (owner >= 0) {
                        byOwner.merge(owner, inside, Long::sum);
                        int scope = trace.scopes().innermostAt(owner, startNs);
                        int task = scope < 0 ? -1 : trace.scopes().taskRow(scope);
                        tasksOfOwner
                                .computeIfAbsent(owner, each -> new HashSet<>())
                                .add(task);
                    }
                }
            }
        }

        private static At.@Nullable TaskRef onlyTask(Trace trace, Set<Integer> taskRows) {
            return taskRows.size() == 1 ? At.task(trace, taskRows.iterator().next()) : null;
        }

        RangeSummary.LockRow row(Trace trace, int lockRow) {
            int owner = -1;
            for (Map.Entry<Integer, Long> entry : byOwner.entrySet()) {
                owner = owner < 0 || entry.getValue() > byOwner.getOrDefault(owner, 0L) ? entry.getKey() : owner;
            }
            return new RangeSummary.LockRow(
                    trace.locks().name(lockRow),
                    trace.locks().kind(lockRow).key(),
                    waiters.size(),
                    nanos,
                    owner < 0 ? null : trace.threads().name(owner),
                    byOwner.getOrDefault(owner, 0L),
                    onlyTask(trace, tasksOfOwner.getOrDefault(owner, Set.of())));
        }
    }
}

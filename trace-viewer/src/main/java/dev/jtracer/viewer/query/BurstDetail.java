package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A burst in full.
 *
 * @param waits its longest waits, at most 100, in order of begin
 * @param waitsOmitted how many others there are
 * @param omittedNanos how long these are together
 * @param holds who held it, in order of time; of very many the longest 300
 * @param holdsOmitted how many others there are
 * @param pauses collections within the burst
 * @param tree who waited for whom
 */
public record BurstDetail(
        List<Wait> waits,
        int waitsOmitted,
        long omittedNanos,
        List<Hold> holds,
        int holdsOmitted,
        List<Pause> pauses,
        WaitTree tree) {
    private static final int MAX_WAITS = 100;
    private static final int MAX_HOLDS = 300;
    private static final int MAX_DOING = 900;
    private static final int MAX_PAUSES = 200;

    /**
     * One wait.
     *
     * @param row its row, by which the query {@code chain} is asked
     * @param thread the thread that waited
     * @param threadName its name
     * @param task the task it worked for, null if none
     * @param region the region it was in when it began to wait, null if none
     * @param startNs its begin
     * @param endNs its end
     * @param origin {@code event}, or {@code snapshot} where the wait crosses an end of the recording
     * @param owner the thread that held it longest meanwhile, null if unknown
     * @param owners how many threads held it one after the other
     */
    public record Wait(
            int row,
            int thread,
            String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            long startNs,
            long endNs,
            String origin,
            @Nullable String owner,
            int owners) {}

    /**
     * A stretch of time with one holder.
     *
     * @param fromNs its begin
     * @param toNs its end
     * @param thread the holder, -1 if unknown
     * @param threadName its name, null if unknown
     * @param task the task it worked for, null if none
     * @param region the region it was in, null if none
     * @param origin how the holder is known: {@code event}, {@code snapshot} or {@code inferred}
     * @param doing what it did meanwhile, in order of time; empty where the burst has more than can be drawn
     */
    public record Hold(
            long fromNs,
            long toNs,
            int thread,
            @Nullable String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            String origin,
            List<Doing> doing) {}

    /**
     * A collection that stopped all threads.
     *
     * @param startNs its begin
     * @param endNs its end
     */
    public record Pause(long startNs, long endNs) {}

    /** A burst of a lock; a wait to keep is not left out. */
    static BurstDetail of(Trace trace, int lockRow, Bursts bursts, int burst, List<Holds.Hold> all, int keep) {
        Bursts.Span span = bursts.spans().get(burst);
        List<Holds.Hold> within = all.stream()
                .filter(hold -> hold.toNs() > span.fromNs() && hold.fromNs() < span.toNs())
                .toList();
        List<Wait> waits = waits(trace, span, keep);
        int omitted = span.end() - span.first() - waits.size();
        long shownNanos = waits.stream().mapToLong(w -> w.endNs() - w.startNs()).sum();
        List<Hold> holds = holds(trace, within);
        return new BurstDetail(
                waits,
                omitted,
                bursts.waitedNanos(span) - shownNanos,
                holds,
                within.size() - holds.size(),
                pauses(trace.pauses(), span),
                WaitTree.of(trace, lockRow, span, keep));
    }

    /** The longest waits and the one to keep, in order of begin. */
    private static List<Wait> waits(Trace trace, Bursts.Span span, int keep) {
        LockWaits waits = trace.lockWaits();
        List<Integer> rows = new ArrayList<>();
        for (int place = span.first(); place < span.end(); place++) {
            rows.add(waits.byLock().row(place));
        }
        rows.sort(Comparator.<Integer>comparingInt(row -> row == keep ? 0 : 1)
                .thenComparing(Comparator.<Integer>comparingLong(row -> waits.endNs(row) - waits.startNs(row))
                        .reversed()));
        return rows.stream()
                .limit(MAX_WAITS)
                .sorted()
                .map(row -> wait(trace, row))
                .toList();
    }

    private static Wait wait(Trace trace, int row) {
        LockWaits waits = trace.lockWaits();
        int thread = waits.threadRow(row);
        Map<Integer, Long> owners = new HashMap<>();
        for (int piece = waits.firstPiece(row); piece < waits.endPiece(row); piece++) {
            long nanos = waits.pieceEndNs(row, piece) - waits.pieceStartNs(piece);
            owners.merge(waits.pieceOwnerThreadRow(piece), nanos, Long::sum);
        }
        owners.remove(-1);
        int owner = owners.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(-1);
        return new Wait(
                row,
                thread,
                trace.threads().name(thread),
                At.task(trace, waits.taskRow(row)),
                At.region(trace, thread, waits.startNs(row)),
                waits.startNs(row),
                waits.endNs(row),
                waits.origin(row).key(),
                owner < 0 ? null : trace.threads().name(owner),
                owners.size());
    }

    private static List<Hold> holds(Trace trace, List<Holds.Hold> all) {
        List<Holds.Hold> longest = all.stream()
                .sorted(Comparator.comparingLong(hold -> hold.fromNs() - hold.toNs()))
                .limit(MAX_HOLDS)
                .sorted(Comparator.comparingLong(Holds.Hold::fromNs))
                .toList();
        List<Hold> result = new ArrayList<>();
        int drawn = 0;
        for (Holds.Hold hold : longest) {
            List<Doing> doing = new ArrayList<>();
            int room = Math.max(0, MAX_DOING - drawn);
            if (!Doing.add(trace, hold.thread(), hold.fromNs(), hold.toNs(), doing, room)) {
                doing.clear();
            }
            drawn += doing.size();
            int thread = hold.thread();
            result.add(new Hold(
                    hold.fromNs(),
                    hold.toNs(),
                    thread,
                    thread < 0 ? null : trace.threads().name(thread),
                    At.task(trace, thread, hold.fromNs()),
                    thread < 0 ? null : RegionMost.of(trace, thread, hold.fromNs(), hold.toNs()),
                    hold.origin().key(),
                    doing));
        }
        return result;
    }

    private static List<Pause> pauses(Pauses pauses, Bursts.Span span) {
        List<Pause> result = new ArrayList<>();
        for (int row = 0; row < pauses.size() && result.size() < MAX_PAUSES; row++) {
            boolean within = pauses.endNs(row) > span.fromNs() && pauses.startNs(row) < span.toNs();
            if (within && pauses.kind(row) == ThreadState.GC) {
                result.add(new Pause(pauses.startNs(row), pauses.endNs(row)));
            }
        }
        return result;
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One monitor or lock: when threads waited for it, who held it meanwhile, and one of its {@linkplain Bursts bursts} in full.
 *
 * <p>Who held it is known only while somebody waited for it, so "held" here always means: while threads waited.
 *
 * <p>Cost: sorting the lock's waits and their pieces, and one pass over the pieces of all locks for the tree. The answer is
 * bounded however many waits there are; what is left out is counted.
 */
public final class LockDetail {
    private static final int PARTS = 600;
    private static final int MAX_HOLDERS = 5;
    private static final int MAX_STACKS = 1000;

    private LockDetail() {}

    /**
     * The question.
     *
     * @param lockRow a row of {@code Locks}
     * @param burst which burst is shown in full; -1 for that of {@code waitRow}, else for the one with most waiting time
     * @param waitRow a wait that must not be left out, -1 if there is none
     */
    public record Request(int lockRow, int burst, int waitRow) {}

    /**
     * The answer.
     *
     * @param row its row
     * @param name its class, {@code @}, its address
     * @param className its class
     * @param kind {@code monitor} or {@code lock}
     * @param enteredAt the line of code where threads waited longest, null if no stack was recorded
     * @param waits how many waits there are
     * @param threads how many threads waited
     * @param totalNanos the waits together
     * @param mostWaiting the most threads that waited at one moment
     * @param waiting the same in each of 600 equal parts of the capture
     * @param heldNanos how long at least one thread waited, which is how long a holder is sought for
     * @param holders who held it for how much of that, the longest first, at most 5; unknown ones last
     * @param convoys the queues that one long hold made and that went on behind short ones
     * @param bursts its bursts, in order of time
     * @param burst which of them is shown in full, -1 if there is none
     * @param detail that burst, null if there is none
     */
    public record Result(
            int row,
            String name,
            String className,
            String kind,
            @Nullable String enteredAt,
            int waits,
            int threads,
            long totalNanos,
            int mostWaiting,
            List<Integer> waiting,
            long heldNanos,
            List<HolderSums.Holder> holders,
            Convoys.Result convoys,
            List<Burst> bursts,
            int burst,
            @Nullable BurstDetail detail) {}

    /**
     * A burst in short.
     *
     * @param fromNs its begin
     * @param toNs its end
     * @param waits how many waits there are in it
     * @param mostWaiting the most threads that waited at one moment
     * @param waitedNanos the waits together
     */
    public record Burst(long fromNs, long toNs, int waits, int mostWaiting, long waitedNanos) {}

    /** Returns the lock, empty if the trace has no such row. Cost: see {@link LockDetail}. */
    public static Optional<Result> of(Trace trace, Request request) {
        if (request.lockRow() < 0 || request.lockRow() >= trace.locks().size()) {
            return Optional.empty();
        }
        return Optional.of(result(trace, request));
    }

    private static Result result(Trace trace, Request request) {
        int lockRow = request.lockRow();
        LockWaits waits = trace.lockWaits();
        RowIndex byLock = waits.byLock();
        Bursts bursts = new Bursts(trace, lockRow);
        List<Holds.Hold> holds = Holds.of(trace, lockRow);
        Set<Integer> threads = new HashSet<>();
        long totalNanos = 0;
        for (int place = byLock.first(lockRow); place < byLock.end(lockRow); place++) {
            int wait = byLock.row(place);
            threads.add(waits.threadRow(wait));
            totalNanos += waits.endNs(wait) - waits.startNs(wait);
        }
        HolderSums sums = new HolderSums(trace);
        long heldNanos = 0;
        for (Holds.Hold hold : holds) {
            sums.add(hold.thread(), hold.fromNs(), hold.toNs() - hold.fromNs());
            heldNanos += hold.toNs() - hold.fromNs();
        }
        int[] waiting = bursts.mostWaiting(trace.endNs(), PARTS);
        int chosen = chosen(bursts, request);
        return new Result(
                lockRow,
                trace.locks().name(lockRow),
                trace.locks().className(lockRow),
                trace.locks().kind(lockRow).key(),
                enteredAt(trace, lockRow),
                byLock.count(lockRow),
                threads.size(),
                totalNanos,
                Arrays.stream(waiting).max().orElse(0),
                Arrays.stream(waiting).boxed().toList(),
                heldNanos,
                sums.holders(MAX_HOLDERS),
                Convoys.of(trace, lockRow, holds),
                bursts.spans().stream().map(span -> burst(bursts, span)).toList(),
                chosen,
                chosen < 0 ? null : BurstDetail.of(trace, lockRow, bursts, chosen, holds, request.waitRow()));
    }

    private static int chosen(Bursts bursts, Request request) {
        if (request.burst() >= 0 && request.burst() < bursts.spans().size()) {
            return request.burst();
        }
        int ofWait = request.waitRow() < 0 ? -1 : bursts.of(request.waitRow());
        return ofWait < 0 ? bursts.largest() : ofWait;
    }

    private static Burst burst(Bursts bursts, Bursts.Span span) {
        return new Burst(
                span.fromNs(),
                span.toNs(),
                span.end() - span.first(),
                bursts.mostWaiting(span),
                bursts.waitedNanos(span));
    }

    /** The first frame outside the JDK of the stack below which threads waited longest. */
    private static @Nullable String enteredAt(Trace trace, int lockRow) {
        LockWaits waits = trace.lockWaits();
        RowIndex byLock = waits.byLock();
        Map<Integer, Long> byStack = new HashMap<>();
        int end = Math.min(byLock.end(lockRow), byLock.first(lockRow) + MAX_STACKS);
        for (int place = byLock.first(lockRow); place < end; place++) {
            int wait = byLock.row(place);
            byStack.merge(waits.stackRow(wait), waits.endNs(wait) - waits.startNs(wait), Long::sum);
        }
        byStack.remove(-1);
        return byStack.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(e -> At.ownFrame(trace, e.getKey()))
                .orElse(null);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every monitor and lock that some thread waited for, and who owned it meanwhile. Those that none but threads of jtracer waited for
 * are left out.
 *
 * <p>A wait that crosses an end of the recording leaves no event and is known from a thread snapshot alone. It is not among
 * {@code waits}, but its time inside the recording is in every total: in a deadlock there is no other.
 */
public final class LockList {

    private static final Comparator<Lock> MOST_TIME_FIRST = Comparator.comparingLong(Lock::totalNanos)
            .reversed()
            .thenComparing(Lock::name)
            .thenComparing(Lock::kind);

    private static final Comparator<Owner> MOST_OWNED_FIRST =
            Comparator.comparingLong(Owner::nanos).reversed().thenComparingLong(Owner::threadId);

    private static final int PARTS = 50;
    private static final int MOST_SPARKS = 200;

    private LockList() {}

    /**
     * The answer.
     *
     * @param locks each instance; the most total waiting time first, then by name
     */
    public record Result(List<Lock> locks) {
        /** Copies the list. */
        public Result {
            locks = List.copyOf(locks);
        }
    }

    /**
     * One monitor or lock.
     *
     * @param row its row, by which the query {@code lock} is asked
     * @param name its class, {@code @}, its address in hexadecimal
     * @param className its class
     * @param kind {@code monitor} or {@code lock}
     * @param waits how many waits the recording has an event of
     * @param crossingWaits how many waits only a thread snapshot shows, because they cross an end of the recording
     * @param threads how many different threads waited
     * @param totalNanos the waits together, one after the other even where they overlap
     * @param meanNanos their mean, rounded
     * @param maxNanos the longest
     * @param owners who owned it during the waits, the longest first; the time of unknown owners last. Sums to {@code
     *     totalNanos}
     * @param mostlyHeldBy behind whom threads waited longest, by task type and region; null if nobody is known
     * @param waiting how many threads waited at once in each of 50 equal parts of the capture, at most; empty for locks
     *     that are not among the 200 most waited for
     */
    public record Lock(
            int row,
            String name,
            String className,
            String kind,
            long waits,
            long crossingWaits,
            long threads,
            long totalNanos,
            long meanNanos,
            long maxNanos,
            List<Owner> owners,
            HolderSums.@Nullable Holder mostlyHeldBy,
            List<Integer> waiting) {
        /** Copies the lists. */
        public Lock {
            owners = List.copyOf(owners);
            waiting = List.copyOf(waiting);
        }

        private Lock withWaiting(List<Integer> parts) {
            return new Lock(
                    row,
                    name,
                    className,
                    kind,
                    waits,
                    crossingWaits,
                    threads,
                    totalNanos,
                    meanNanos,
                    maxNanos,
                    owners,
                    mostlyHeldBy,
                    parts);
        }
    }

    /**
     * How long threads waited behind one owner.
     *
     * @param thread the owner's name, null if the owner is unknown
     * @param threadId its Java id, 0 if unknown
     * @param nanos the waiting time behind it, summed over the waiters
     * @param inferredNanos how much of that was found by splitting waits at other threads' acquisitions
     */
    public record Owner(@Nullable String thread, long threadId, long nanos, long inferredNanos) {}

    /** As {@link #of(Trace, Progress)}, unwatched. */
    public static Result of(Trace trace) {
        return of(trace, Progress.UNWATCHED);
    }

    /** Returns every lock. Cost: one pass over the lock waits and their pieces, each with the task and region of its owner. */
    public static Result of(Trace trace, Progress progress) {
        Locks locks = trace.locks();
        List<Lock> found = new ArrayList<>(locks.size());
        Collector collector = new Collector(trace);
        for (int lockRow = 0; lockRow < locks.size(); lockRow++) {
            progress.at(lockRow, locks.size());
            if (!collector.ofTracerAlone(lockRow)) {
                found.add(collector.lock(lockRow));
            }
        }
        found.sort(MOST_TIME_FIRST);
        for (int i = 0; i < Math.min(MOST_SPARKS, found.size()); i++) {
            Lock lock = found.get(i);
            int[] parts = new Bursts(trace, lock.row()).mostWaiting(trace.endNs(), PARTS);
            found.set(i, lock.withWaiting(Arrays.stream(parts).boxed().toList()));
        }
        return new Result(found);
    }

    /** Adds up the waits of one lock after the other. A thread's cells are valid if its stamp is the lock's. */
    private static final class Collector {
        private final Locks locks;
        private final LockWaits waits;
        private final Threads threads;
        private final int[] waiterStamp;
        private final int[] ownerStamp;
        private final long[] ownedNanos;
        private final long[] inferredNanos;
        private final int[] owners;
        private final HolderSums holders;
        private int ownerCount;
        private long unknownNanos;

        Collector(Trace trace) {
            locks = trace.locks();
            waits = trace.lockWaits();
            threads = trace.threads();
            waiterStamp = new int[threads.size()];
            ownerStamp = new int[threads.size()];
            ownedNanos = new long[threads.size()];
            inferredNanos = new long[threads.size()];
            owners = new int[threads.size()];
            holders = new HolderSums(trace);
        }

        /** Whether there were waits for a lock, and all of them were of threads of jtracer. */
        boolean ofTracerAlone(int lockRow) {
            RowIndex byLock = waits.byLock();
            int place = byLock.first(lockRow);
            while (place < byLock.end(lockRow) && threads.ofTracer(waits.threadRow(byLock.row(place)))) {
                place++;
            }
            return byLock.count(lockRow) > 0 && place == byLock.end(lockRow);
        }

        Lock lock(int lockRow) {
            int stamp = lockRow + 1;
            ownerCount = 0;
            unknownNanos = 0;
            holders.clear();
            long events = 0;
            long waiters = 0;
            long totalNanos = 0;
            long maxNanos = 0;
            RowIndex byLock = waits.byLock();
            for (int place = byLock.first(lockRow); place < byLock.end(lockRow); place++) {
                int waitRow = byLock.row(place);
                long nanos = waits.endNs(waitRow) - waits.startNs(waitRow);
                totalNanos += nanos;
                maxNanos = Math.max(maxNanos, nanos);
                events += waits.origin(waitRow) == Origin.EVENT ? 1 : 0;
                if (waiterStamp[waits.threadRow(waitRow)] != stamp) {
                    waiterStamp[waits.threadRow(waitRow)] = stamp;
                    waiters++;
                }
                addPieces(waitRow, stamp);
            }
            int all = byLock.count(lockRow);
            HolderSums.Holder mostly = holders.holders(1).stream()
                    .filter(holder -> !holder.isUnknown())
                    .findFirst()
                    .orElse(null);
            return new Lock(
                    lockRow,
                    locks.name(lockRow),
                    locks.className(lockRow),
                    locks.kind(lockRow).key(),
                    events,
                    all - events,
                    waiters,
                    totalNanos,
                    all == 0 ? 0 : (totalNanos + all / 2) / all,
                    maxNanos,
                    owners(),
                    mostly,
                    List.of());
        }

        private void addPieces(int waitRow, int stamp) {
            for (int piece = waits.firstPiece(waitRow); piece < waits.endPiece(waitRow); piece++) {
                long nanos = waits.pieceEndNs(waitRow, piece) - waits.pieceStartNs(piece);
                int owner = waits.pieceOwnerThreadRow(piece);
                if (owner < 0) {
                    unknownNanos += nanos;
                    continue;
                }
                if (ownerStamp[owner] != stamp) {
                    ownerStamp[owner] = stamp;
                    owners[ownerCount++] = owner;
                    ownedNanos[owner] = 0;
                    inferredNanos[owner] = 0;
                }
                holders.add(owner, waits.pieceStartNs(piece), nanos);
                ownedNanos[owner] += nanos;
                inferredNanos[owner] += waits.pieceOrigin(piece) == Origin.INFERRED ? nanos : 0;
            }
        }

        private List<Owner> owners() {
            List<Owner> found = new ArrayList<>(ownerCount + 1);
            for (int i = 0; i < ownerCount; i++) {
                int row = owners[i];
                found.add(new Owner(threads.name(row), threads.javaId(row), ownedNanos[row], inferredNanos[row]));
            }
            found.sort(MOST_OWNED_FIRST);
            if (unknownNanos > 0) {
                found.add(new Owner(null, 0, unknownNanos, 0));
            }
            return found;
        }
    }
}

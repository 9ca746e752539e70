package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Trace;
import java.util.function.IntConsumer;

/** The waits behind each thread: the pieces of all lock waits by who owned what was waited for. Built by one pass over them. */
final class OwnedPieces {
    private final LockWaits waits;
    private final int[] waitOfPiece;
    private final RowIndex byOwner;
    /** At each place the latest end of a piece up to there, of the same owner. */
    private final long[] latestEndNs;

    OwnedPieces(Trace trace) {
        waits = trace.lockWaits();
        int pieces = waits.size() == 0 ? 0 : waits.endPiece(waits.size() - 1);
        waitOfPiece = new int[pieces];
        int[] owner = new int[pieces];
        for (int wait = 0; wait < waits.size(); wait++) {
            for (int piece = waits.firstPiece(wait); piece < waits.endPiece(wait); piece++) {
                waitOfPiece[piece] = wait;
                owner[piece] = waits.pieceOwnerThreadRow(piece);
            }
        }
        byOwner = RowIndex.of(owner, trace.threads().size());
        latestEndNs = new long[pieces];
        for (int thread = 0; thread < byOwner.groups(); thread++) {
            long latest = Long.MIN_VALUE;
            for (int place = byOwner.first(thread); place < byOwner.end(thread); place++) {
                int piece = byOwner.row(place);
                latest = Math.max(latest, waits.pieceEndNs(waitOfPiece[piece], piece));
                latestEndNs[place] = latest;
            }
        }
    }

    /** The wait a piece is of. */
    int wait(int piece) {
        return waitOfPiece[piece];
    }

    /**
     * The pieces a thread owned something in, as far as they overlap an interval. Cost: a binary search, and the pieces from the
     * first that does to the last wait that began before the interval's end.
     */
    void over(int ownerThreadRow, long fromNs, long toNs, IntConsumer visitor) {
        for (int place = firstEndingAfter(ownerThreadRow, fromNs); place < byOwner.end(ownerThreadRow); place++) {
            int piece = byOwner.row(place);
            int wait = waitOfPiece[piece];
            if (waits.startNs(wait) >= toNs) {
                return;
            }
            if (waits.pieceStartNs(piece) < toNs && waits.pieceEndNs(wait, piece) > fromNs) {
                visitor.accept(piece);
            }
        }
    }

    private int firstEndingAfter(int ownerThreadRow, long ns) {
        int low = byOwner.first(ownerThreadRow);
        int high = byOwner.end(ownerThreadRow);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (latestEndNs[middle] <= ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

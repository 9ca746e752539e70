package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;

/**
 * Who held what a thread waited for: from the wait's pieces if there is a wait for a lock, else what the state itself says.
 * Nobody holds what {@code Object.wait} waits for.
 */
final class Owners {
    private final Trace trace;

    Owners(Trace trace) {
        this.trace = trace;
    }

    /** The wait for a lock behind a state, -1 if there is none. */
    int waitOf(int stateRow) {
        States states = trace.states();
        LockWaits waits = trace.lockWaits();
        int threadRow = states.threadRow(stateRow);
        int low = waits.byThread().first(threadRow);
        int high = waits.byThread().end(threadRow) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int waitRow = waits.byThread().row(middle);
            if (waits.endNs(waitRow) <= states.startNs(stateRow)) {
                low = middle + 1;
            } else if (waits.startNs(waitRow) >= states.endNs(stateRow)) {
                high = middle - 1;
            } else {
                boolean sameObject = trace.locks().nameRow(waits.lockRow(waitRow)) == states.objectRow(stateRow);
                return sameObject ? waitRow : -1;
            }
        }
        return -1;
    }

    /** The thread that held it longest, -1 if unknown. */
    int longest(int stateRow) {
        int waitRow = waitOf(stateRow);
        if (waitRow < 0) {
            return ofState(stateRow);
        }
        LongSums nanos = byOwner(waitRow);
        int longest = -1;
        long mostNanos = 0;
        for (int number = 0; number < nanos.size(); number++) {
            if (nanos.sum(number) > mostNanos) {
                mostNanos = nanos.sum(number);
                longest = (int) nanos.key(number);
            }
        }
        return longest;
    }

    /** How many threads held it one after the other. */
    int count(int stateRow) {
        int waitRow = waitOf(stateRow);
        if (waitRow < 0) {
            return ofState(stateRow) < 0 ? 0 : 1;
        }
        return byOwner(waitRow).size();
    }

    private int ofState(int stateRow) {
        boolean notified = trace.states().state(stateRow) == ThreadState.WAITING;
        return notified ? -1 : trace.states().ownerThreadRow(stateRow);
    }

    /** How long each thread held what is waited for, in the order in which they first did. Cost: the pieces of the wait. */
    private LongSums byOwner(int waitRow) {
        LockWaits waits = trace.lockWaits();
        LongSums nanos = new LongSums();
        for (int piece = waits.firstPiece(waitRow); piece < waits.endPiece(waitRow); piece++) {
            int owner = waits.pieceOwnerThreadRow(piece);
            if (owner >= 0) {
                nanos.add(owner, waits.pieceEndNs(waitRow, piece) - waits.pieceStartNs(piece));
            }
        }
        return nanos;
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a wait for a lock, during which one thread held it, and what that thread was doing meanwhile.
 *
 * @param fromNs when the part begins
 * @param toNs when it ends
 * @param thread the thread that held it, -1 if unknown
 * @param threadName its name, null if unknown
 * @param task the task it worked for when the part began, null if none
 * @param region the region it was in longest meanwhile, null if it was outside any for longer
 * @param state the state it spent most of the part in, null if unknown
 * @param stateNanos how long it was in that state
 * @param object what it waited for itself in that state, null if nothing
 * @param origin how the owner is known: {@code event}, {@code snapshot} or {@code inferred}
 */
public record OwnerPiece(
        long fromNs,
        long toNs,
        int thread,
        @Nullable String threadName,
        At.@Nullable TaskRef task,
        @Nullable String region,
        @Nullable String state,
        long stateNanos,
        @Nullable String object,
        String origin) {

    /** The pieces of a wait, in order of time. */
    static List<OwnerPiece> of(Trace trace, int waitRow) {
        LockWaits waits = trace.lockWaits();
        return within(trace, waitRow, waits.startNs(waitRow), waits.endNs(waitRow));
    }

    /** The pieces of a wait as far as they lie within an interval, in order of time. */
    static List<OwnerPiece> within(Trace trace, int waitRow, long fromNs, long toNs) {
        LockWaits waits = trace.lockWaits();
        List<OwnerPiece> pieces = new ArrayList<>();
        for (int piece = waits.firstPiece(waitRow); piece < waits.endPiece(waitRow); piece++) {
            long pieceFromNs = Math.max(fromNs, waits.pieceStartNs(piece));
            long pieceToNs = Math.min(toNs, waits.pieceEndNs(waitRow, piece));
            if (pieceFromNs < pieceToNs) {
                pieces.add(of(trace, piece, pieceFromNs, pieceToNs));
            }
        }
        return pieces;
    }

    /** A part of a piece. */
    static OwnerPiece of(Trace trace, int piece, long fromNs, long toNs) {
        LockWaits waits = trace.lockWaits();
        return of(
                trace,
                waits.pieceOwnerThreadRow(piece),
                waits.pieceOrigin(piece).key(),
                fromNs,
                toNs);
    }

    /** What an owner did within an interval; the owner -1 is unknown. */
    static OwnerPiece of(Trace trace, int owner, String origin, long fromNs, long toNs) {
        if (owner < 0) {
            return new OwnerPiece(fromNs, toNs, -1, null, null, null, null, 0, null, origin);
        }
        int longest = longestState(trace.states(), owner, fromNs, toNs);
        States states = trace.states();
        return new OwnerPiece(
                fromNs,
                toNs,
                owner,
                trace.threads().name(owner),
                At.task(trace, owner, fromNs),
                RegionMost.of(trace, owner, fromNs, toNs),
                longest < 0 ? null : states.state(longest).key(),
                longest < 0 ? 0 : overlap(states, longest, fromNs, toNs),
                longest < 0 ? null : states.objectName(longest),
                origin);
    }

    /** The longest single state of a thread within an interval, -1 outside its life. */
    private static int longestState(States states, int threadRow, long fromNs, long toNs) {
        int longest = -1;
        int end = states.byThread().end(threadRow);
        for (int row = states.at(threadRow, fromNs); row >= 0 && row < end && states.startNs(row) < toNs; row++) {
            if (longest < 0 || overlap(states, row, fromNs, toNs) > overlap(states, longest, fromNs, toNs)) {
                longest = row;
            }
        }
        return longest;
    }

    private static long overlap(States states, int row, long fromNs, long toNs) {
        return Math.min(states.endNs(row), toNs) - Math.max(states.startNs(row), fromNs);
    }
}

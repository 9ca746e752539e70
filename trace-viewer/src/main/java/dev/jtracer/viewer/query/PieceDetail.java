package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything known about one interval on the timeline: a state, a scope or a region. */
public final class PieceDetail {
    private static final int MAX_FRAMES = 24;

    private PieceDetail() {}

    /**
     * The question.
     *
     * @param kind what it is
     * @param row its row in {@code States}, {@code Scopes} or {@code Regions}
     */
    public record Request(Tile.Kind kind, int row) {}

    /**
     * The answer.
     *
     * @param kind {@code state}, {@code scope} or {@code region}
     * @param row its row
     * @param name the state's key, the task type or the region type
     * @param thread the thread
     * @param threadName its name
     * @param startNs its begin; negative if before the recording
     * @param endNs its end
     * @param origin how a state is known, null for others
     * @param parkedFor the key of the reason why a thread parked, null if it did not
     * @param notifiedBy the thread that ended an {@code Object.wait}, null if none is known
     * @param waitRow the wait for a lock that a state is, a row of {@code LockWaits}; -1 if it is none
     * @param pinned whether a wait of a virtual thread kept its carrier
     * @param openAtStart whether it had begun before the recording
     * @param openAtEnd whether it had not ended when the recording did
     * @param object what a state is about, null if nothing
     * @param bytes bytes read or written, -1 where that means nothing
     * @param task the task the thread worked for, null if none
     * @param region the region it was in when it began, null if none
     * @param queuedNanos how long a scope had waited for its thread, -1 if nothing was handed over
     * @param handedOverBy the thread that handed a scope over, null if none
     * @param late whether a scope outlived its task
     * @param frames where it waited, the innermost frame first
     * @param owners who held what it waited for, in order of time
     */
    public record Result(
            String kind,
            int row,
            String name,
            int thread,
            String threadName,
            long startNs,
            long endNs,
            @Nullable String origin,
            @Nullable String parkedFor,
            @Nullable String notifiedBy,
            int waitRow,
            boolean pinned,
            boolean openAtStart,
            boolean openAtEnd,
            @Nullable String object,
            long bytes,
            At.@Nullable TaskRef task,
            @Nullable String region,
            long queuedNanos,
            @Nullable String handedOverBy,
            boolean late,
            List<String> frames,
            List<OwnerPiece> owners) {
        /** Copies the lists. */
        public Result {
            frames = List.copyOf(frames);
            owners = List.copyOf(owners);
        }
    }

    /** Returns the interval, empty if the trace has no such row. Cost: a few binary searches, and the pieces of a wait. */
    public static Optional<Result> of(Trace trace, Request request) {
        int row = request.row();
        return switch (request.kind()) {
            case STATE -> inside(row, trace.states().size()) ? Optional.of(state(trace, row)) : Optional.empty();
            case SCOPE ->
                inside(row, trace.scopes().size()) && trace.scopes().started(row)
                        ? Optional.of(scope(trace, row))
                        : Optional.empty();
            case REGION -> inside(row, trace.regions().size()) ? Optional.of(region(trace, row)) : Optional.empty();
        };
    }

    private static boolean inside(int row, int size) {
        return row >= 0 && row < size;
    }

    private static Result state(Trace trace, int row) {
        States states = trace.states();
        int thread = states.threadRow(row);
        int waitRow = new Owners(trace).waitOf(row);
        ParkReason parkReason = states.parkReason(row);
        return new Result(
                "state",
                row,
                states.state(row).key(),
                thread,
                trace.threads().name(thread),
                states.startNs(row),
                states.endNs(row),
                states.origin(row).key(),
                parkReason == null ? null : parkReason.key(),
                notifiedBy(trace, row),
                waitRow,
                states.pinned(row),
                false,
                false,
                states.objectName(row),
                states.bytes(row),
                At.task(trace, thread, states.startNs(row)),
                At.region(trace, thread, states.startNs(row)),
                -1,
                null,
                false,
                At.frames(trace, states.stackRow(row), MAX_FRAMES),
                waitRow < 0 ? List.of() : OwnerPiece.of(trace, waitRow));
    }

    private static @Nullable String notifiedBy(Trace trace, int row) {
        int notifier = trace.states().ownerThreadRow(row);
        boolean waiting = trace.states().state(row) == ThreadState.WAITING;
        return waiting && notifier >= 0 ? trace.threads().name(notifier) : null;
    }

    private static Result scope(Trace trace, int row) {
        Scopes scopes = trace.scopes();
        int thread = scopes.threadRow(row);
        At.TaskRef task = At.task(trace, scopes.taskRow(row));
        int by = scopes.handedOverByThreadRow(row);
        return new Result(
                "scope",
                row,
                task == null ? "unknown" : task.type(),
                thread,
                trace.threads().name(thread),
                scopes.startNs(row),
                scopes.endNs(row),
                null,
                null,
                null,
                -1,
                false,
                scopes.openAtStart(row),
                scopes.openAtEnd(row),
                null,
                -1,
                task,
                At.region(trace, thread, scopes.startNs(row)),
                scopes.queuedNanos(row),
                by < 0 ? null : trace.threads().name(by),
                scopes.late(row),
                List.of(),
                List.of());
    }

    private static Result region(Trace trace, int row) {
        Regions regions = trace.regions();
        int thread = regions.threadRow(row);
        int parent = regions.parentRow(row);
        return new Result(
                "region",
                row,
                regions.type(row),
                thread,
                trace.threads().name(thread),
                regions.startNs(row),
                regions.endNs(row),
                null,
                null,
                null,
                -1,
                false,
                regions.openAtStart(row),
                regions.openAtEnd(row),
                null,
                -1,
                At.task(trace, regions.taskRow(row)),
                parent < 0 ? null : regions.type(parent),
                -1,
                null,
                false,
                List.of(),
                List.of());
    }
}

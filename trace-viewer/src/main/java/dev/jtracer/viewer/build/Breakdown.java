package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Says of every task where its time went.
 *
 * <p>Two numbers for each task and state. {@code threadNanos} sums over all scopes, clipped to the task's interval:
 * parallel scopes count each. {@code breakdown} cuts the task's interval at every change and gives each piece to one state,
 * so its parts sum to the duration to the nanosecond.
 *
 * <p>Most tasks have one scope at a time, and then the second number is the first plus queue time, and unknown for the
 * rest. Only tasks with pieces in parallel are cut up ({@link ParallelPieces}). And {@code threadNanos} needs no walk over
 * the states of each scope either, which would be quadratic for deeply nested tasks: walking a thread's states once, with
 * a running sum of each state, a scope's share is the difference of the sums at its ends ({@link ThreadSums}).
 */
final class Breakdown {
    static final int STATES = ThreadState.values().length;

    private final TaskEvents tasks;
    private final Scopes scopes;
    private final States states;
    private final long recordingEndNs;
    /** A row for each state that occurs, in it a cell for each task. */
    private final long[] @Nullable [] threadNanos = new long[STATES][];

    private final PackedColumnBuilder[] breakdown = new PackedColumnBuilder[STATES];
    private final long[] cells = new long[STATES];

    private Breakdown(TaskEvents tasks, Scopes scopes, States states, long recordingEndNs) {
        this.tasks = tasks;
        this.scopes = scopes;
        this.states = states;
        this.recordingEndNs = recordingEndNs;
        Arrays.setAll(breakdown, state -> new PackedColumnBuilder());
    }

    static Breakdown of(TaskEvents tasks, Scopes scopes, States states, int threads, long recordingEndNs) {
        Breakdown result = new Breakdown(tasks, scopes, states, recordingEndNs);
        ThreadSums sums = new ThreadSums(result, scopes, states);
        for (int threadRow = 0; threadRow < threads; threadRow++) {
            sums.add(threadRow);
        }
        for (int taskRow = 0; taskRow < tasks.size(); taskRow++) {
            result.breakDown(taskRow);
        }
        return result;
    }

    /** For each state a column with a row for each task. */
    PackedColumn[] breakdown() {
        return Arrays.stream(breakdown).map(PackedColumnBuilder::build).toArray(PackedColumn[]::new);
    }

    /** For each state a column with a row for each task. */
    PackedColumn[] threadNanos() {
        PackedColumn[] columns = new PackedColumn[STATES];
        for (int state = 0; state < STATES; state++) {
            columns[state] = PackedColumn.of(threadNanos[state] == null ? new long[tasks.size()] : threadNanos[state]);
            threadNanos[state] = null;
        }
        return columns;
    }

    /** The state a task's time counts as when a thread that works for it is in a state. */
    static ThreadState counted(ThreadState state) {
        return switch (state) {
            case IDLE -> ThreadState.PARKED;
            case SAFEPOINT -> ThreadState.GC;
            default -> state;
        };
    }

    /** Where a scope's part that counts begins: inside its task and inside the recording. */
    long countedStartNs(int scopeRow) {
        return clip(scopes.taskRow(scopeRow), scopes.startNs(scopeRow));
    }

    /** Where a scope's part that counts ends. */
    long countedEndNs(int scopeRow) {
        return clip(scopes.taskRow(scopeRow), scopes.endNs(scopeRow));
    }

    /** Where the wait in a queue before a scope begins, as far as it counts. */
    long queuedSinceNs(int scopeRow) {
        return clip(scopes.taskRow(scopeRow), scopes.startNs(scopeRow) - Math.max(0, scopes.queuedNanos(scopeRow)));
    }

    void addThreadNanos(int taskRow, int stateCode, long nanos) {
        if (nanos != 0) {
            if (threadNanos[stateCode] == null) {
                threadNanos[stateCode] = new long[tasks.size()];
            }
            threadNanos[stateCode][taskRow] += nanos;
        }
    }

    private long clip(int taskRow, long ns) {
        long from = Math.max(0, tasks.beginNs(taskRow));
        long to = Math.min(recordingEndNs, tasks.endNs(taskRow));
        return Math.max(from, Math.min(to, ns));
    }

    private void breakDown(int taskRow) {
        RowIndex byTask = scopes.byTask();
        int first = byTask.first(taskRow);
        int end = byTask.end(taskRow);
        for (int i = first; i < end; i++) {
            int scope = byTask.row(i);
            addThreadNanos(taskRow, ThreadState.QUEUE.code(), countedStartNs(scope) - queuedSinceNs(scope));
        }
        if (oneAtATime(byTask, first, end)) {
            for (int state = 0; state < STATES; state++) {
                cells[state] = threadNanos[state] == null ? 0 : threadNanos[state][taskRow];
            }
        } else {
            Arrays.fill(cells, 0);
            ParallelPieces pieces = new ParallelPieces(cells);
            for (int i = first; i < end; i++) {
                addPieces(pieces, byTask.row(i));
            }
            pieces.sum();
        }
        long explained = 0;
        cells[ThreadState.UNKNOWN.code()] = 0;
        for (long nanos : cells) {
            explained += nanos;
        }
        long duration = tasks.endNs(taskRow) - tasks.beginNs(taskRow);
        cells[ThreadState.UNKNOWN.code()] = duration - explained;
        for (int state = 0; state < STATES; state++) {
            breakdown[state].add(cells[state]);
        }
    }

    private boolean oneAtATime(RowIndex byTask, int first, int end) {
        int count = end - first;
        if (count <= 1) {
            return true;
        }
        long[] from = new long[count];
        for (int i = 0; i < count; i++) {
            from[i] = queuedSinceNs(byTask.row(first + i));
        }
        long free = Long.MIN_VALUE;
        for (int i : LongOrder.ascending(from)) {
            int scope = byTask.row(first + i);
            long to = countedEndNs(scope);
            if (from[i] < free && from[i] < to) {
                return false;
            }
            free = Math.max(free, to);
        }
        return true;
    }

    private void addPieces(ParallelPieces pieces, int scope) {
        long from = countedStartNs(scope);
        long to = countedEndNs(scope);
        pieces.add(queuedSinceNs(scope), from, ThreadState.QUEUE);
        if (!scopes.started(scope) || from >= to) {
            return;
        }
        int threadRow = scopes.threadRow(scope);
        int row = states.at(threadRow, from);
        int end = states.byThread().end(threadRow);
        while (row >= 0 && row < end && states.startNs(row) < to) {
            pieces.add(
                    Math.max(from, states.startNs(row)), Math.min(to, states.endNs(row)), counted(states.state(row)));
            row++;
        }
    }
}

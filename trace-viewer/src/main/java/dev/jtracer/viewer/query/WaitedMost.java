package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a task waited for longest, in its scopes and between a hand-over and its start. Only what lies within the task
 * counts, so late scopes do not.
 *
 * <p>Cost per task: its scopes, the states within them, and a binary search for each scope. Mutable, for one thread.
 */
@SuppressWarnings("EnumOrdinal") // waits without an object have one cell for each state
final class WaitedMost {
    private final Trace trace;
    private final Tasks tasks;
    private final int strings;
    /** Waiting time by what was waited for: a cell for each string row, then one for each state without an object. */
    private final long[] nanos;
    /** The longest single wait in each cell, and the state it was. */
    private final long[] longestNanos;

    private final ThreadState[] longestState;
    private int[] touched = new int[16];
    private int touchedCount;

    WaitedMost(Trace trace) {
        this.trace = trace;
        tasks = trace.tasks();
        strings = trace.strings().size();
        int cells = strings + ThreadState.values().length;
        nanos = new long[cells];
        longestNanos = new long[cells];
        longestState = new ThreadState[cells];
    }

    /** Returns what the task waited for longest, null if nothing shows that it waited at all. */
    @Nullable
    Waited of(int taskRow) {
        int cell = longestCell(taskRow);
        Waited waited = cell < 0
                ? null
                : new Waited(
                        longestState[cell].key(),
                        cell < strings ? trace.strings().get(cell) : null,
                        nanos[cell]);
        clear();
        return waited;
    }

    /** Returns how long {@link #of} says the task waited; 0 if it did not. */
    long nanosOf(int taskRow) {
        int cell = longestCell(taskRow);
        long longest = cell < 0 ? 0 : nanos[cell];
        clear();
        return longest;
    }

    private int longestCell(int taskRow) {
        Scopes scopes = trace.scopes();
        long beginNs = tasks.beginNs(taskRow);
        long endNs = tasks.endNs(taskRow);
        for (int place = scopes.byTask().first(taskRow); place < scopes.byTask().end(taskRow); place++) {
            int scopeRow = scopes.byTask().row(place);
            long startNs = scopes.startNs(scopeRow);
            long queuedNanos = scopes.queuedNanos(scopeRow);
            if (queuedNanos > 0) {
                long inQueue = Math.min(startNs, endNs) - Math.max(startNs - queuedNanos, beginNs);
                add(strings + ThreadState.QUEUE.ordinal(), ThreadState.QUEUE, inQueue);
            }
            if (scopes.started(scopeRow)) {
                long fromNs = Math.max(startNs, beginNs);
                addWaits(scopes.threadRow(scopeRow), fromNs, Math.min(scopes.endNs(scopeRow), endNs));
            }
        }
        int longest = -1;
        for (int i = 0; i < touchedCount; i++) {
            int cell = touched[i];
            if (longest < 0 || nanos[cell] > nanos[longest]) {
                longest = cell;
            }
        }
        return longest;
    }

    private void addWaits(int threadRow, long fromNs, long toNs) {
        States states = trace.states();
        int row = states.at(threadRow, Math.max(fromNs, trace.threads().startNs(threadRow)));
        int end = states.byThread().end(threadRow);
        for (; row >= 0 && row < end && states.startNs(row) < toNs; row++) {
            ThreadState state = states.state(row);
            if (isWait(state)) {
                int object = states.objectRow(row);
                int cell = object >= 0 ? object : strings + state.ordinal();
                add(cell, state, Math.min(states.endNs(row), toNs) - Math.max(states.startNs(row), fromNs));
            }
        }
    }

    private static boolean isWait(ThreadState state) {
        return switch (state) {
            case BLOCKED, WAITING, PARKED, IDLE, SLEEPING, SOCKET, FILE, QUEUE, NATIVE_WAIT -> true;
            case RUNNING, RUNNABLE, PINNED, GC, SAFEPOINT, UNKNOWN -> false;
        };
    }

    private void add(int cell, ThreadState state, long more) {
        if (more <= 0) {
            return;
        }
        if (nanos[cell] == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = cell;
        }
        nanos[cell] += more;
        if (more > longestNanos[cell]) {
            longestNanos[cell] = more;
            longestState[cell] = state;
        }
    }

    private void clear() {
        for (int i = 0; i < touchedCount; i++) {
            nanos[touched[i]] = 0;
            longestNanos[touched[i]] = 0;
        }
        touchedCount = 0;
    }
}

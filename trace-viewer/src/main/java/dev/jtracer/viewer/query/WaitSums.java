package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up waits by what was waited for. A wait costs one step, {@link #clear} as many as there were different objects.
 * Mutable, for one thread.
 */
@SuppressWarnings("EnumOrdinal") // waits without an object have one cell for each state
final class WaitSums {
    private final Trace trace;
    private final int strings;
    /** A cell for each string row, then one for each state without an object. */
    private final long[] nanos;

    private final long[] waits;
    /** The longest single wait in each cell, and the state it was. */
    private final long[] longestNanos;

    private final ThreadState[] longestState;
    private int[] touched = new int[16];
    private int touchedCount;

    WaitSums(Trace trace) {
        this.trace = trace;
        strings = trace.strings().size();
        int cells = strings + ThreadState.values().length;
        nanos = new long[cells];
        waits = new long[cells];
        longestNanos = new long[cells];
        longestState = new ThreadState[cells];
    }

    static boolean isWait(ThreadState state) {
        return switch (state) {
            case BLOCKED, WAITING, PARKED, IDLE, SLEEPING, SOCKET, FILE, QUEUE, NATIVE_WAIT -> true;
            case RUNNING, RUNNABLE, PINNED, GC, SAFEPOINT, UNKNOWN -> false;
        };
    }

    /** Adds one wait; {@code objectRow} is a string row or -1. Nothing is added for no time. */
    void add(ThreadState state, int objectRow, long more) {
        add(state, objectRow, more, more);
    }

    /** Adds one wait that counts for more time than it lasted, because several regions were inside it. */
    void add(ThreadState state, int objectRow, long more, long length) {
        if (more <= 0) {
            return;
        }
        int cell = objectRow >= 0 ? objectRow : strings + state.ordinal();
        if (waits[cell] == 0) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = cell;
        }
        waits[cell]++;
        nanos[cell] += more;
        if (length > longestNanos[cell]) {
            longestNanos[cell] = length;
            longestState[cell] = state;
        }
    }

    /** Adds what a thread waited for within an interval. Cost: a binary search and the states inside. */
    void addStates(int threadRow, long fromNs, long toNs) {
        States states = trace.states();
        int row = states.at(threadRow, Math.max(fromNs, trace.threads().startNs(threadRow)));
        int end = states.byThread().end(threadRow);
        for (; row >= 0 && row < end && states.startNs(row) < toNs; row++) {
            if (isWait(states.state(row))) {
                long inside = Math.min(states.endNs(row), toNs) - Math.max(states.startNs(row), fromNs);
                add(states.state(row), states.objectRow(row), inside);
            }
        }
    }

    /** The cell with the most time, -1 if there was no wait. */
    int longest() {
        int longest = -1;
        for (int i = 0; i < touchedCount; i++) {
            longest = longest < 0 || nanos[touched[i]] > nanos[longest] ? touched[i] : longest;
        }
        return longest;
    }

    /** The time of a cell, 0 for -1. */
    long nanos(int cell) {
        return cell < 0 ? 0 : nanos[cell];
    }

    /** What a cell stands for, null for -1. */
    @Nullable
    Waited waited(int cell) {
        return cell < 0 ? null : new Waited(longestState[cell].key(), object(cell), nanos[cell]);
    }

    /** How many different things were waited for. */
    int objects() {
        return touchedCount;
    }

    /** What was waited for longest, the most time first, at most {@code most}. */
    List<WaitedFor> most(int most) {
        RowOrder mostTimeFirst = (a, b) -> Long.compare(nanos[b], nanos[a]);
        FirstRows first = new FirstRows(mostTimeFirst.thenByRow(), most);
        for (int i = 0; i < touchedCount; i++) {
            first.offer(touched[i]);
        }
        List<WaitedFor> result = new ArrayList<>();
        for (int cell : first.sorted()) {
            result.add(new WaitedFor(
                    longestState[cell].key(), object(cell), waits[cell], nanos[cell], longestNanos[cell]));
        }
        return result;
    }

    void clear() {
        for (int i = 0; i < touchedCount; i++) {
            nanos[touched[i]] = 0;
            waits[touched[i]] = 0;
            longestNanos[touched[i]] = 0;
        }
        touchedCount = 0;
    }

    private @Nullable String object(int cell) {
        return cell < strings ? trace.strings().get(cell) : null;
    }
}

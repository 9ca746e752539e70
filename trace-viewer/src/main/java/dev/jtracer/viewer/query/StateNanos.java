package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import java.util.Arrays;

/** Adds up nanoseconds by state. Mutable, for one thread. */
@SuppressWarnings("EnumOrdinal") // one cell for each state, in their order
final class StateNanos {
    private final long[] nanos = new long[ThreadState.values().length];

    void add(ThreadState state, long more) {
        nanos[state.ordinal()] += more;
    }

    /** Adds the whole life of a thread. Cost: its states. */
    void addThread(States states, int threadRow) {
        RowIndex byThread = states.byThread();
        for (int place = byThread.first(threadRow); place < byThread.end(threadRow); place++) {
            int row = byThread.row(place);
            add(states.state(row), states.endNs(row) - states.startNs(row));
        }
    }

    void clear() {
        Arrays.fill(nanos, 0);
    }

    Breakdown breakdown() {
        return new Breakdown(
                in(ThreadState.RUNNING),
                in(ThreadState.BLOCKED),
                in(ThreadState.WAITING),
                in(ThreadState.PARKED),
                in(ThreadState.SLEEPING),
                in(ThreadState.SOCKET),
                in(ThreadState.FILE),
                in(ThreadState.QUEUE),
                in(ThreadState.NATIVE_WAIT),
                in(ThreadState.GC),
                in(ThreadState.UNKNOWN));
    }

    ThreadTimes threadTimes() {
        return new ThreadTimes(
                in(ThreadState.RUNNING),
                in(ThreadState.BLOCKED),
                in(ThreadState.WAITING),
                in(ThreadState.PARKED),
                in(ThreadState.SLEEPING),
                in(ThreadState.SOCKET),
                in(ThreadState.FILE),
                in(ThreadState.QUEUE),
                in(ThreadState.NATIVE_WAIT),
                in(ThreadState.GC),
                in(ThreadState.UNKNOWN),
                in(ThreadState.IDLE));
    }

    private long in(ThreadState state) {
        return nanos[state.ordinal()];
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import java.util.function.Predicate;

/** Adds up nanoseconds by state. Mutable, for one thread. */
@SuppressWarnings("EnumOrdinal") // one cell for each state, in their order
final class StateNanos {
    private final long[] nanos = new long[ThreadState.values().length];

    void add(ThreadState state, long more) {
        nanos[state.ordinal()] += more;
    }

    /** Adds the whole life of a thread. Cost: that of {@link LaneTime#states}. */
    void addThread(Trace trace, int threadRow) {
        LaneTime.states(trace, threadRow, 0, trace.endNs(), this::add);
    }

    /** What was added to a state. */
    long in(ThreadState state) {
        return nanos[state.ordinal()];
    }

    /** What was added to all of some states. */
    long sumOf(Predicate<ThreadState> some) {
        long sum = 0;
        for (ThreadState state : ThreadState.values()) {
            sum += some.test(state) ? in(state) : 0;
        }
        return sum;
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
}

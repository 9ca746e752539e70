package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up waits by what was waited for. A wait costs one step, {@link #clear} as many as there were different objects. Mutable,
 * for one thread.
 */
@SuppressWarnings("EnumOrdinal") // waits without an object have one key for each state
final class WaitSums {
    private final Trace trace;
    private final @Nullable ThreadState only;
    private final int strings;
    /** By what was waited for: its string row, or behind all of these the state that has no object. */
    private final LongSums nanos = new LongSums();

    private long[] waits = new long[16];
    /** The longest single wait for each, and the state it was. */
    private long[] longestNanos = new long[16];

    private ThreadState[] longestState = new ThreadState[16];

    WaitSums(Trace trace) {
        this(trace, null);
    }

    /** With {@code only} a state, other waits are not added. */
    WaitSums(Trace trace, @Nullable ThreadState only) {
        this.trace = trace;
        this.only = only;
        strings = trace.strings().size();
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
        if (more <= 0 || (only != null && state != only)) {
            return;
        }
        int known = nanos.size();
        int number = nanos.add(objectRow >= 0 ? objectRow : strings + state.ordinal(), more);
        if (number == known) {
            begin(number);
        }
        waits[number]++;
        if (length > longestNanos[number]) {
            longestNanos[number] = length;
            longestState[number] = state;
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

    /** The number of what was waited for longest, -1 if there was no wait. */
    int longest() {
        int longest = -1;
        for (int number = 0; number < nanos.size(); number++) {
            longest = longest < 0 || nanos.sum(number) > nanos.sum(longest) ? number : longest;
        }
        return longest;
    }

    /** The time of a number, 0 for -1. */
    long nanos(int number) {
        return number < 0 ? 0 : nanos.sum(number);
    }

    /** What a number stands for, null for -1. */
    @Nullable
    Waited waited(int number) {
        return number < 0 ? null : new Waited(longestState[number].key(), object(number), nanos.sum(number));
    }

    /** How many different things were waited for. */
    int objects() {
        return nanos.size();
    }

    /** What was waited for longest, the most time first, at most {@code most}. */
    List<WaitedFor> most(int most) {
        RowOrder mostTimeFirst = (a, b) -> {
            int byTime = Long.compare(nanos.sum(b), nanos.sum(a));
            return byTime != 0 ? byTime : Long.compare(nanos.key(a), nanos.key(b));
        };
        FirstRows first = new FirstRows(mostTimeFirst, most);
        for (int number = 0; number < nanos.size(); number++) {
            first.offer(number);
        }
        List<WaitedFor> result = new ArrayList<>();
        for (int number : first.sorted()) {
            result.add(new WaitedFor(
                    longestState[number].key(),
                    object(number),
                    waits[number],
                    nanos.sum(number),
                    longestNanos[number]));
        }
        return result;
    }

    void clear() {
        nanos.clear();
    }

    private void begin(int number) {
        if (number == waits.length) {
            waits = Arrays.copyOf(waits, 2 * number);
            longestNanos = Arrays.copyOf(longestNanos, 2 * number);
            longestState = Arrays.copyOf(longestState, 2 * number);
        }
        waits[number] = 0;
        longestNanos[number] = 0;
    }

    private @Nullable String object(int number) {
        long key = nanos.key(number);
        return key < strings ? trace.strings().get((int) key) : null;
    }
}

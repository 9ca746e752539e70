package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Threads and how long each was in which state: all of them, or some in any order, a page at a time. */
public final class ThreadList {

    private ThreadList() {}

    /** What the rows can be sorted by: the order of lanes, the length of their life, or their time in a state. */
    public enum Sort {
        /** By pool, then name with numbers in numeric order. */
        NAME,
        /** The Java id. */
        ID,
        /** How long the thread's life in the recording is. */
        LIFE,
        /** Time running. */
        RUNNING,
        /** Time blocked. */
        BLOCKED,
        /** Time waiting. */
        WAITING,
        /** Time parked. */
        PARKED,
        /** Time idle. */
        IDLE,
        /** Time sleeping. */
        SLEEPING,
        /** Time at a socket. */
        SOCKET,
        /** Time at a file. */
        FILE,
        /** Time in a native wait. */
        NATIVE_WAIT,
        /** Time stopped. */
        GC,
        /** Time that nobody can explain. */
        UNKNOWN
    }

    /**
     * The question.
     *
     * @param pool the pool, null for all
     * @param name what the name has in it, in any case; empty for all
     * @param sort the column to sort by
     * @param descending whether the largest comes first; threads that are equal come in the order of lanes
     * @param offset how many threads to leave out, not negative
     * @param limit how many threads to return at most, at least 1
     */
    public record Request(@Nullable String pool, String name, Sort sort, boolean descending, int offset, int limit) {

        /** Every thread in the order of lanes. */
        public static final Request ALL = new Request(null, "", Sort.NAME, false, 0, Integer.MAX_VALUE);

        /** Checks both numbers. */
        public Request {
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, was " + offset);
            }
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be at least 1, was " + limit);
            }
        }
    }

    /**
     * The answer.
     *
     * @param count how many threads there are, on all pages
     * @param threads the threads of this page
     */
    public record Result(int count, List<ThreadStats> threads) {
        /** Copies the list. */
        public Result {
            threads = List.copyOf(threads);
        }
    }

    /**
     * One thread.
     *
     * @param threadRow its row in the trace
     * @param name its name
     * @param id its Java id; 0 or less for a thread of the JVM itself
     * @param pool the group it belongs to
     * @param virtual whether it is a virtual thread
     * @param startedInside whether it was seen to start inside the recording
     * @param endedInside whether it was seen to end inside the recording
     * @param startNs when its life in the recording begins
     * @param endNs when it ends
     * @param states how long it was in which state; sums to {@code endNs - startNs}
     */
    public record ThreadStats(
            int threadRow,
            String name,
            long id,
            String pool,
            boolean virtual,
            boolean startedInside,
            boolean endedInside,
            long startNs,
            long endNs,
            ThreadTimes states) {

        /** How long the thread's life in the recording is. */
        public long lifeNanos() {
            return endNs - startNs;
        }
    }

    /** Returns every thread in the order of lanes. Cost: for each thread that of {@link LaneTime#states}. */
    public static Result of(Trace trace) {
        return of(trace, Request.ALL);
    }

    /** Returns the threads that match. Cost: for each that of {@link LaneTime#states}, and sorting them. */
    public static Result of(Trace trace, Request request) {
        Threads threads = trace.threads();
        String wanted = request.name().toLowerCase(Locale.ROOT);
        List<ThreadStats> found = new ArrayList<>();
        for (int row = 0; row < threads.size(); row++) {
            boolean ofPool = request.pool() == null || request.pool().equals(threads.pool(row));
            if (ofPool && threads.name(row).toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(stats(trace, row));
            }
        }
        Comparator<ThreadStats> order = Comparator.comparingLong(stats -> value(stats, request.sort()));
        found.sort(request.descending() ? order.reversed() : order);
        int from = Math.min(request.offset(), found.size());
        int to = (int) Math.min((long) from + request.limit(), found.size());
        return new Result(found.size(), found.subList(from, to));
    }

    private static long value(ThreadStats stats, Sort sort) {
        ThreadTimes states = stats.states();
        return switch (sort) {
            case NAME -> stats.threadRow();
            case ID -> stats.id();
            case LIFE -> stats.lifeNanos();
            case RUNNING -> states.running();
            case BLOCKED -> states.blocked();
            case WAITING -> states.waiting();
            case PARKED -> states.parked();
            case IDLE -> states.idle();
            case SLEEPING -> states.sleeping();
            case SOCKET -> states.socket();
            case FILE -> states.file();
            case NATIVE_WAIT -> states.nativeWait();
            case GC -> states.gc();
            case UNKNOWN -> states.unknown();
        };
    }

    private static ThreadStats stats(Trace trace, int row) {
        Threads threads = trace.threads();
        StateNanos nanos = new StateNanos();
        nanos.addThread(trace, row);
        return new ThreadStats(
                row,
                threads.name(row),
                threads.javaId(row),
                threads.pool(row),
                threads.virtual(row),
                threads.startedInside(row),
                threads.endedInside(row),
                threads.startNs(row),
                threads.endNs(row),
                nanos.threadTimes());
    }
}

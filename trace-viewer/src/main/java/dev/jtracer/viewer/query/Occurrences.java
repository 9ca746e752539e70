package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;

/** Where something of a name happens on the timeline, in order of time, around a moment: what search walks along. */
public final class Occurrences {
    private final Trace trace;
    private final Request request;
    private final Progress progress;

    private Occurrences(Trace trace, Request request, Progress progress) {
        this.trace = trace;
        this.request = request;
        this.progress = progress;
    }

    /** What a name is the name of. */
    public enum Kind {
        /** A type of task: each scope in which a thread worked for one. */
        TASK_TYPE,
        /** A type of region: each region. */
        REGION_TYPE,
        /** What threads wait for: each wait. */
        LOCK,
        /** The category or the message of logs: each log. */
        LOG
    }

    /**
     * The question.
     *
     * @param kind what the name is of
     * @param name the whole name
     * @param atNs the moment around which to look
     * @param limit how many to list on each side of it, from 1 to 1,000
     */
    public record Request(Kind kind, String name, long atNs, int limit) {
        /** Checks the limit. */
        public Request {
            if (limit < 1 || limit > 1_000) {
                throw new IllegalArgumentException("limit must be between 1 and 1000, was " + limit);
            }
        }
    }

    /**
     * The answer.
     *
     * @param total how many there are
     * @param before how many of them begin before the moment
     * @param list in order of time: the last of those, then the first of the others
     * @param first how many come before the first of the list
     */
    public record Result(int total, int before, int first, List<Occurrence> list) {
        /** Copies the list. */
        public Result {
            list = List.copyOf(list);
        }
    }

    /**
     * One of them.
     *
     * @param kind {@code scope}, {@code region}, {@code state} or {@code log}
     * @param row its row among those
     * @param thread the row of its thread
     * @param startNs its begin
     * @param endNs its end, the same for a log
     */
    public record Occurrence(String kind, int row, int thread, long startNs, long endNs) {}

    /** Returns what is around the moment. Cost: one pass over the scopes, the regions, the waits for locks or the logs. */
    public static Result of(Trace trace, Request request, Progress progress) {
        return new Occurrences(trace, request, progress).find();
    }

    private Result find() {
        return switch (request.kind()) {
            case TASK_TYPE -> scopes(trace.scopes());
            case REGION_TYPE -> regions(trace.regions());
            case LOCK -> waits(trace.lockWaits());
            case LOG -> logs(trace.logs());
        };
    }

    private Result scopes(Scopes scopes) {
        int[] types = named();
        return around(
                scopes.size(),
                row -> scopes.started(row)
                        && scopes.taskRow(row) >= 0
                        && holds(types, trace.tasks().typeRow(scopes.taskRow(row))),
                scopes::startNs,
                row -> new Occurrence("scope", row, scopes.threadRow(row), scopes.startNs(row), scopes.endNs(row)));
    }

    private Result regions(Regions regions) {
        int[] types = named();
        return around(
                regions.size(),
                row -> holds(types, regions.typeRow(row)),
                regions::startNs,
                row -> new Occurrence("region", row, regions.threadRow(row), regions.startNs(row), regions.endNs(row)));
    }

    private Result waits(LockWaits waits) {
        boolean[] wanted = new boolean[trace.locks().size()];
        for (int lock = 0; lock < wanted.length; lock++) {
            wanted[lock] = trace.locks().name(lock).equals(request.name());
        }
        return around(waits.size(), row -> wanted[waits.lockRow(row)], waits::startNs, row -> {
            int thread = waits.threadRow(row);
            int state = trace.states().at(thread, waits.startNs(row));
            return new Occurrence("state", state, thread, waits.startNs(row), waits.endNs(row));
        });
    }

    private Result logs(Logs logs) {
        String name = request.name();
        return around(
                logs.size(),
                row -> logs.message(row).equals(name) || logs.category(row).equals(name),
                logs::timeNs,
                row -> new Occurrence("log", row, logs.threadRow(row), logs.timeNs(row), logs.timeNs(row)));
    }

    /** The rows of the name among the strings, in ascending order: two copies of an API may each bring their own. */
    private int[] named() {
        int[] rows = new int[4];
        int size = 0;
        for (int row = 0; row < trace.strings().size(); row++) {
            if (request.name().equals(trace.strings().orNull(row))) {
                rows = size == rows.length ? Arrays.copyOf(rows, 2 * size) : rows;
                rows[size++] = row;
            }
        }
        return Arrays.copyOf(rows, size);
    }

    private static boolean holds(int[] rows, int row) {
        for (int each : rows) {
            if (each == row) {
                return true;
            }
        }
        return false;
    }

    private Result around(int rows, IntPredicate wanted, IntToLongFunction startNs, IntToOccurrence make) {
        RowOrder inTime = (a, b) -> Long.compare(startNs.applyAsLong(a), startNs.applyAsLong(b));
        FirstRows next = new FirstRows(inTime.thenByRow(), request.limit());
        FirstRows previous = new FirstRows(inTime.thenByRow().reversed(), request.limit());
        int total = 0;
        int before = 0;
        for (int row = 0; row < rows; row++) {
            progress.row(row, rows);
            if (wanted.test(row)) {
                boolean earlier = startNs.applyAsLong(row) < request.atNs();
                total++;
                before += earlier ? 1 : 0;
                (earlier ? previous : next).offer(row);
            }
        }
        int[] lastFirst = previous.sorted();
        List<Occurrence> list = new ArrayList<>();
        for (int i = lastFirst.length - 1; i >= 0; i--) {
            list.add(make.apply(lastFirst[i]));
        }
        for (int row : next.sorted()) {
            list.add(make.apply(row));
        }
        return new Result(total, before, before - lastFirst.length, list);
    }

    /** From a row to what is said of it. */
    @FunctionalInterface
    private interface IntToOccurrence {
        Occurrence apply(int row);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tags;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the tasks of a {@link TaskFilter}. */
final class TaskMatch {
    private final Trace trace;
    private final TaskFilter filter;
    private final @Nullable TextMatch log;
    private final @Nullable TypeTasks ofType;
    /** The type's number, -1 for all types. */
    private final int typeNumber;

    private final boolean looksAtOutcome;
    private final boolean looksAtDuration;
    private final boolean looksAtTime;

    /** Matches for a filter. */
    TaskMatch(Trace trace, TaskFilter filter) {
        this.trace = trace;
        this.filter = filter;
        log = filter.log() == null ? null : new TextMatch(filter.log());
        typeNumber = filter.type() == null ? -1 : trace.tasks().numberOfType(filter.type());
        ofType = typeNumber < 0 ? null : TypeTasks.of(trace.tasks(), typeNumber);
        looksAtOutcome = filter.outcome() != OutcomeFilter.ANY;
        looksAtDuration = filter.fromNanos() > 0 || filter.toNanos() < Long.MAX_VALUE;
        looksAtTime = filter.fromNs() > Long.MIN_VALUE
                || filter.toNs() < Long.MAX_VALUE
                || filter.beganFromNs() > Long.MIN_VALUE
                || filter.beganToNs() < Long.MAX_VALUE;
    }

    /** Takes a row. */
    interface Rows {
        void add(int taskRow);
    }

    /**
     * The rows of the tasks that match, ascending. Cost: one pass over the tasks that began before the filter's end; with a tag,
     * a log or a thread, over those and the scopes of the tasks for which all else holds.
     */
    static IntColumn rows(Trace trace, TaskFilter filter) {
        IntColumn rows = new IntColumn();
        new TaskMatch(trace, filter).inOrder(false, Progress.UNWATCHED, rows::add);
        return rows;
    }

    /**
     * The rows of the tasks of one type that match, the quickest first, open ones last; among equals, the one that began first.
     * Cost: as {@link #rows}, over the tasks of the type alone, and one step for each type.
     */
    static IntColumn quickestFirst(Trace trace, TaskFilter filter) {
        IntColumn rows = new IntColumn();
        new TaskMatch(trace, filter).ofType(false, Progress.UNWATCHED, rows::add);
        return rows;
    }

    /** Whether {@link #each} hands over the quickest first and then the open ones; else they come in order of their begin. */
    boolean quickestFirst() {
        return ofType != null && ofType.areFew();
    }

    /** Hands over the tasks that match, or the last first. Cost: as {@link #rows}, over those of a rare type alone. */
    void each(boolean backwards, Progress progress, Rows into) {
        if (quickestFirst()) {
            ofType(backwards, progress, into);
        } else {
            inOrder(backwards, progress, into);
        }
    }

    private void inOrder(boolean backwards, Progress progress, Rows into) {
        if (filter.type() == null || ofType != null) {
            int end = begunBefore(Math.min(filter.toNs(), filter.beganToNs()));
            pass(0, end, backwards, row -> row, progress, into);
        }
    }

    private void ofType(boolean backwards, Progress progress, Rows into) {
        if (ofType != null) {
            pass(firstPlace(ofType), endPlace(ofType), backwards, ofType::row, progress, into);
        }
    }

    private int firstPlace(TypeTasks tasks) {
        return switch (filter.outcome()) {
            case OPEN -> tasks.firstOpen();
            case ANY -> tasks.first();
            case ENDED, OK, FAILED -> filter.fromNanos() == 0 ? tasks.first() : tasks.firstEnded(filter.fromNanos());
        };
    }

    private int endPlace(TypeTasks tasks) {
        return switch (filter.outcome()) {
            case OPEN, ANY -> tasks.end();
            case ENDED, OK, FAILED ->
                filter.toNanos() == Long.MAX_VALUE ? tasks.firstOpen() : tasks.firstEnded(filter.toNanos());
        };
    }

    private void pass(int first, int end, boolean backwards, IntUnaryOperator rowAt, Progress progress, Rows into) {
        for (int i = 0; i < end - first; i++) {
            progress.row(i, end - first);
            int row = rowAt.applyAsInt(backwards ? end - 1 - i : first + i);
            if (matches(row)) {
                into.add(row);
            }
        }
    }

    /** How many tasks began before a moment: they are the first rows. */
    private int begunBefore(long ns) {
        int low = 0;
        int high = trace.tasks().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trace.tasks().beginNs(middle) < ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean matches(int row) {
        Tasks tasks = trace.tasks();
        return (typeNumber < 0 || tasks.typeNumber(row) == typeNumber)
                && (!looksAtOutcome || filter.outcome().accepts(tasks.outcome(row)))
                && (!looksAtDuration || isLongEnough(tasks.durationNanos(row)))
                && (!looksAtTime || isInTime(tasks.beginNs(row), tasks.endNs(row)))
                && (filter.thread() < 0 || ranOn(row, filter.thread()))
                && (filter.tag() == null || hasTag(row, filter.tag()))
                && (log == null || logged(row, log));
    }

    private boolean isLongEnough(long nanos) {
        return nanos >= filter.fromNanos() && (nanos < filter.toNanos() || filter.toNanos() == Long.MAX_VALUE);
    }

    private boolean isInTime(long beginNs, long endNs) {
        return beginNs < filter.toNs()
                && endNs > filter.fromNs()
                && beginNs >= filter.beganFromNs()
                && (beginNs < filter.beganToNs() || filter.beganToNs() == Long.MAX_VALUE);
    }

    private boolean ranOn(int row, int thread) {
        Scopes scopes = trace.scopes();
        RowIndex byTask = scopes.byTask();
        for (int place = byTask.first(row); place < byTask.end(row); place++) {
            if (scopes.threadRow(byTask.row(place)) == thread) {
                return true;
            }
        }
        return false;
    }

    /** A later value of a key replaces an earlier one, so tags are looked at from the last on, and each key once. */
    private boolean hasTag(int row, String wanted) {
        Tags tags = trace.tags();
        RowIndex byTask = tags.byTask();
        BitSet lengthsOfKeys = new BitSet();
        for (int place = byTask.end(row) - 1; place >= byTask.first(row); place--) {
            int tag = byTask.row(place);
            String key = tags.key(tag);
            if (key.equals(wanted)) {
                return true;
            }
            boolean last = isKeyOf(key, wanted) && !lengthsOfKeys.get(key.length());
            if (last && wanted.substring(key.length() + 1).equals(tags.value(tag))) {
                return true;
            }
            if (last) {
                lengthsOfKeys.set(key.length());
            }
        }
        return false;
    }

    private static boolean isKeyOf(String key, String wanted) {
        return wanted.length() > key.length() && wanted.charAt(key.length()) == '=' && wanted.startsWith(key);
    }

    private boolean logged(int row, TextMatch text) {
        Logs logs = trace.logs();
        RowIndex byTask = logs.byTask();
        for (int place = byTask.first(row); place < byTask.end(row); place++) {
            int entry = byTask.row(place);
            if (text.isIn(logs.message(entry)) || text.isIn(logs.category(entry))) {
                return true;
            }
        }
        return false;
    }
}

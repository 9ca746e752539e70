package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tags;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Finds the tasks of a {@link TaskFilter}. */
final class TaskMatch {
    private final Trace trace;
    private final TaskFilter filter;
    private final @Nullable TextMatch log;
    /** The string row of the type once a task has it, -1 before. */
    private int typeRow = -1;

    private TaskMatch(Trace trace, TaskFilter filter) {
        this.trace = trace;
        this.filter = filter;
        log = filter.log() == null ? null : new TextMatch(filter.log());
    }

    /**
     * The rows of the tasks that match, ascending. Cost: one pass over the tasks that began before the filter's end; with a tag,
     * a log or a thread, over those and the scopes of the tasks for which all else holds.
     */
    static IntColumn rows(Trace trace, TaskFilter filter) {
        TaskMatch match = new TaskMatch(trace, filter);
        IntColumn rows = new IntColumn();
        Tasks tasks = trace.tasks();
        long endNs = Math.min(filter.toNs(), filter.beganToNs());
        for (int row = 0; row < tasks.size() && tasks.beginNs(row) < endNs; row++) {
            if (match.matches(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * The rows of the tasks of one type that match, the quickest first, open ones last; among equals, the one that began first.
     * Cost: as {@link #rows}, over the tasks of the type alone, and one step for each type.
     */
    static IntColumn quickestFirst(Trace trace, TaskFilter filter) {
        TaskMatch match = new TaskMatch(trace, filter);
        IntColumn rows = new IntColumn();
        RowIndex byType = trace.tasks().byType();
        int type = typeNumber(trace.tasks(), filter.type());
        for (int place = type < 0 ? 0 : byType.first(type); type >= 0 && place < byType.end(type); place++) {
            if (match.matches(byType.row(place))) {
                rows.add(byType.row(place));
            }
        }
        return rows;
    }

    /** The number of a type, -1 if no task has it. Cost: one step for each type. */
    static int typeNumber(Tasks tasks, @Nullable String type) {
        RowIndex byType = tasks.byType();
        for (int number = 0; number < byType.groups(); number++) {
            if (tasks.type(byType.row(byType.first(number))).equals(type)) {
                return number;
            }
        }
        return -1;
    }

    private boolean matches(int row) {
        Tasks tasks = trace.tasks();
        long nanos = tasks.durationNanos(row);
        return nanos >= filter.fromNanos()
                && (nanos < filter.toNanos() || filter.toNanos() == Long.MAX_VALUE)
                && tasks.endNs(row) > filter.fromNs()
                && tasks.beginNs(row) >= filter.beganFromNs()
                && (tasks.beginNs(row) < filter.beganToNs() || filter.beganToNs() == Long.MAX_VALUE)
                && filter.outcome().accepts(tasks.outcome(row))
                && isOfType(row)
                && (filter.thread() < 0 || ranOn(row, filter.thread()))
                && (filter.tag() == null || hasTag(row, filter.tag()))
                && (log == null || logged(row, log));
    }

    private boolean isOfType(int row) {
        Tasks tasks = trace.tasks();
        if (typeRow < 0 && filter.type() != null && filter.type().equals(tasks.type(row))) {
            typeRow = tasks.typeRow(row);
        }
        return filter.type() == null || tasks.typeRow(row) == typeRow;
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

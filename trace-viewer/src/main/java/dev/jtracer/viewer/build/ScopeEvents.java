package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Scopes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scopes from {@code jtracer.Scope}, written when they end, and from {@code jtracer.Open}: scopes still open and pieces
 * still queued in its last report. A thread has at most one scope of a task open at a time, so an open scope that an
 * ended one of the same thread and task covers is that one. One that neither ended nor is in the last report was lost while
 * ending: it ends where it was last seen.
 */
final class ScopeEvents {
    static final String TYPE = "jtracer.Scope";

    private final PackedColumnBuilder taskId = new PackedColumnBuilder();
    private final PackedColumnBuilder thread = new PackedColumnBuilder();
    private final PackedColumnBuilder startNs = new PackedColumnBuilder();
    private final PackedColumnBuilder endNs = new PackedColumnBuilder();
    private final PackedColumnBuilder queuedNanos = new PackedColumnBuilder();
    private final PackedColumnBuilder handedOverBy = new PackedColumnBuilder();
    private final PackedColumnBuilder openAtEnd = new PackedColumnBuilder();
    private final PackedColumnBuilder beginUnknown = new PackedColumnBuilder();

    private ScopeEvents() {}

    static void select(Selection wanted) {
        wanted.add(
                TYPE,
                Field.number("taskId"),
                Field.nanos("queuedNanos"),
                Field.thread("handedOverBy"),
                Field.number("handedOverById"));
    }

    static ScopeEvents read(Input input, ThreadRows threads, OpenWork open, Signs signs) {
        ScopeEvents events = new ScopeEvents();
        EventTable table = input.table(TYPE);
        Map<ThreadTask, Long> lastEnd = new HashMap<>();
        PackedColumn taskIds = table.column("taskId");
        PackedColumn queued = table.column("queuedNanos");
        PackedColumn handedOver = table.column("handedOverBy");
        PackedColumn handedOverIds = table.column("handedOverById");
        boolean anyOpen = open.rows("scope").length > 0;
        for (int row = 0; row < table.size(); row++) {
            int threadRow = threads.row(table.thread(row));
            if (threadRow < 0) {
                continue;
            }
            long id = taskIds.get(row);
            long end = input.endNs(table, row);
            events.add(
                    id,
                    threadRow,
                    input.startNs(table, row),
                    end,
                    queued.get(row) < 0 ? -1 : Input.length(queued.get(row)),
                    threads.row(handedOver.get(row), handedOverIds.get(row)),
                    false,
                    false);
            if (anyOpen) {
                lastEnd.merge(new ThreadTask(threadRow, id), end, Math::max);
            }
        }
        events.addOpen(input, open, lastEnd);
        events.addQueued(input, open);
        events.sign(signs);
        return events;
    }

    private record ThreadTask(int threadRow, long taskId) {}

    private void addOpen(Input input, OpenWork open, Map<ThreadTask, Long> lastEnd) {
        Map<ThreadTask, Integer> latest = new LinkedHashMap<>();
        for (int row : open.rows("scope")) {
            ThreadTask key = new ThreadTask(open.threadRow(row), open.taskId(row));
            boolean ended = lastEnd.getOrDefault(key, Long.MIN_VALUE) >= open.atNs(row);
            if (open.threadRow(row) >= 0 && !ended) {
                latest.merge(key, row, (a, b) -> open.atNs(a) >= open.atNs(b) ? a : b);
            }
        }
        for (int row : latest.values()) {
            add(
                    open.taskId(row),
                    open.threadRow(row),
                    open.beginNs(row),
                    open.last(row) ? input.endNs() : Math.max(open.beginNs(row), open.atNs(row)),
                    -1,
                    -1,
                    open.last(row),
                    !open.beginKnown(row));
        }
    }

    private void addQueued(Input input, OpenWork open) {
        for (int row : open.rows("queued")) {
            if (open.last(row)) {
                long waited = open.ageNanos(row) + Math.max(0, input.endNs() - open.atNs(row));
                add(open.taskId(row), -1, input.endNs(), input.endNs(), waited, open.threadRow(row), true, false);
            }
        }
    }

    private void add(
            long id, int threadRow, long from, long to, long queued, int handedOver, boolean open, boolean noBegin) {
        taskId.add(id);
        thread.add(threadRow);
        startNs.add(from);
        endNs.add(to);
        queuedNanos.add(queued);
        handedOverBy.add(handedOver);
        openAtEnd.add(open ? 1 : 0);
        beginUnknown.add(noBegin ? 1 : 0);
    }

    /** A scope's ends are signs of life of its thread; where the recording only saw it open, the thread lived. */
    private void sign(Signs signs) {
        for (int row = 0; row < thread.size(); row++) {
            if (startNs.get(row) >= 0 && beginUnknown.getInt(row) == 0) {
                signs.add(thread.getInt(row), startNs.get(row));
            } else {
                signs.alive(thread.getInt(row), 0);
            }
            if (openAtEnd.getInt(row) == 0) {
                signs.add(thread.getInt(row), endNs.get(row));
            } else {
                signs.alive(thread.getInt(row), endNs.get(row));
            }
        }
    }

    /** Of scopes with the same interval on one thread the parent task's is the outer one: it began earlier. */
    Scopes build(TaskEvents tasks, int threads) {
        long[] start = new long[thread.size()];
        long[] shortness = new long[thread.size()];
        long[] taskRow = new long[thread.size()];
        for (int row = 0; row < start.length; row++) {
            start[row] = startNs.get(row);
            shortness[row] = -endNs.get(row);
            taskRow[row] = tasks.row(taskId.get(row));
        }
        Scopes.Builder scopes = new Scopes.Builder();
        for (int row : LongOrder.ascending(start, shortness, taskRow)) {
            int task = (int) taskRow[row];
            long from = start[row];
            long to = -shortness[row];
            int threadRow = thread.getInt(row);
            scopes.add(
                    task,
                    threadRow,
                    from,
                    to,
                    queuedNanos.get(row),
                    handedOverBy.getInt(row),
                    threadRow >= 0 && (from < 0 || beginUnknown.getInt(row) != 0),
                    openAtEnd.getInt(row) != 0,
                    task >= 0 && tasks.outlivedBy(task, threadRow, from, to));
        }
        return scopes.build(tasks.size(), threads);
    }
}

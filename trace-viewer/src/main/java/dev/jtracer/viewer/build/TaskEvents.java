package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.Tasks;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tasks from {@code jtracer.Task}, written when they end, and {@code jtracer.Open}, written while they are open. One that
 * appears as both has ended. One reported open that neither ended nor appears in the last report was lost while ending:
 * it ends where it was last seen.
 */
final class TaskEvents {
    static final String TYPE = "jtracer.Task";

    /** How long a piece may take to leave after its task has ended elsewhere. */
    private static final long WAY_OUT_NANOS = 1_000_000;

    private final Tasks.Builder tasks;
    private final LongIntMap rowOfId = new LongIntMap();
    private final PackedColumnBuilder beginNs = new PackedColumnBuilder();
    private final PackedColumnBuilder endNs = new PackedColumnBuilder();
    private final PackedColumnBuilder endedBy = new PackedColumnBuilder();
    private final Map<String, Integer> unknownOutcomes = new TreeMap<>();

    private TaskEvents(Strings.Builder strings) {
        tasks = new Tasks.Builder(strings);
    }

    static void select(Selection wanted) {
        wanted.add(
                TYPE,
                Field.number("taskId"),
                Field.number("parentId"),
                Field.text("type"),
                Field.text("outcome"),
                Field.text("error"),
                Field.thread("creator"),
                Field.number("creatorId"));
    }

    static TaskEvents read(Input input, ThreadRows threads, OpenWork open, Strings.Builder strings, Signs signs) {
        TaskEvents events = new TaskEvents(strings);
        EventTable ended = input.table(TYPE);
        Columns columns = new Columns(ended);
        LongIntMap endedIds = new LongIntMap();
        LongColumn begin = new LongColumn();
        LongColumn id = new LongColumn();
        IntColumn source = new IntColumn();
        for (int row = 0; row < ended.size(); row++) {
            if (endedIds.put(columns.taskId.get(row), row)) {
                begin.add(input.startNs(ended, row));
                id.add(columns.taskId.get(row));
                source.add(row);
            }
        }
        for (int row : lastReportOfEach(open, endedIds)) {
            begin.add(open.beginNs(row));
            id.add(open.taskId(row));
            source.add(-1 - row);
        }
        for (int place : LongOrder.ascending(begin.toArray(), id.toArray())) {
            int row = source.get(place);
            if (row >= 0) {
                events.addEnded(input, threads, columns, row, signs);
            } else {
                events.addOpen(input, open, -1 - row, signs);
            }
        }
        return events;
    }

    Tasks.Builder tasks() {
        return tasks;
    }

    /** Outcomes that a newer API wrote, and how many tasks have each: they count as ended. */
    Map<String, Integer> unknownOutcomes() {
        return unknownOutcomes;
    }

    int size() {
        return tasks.size();
    }

    /** The row of a task, -1 if the recording does not have it. */
    int row(long taskId) {
        return rowOfId.get(taskId);
    }

    long beginNs(int taskRow) {
        return beginNs.get(taskRow);
    }

    long endNs(int taskRow) {
        return endNs.get(taskRow);
    }

    /**
     * Whether a scope of the task outlived it. One in which its own thread ended the task did not, nor one that handed the
     * task on as its last act and was gone soon after: what is left of those is the way out of the wrapper.
     */
    boolean outlivedBy(int taskRow, int threadRow, long fromNs, long toNs) {
        boolean endedInside = threadRow == endedBy.getInt(taskRow) && fromNs <= endNs(taskRow);
        long spare = fromNs < endNs(taskRow) ? WAY_OUT_NANOS : 0;
        return toNs > endNs(taskRow) + spare && !endedInside;
    }

    private static Iterable<Integer> lastReportOfEach(OpenWork open, LongIntMap endedIds) {
        Map<Long, Integer> latest = new HashMap<>();
        for (int row : open.rows("task")) {
            if (endedIds.get(open.taskId(row)) < 0) {
                latest.merge(open.taskId(row), row, (a, b) -> open.atNs(a) >= open.atNs(b) ? a : b);
            }
        }
        return latest.values();
    }

    /** The events of tasks that ended. */
    private static final class Columns {
        private final EventTable table;
        private final PackedColumn taskId;
        private final PackedColumn parentId;
        private final PackedColumn type;
        private final PackedColumn outcome;
        private final PackedColumn error;
        private final PackedColumn creator;
        private final PackedColumn creatorId;

        private Columns(EventTable table) {
            this.table = table;
            taskId = table.column("taskId");
            parentId = table.column("parentId");
            type = table.column("type");
            outcome = table.column("outcome");
            error = table.column("error");
            creator = table.column("creator");
            creatorId = table.column("creatorId");
        }
    }

    private void addEnded(Input input, ThreadRows threads, Columns ended, int row, Signs signs) {
        EventTable table = ended.table;
        long from = input.startNs(table, row);
        long to = input.endNs(table, row);
        int creator = threads.row(ended.creator.get(row), ended.creatorId.get(row));
        int ender = threads.row(table.thread(row));
        if (from >= 0) {
            signs.add(creator, from);
        }
        signs.add(ender, to);
        String outcome = input.textOrEmpty(ended.outcome.get(row));
        boolean failed = outcome.equals("failed");
        if (!failed && !outcome.equals("ok") && !outcome.isEmpty()) {
            unknownOutcomes.merge(outcome, 1, Integer::sum);
        }
        remember(
                ended.taskId.get(row),
                from,
                to,
                ender,
                tasks.add(
                        ended.taskId.get(row),
                        input.textOrEmpty(ended.type.get(row)),
                        Math.max(0, ended.parentId.get(row)),
                        from,
                        to,
                        failed ? Outcome.FAILED : Outcome.OK,
                        input.text(ended.error.get(row)),
                        creator,
                        ender,
                        from < 0,
                        false,
                        false));
    }

    private void addOpen(Input input, OpenWork open, int row, Signs signs) {
        long from = open.beginNs(row);
        boolean atEnd = open.last(row);
        long to = atEnd ? input.endNs() : Math.max(from, open.atNs(row));
        if (from > 0) {
            signs.add(open.threadRow(row), from);
        }
        remember(
                open.taskId(row),
                from,
                to,
                -1,
                tasks.add(
                        open.taskId(row),
                        open.type(row),
                        open.parentId(row),
                        from,
                        to,
                        Outcome.OPEN,
                        null,
                        open.threadRow(row),
                        -1,
                        from < 0 || !open.beginKnown(row),
                        atEnd,
                        !open.beginKnown(row)));
    }

    private void remember(long id, long from, long to, int ender, int row) {
        rowOfId.put(id, row);
        beginNs.add(from);
        endNs.add(to);
        endedBy.add(ender);
    }
}

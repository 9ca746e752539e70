package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.Strings;
import java.util.HashMap;
import java.util.Map;

/**
 * Regions from {@code jtracer.Region}, written when they end, and those still open in the last report of
 * {@code jtracer.Open}. Regions of one thread nest, so of those open at one moment the first begun are the last to end:
 * when fewer ended after the report than it lists, the outermost ones are still open.
 *
 * <p>While nothing is recorded, the API keeps no clock for regions. One that was open when the recording began says that its
 * begin is unknown; it is drawn from the recording's start. Before there was a field for it, such a region was known by a
 * start one second before the recording.
 */
final class RegionEvents {
    static final String TYPE = "jtracer.Region";

    private final IntColumn thread;
    private final IntColumn type;
    private final LongColumn taskId;
    private final LongColumn startNs;
    private final LongColumn endNs;
    private final LongColumn seq;
    private final IntColumn flags;
    private int[] order = new int[0];

    private static final int OPEN_AT_END = 1;
    private static final int BEGIN_UNKNOWN = 2;
    private static final long NO_BEGIN_NS = 1_000_000_000;
    private static final long NO_BEGIN_MARGIN_NS = 100_000_000;

    private RegionEvents(int expected) {
        thread = new IntColumn(expected);
        type = new IntColumn(expected);
        taskId = new LongColumn(expected);
        startNs = new LongColumn(expected);
        endNs = new LongColumn(expected);
        seq = new LongColumn(expected);
        flags = new IntColumn(expected);
    }

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.text("type"), Field.number("taskId"), Field.number("seq"), Field.number("beginUnknown"));
    }

    static RegionEvents read(Input input, ThreadRows threads, OpenWork open, Strings.Builder strings, Signs signs) {
        EventTable table = input.table(TYPE);
        RegionEvents events = new RegionEvents(table.size() + open.rows("region").length);
        PackedColumn types = table.column("type");
        PackedColumn taskIds = table.column("taskId");
        PackedColumn seqs = table.column("seq");
        PackedColumn beginUnknown = table.column("beginUnknown");
        for (int row = 0; row < table.size(); row++) {
            int threadRow = threads.row(table.thread(row));
            if (threadRow >= 0) {
                long start = input.startNs(table, row);
                boolean noBegin = beginUnknown.get(row) == EventTable.NONE
                        ? Math.abs(start + NO_BEGIN_NS) < NO_BEGIN_MARGIN_NS
                        : beginUnknown.get(row) != 0;
                events.add(
                        threadRow,
                        strings.row(input.textOrEmpty(types.get(row))),
                        taskIds.get(row),
                        noBegin ? Math.min(0, input.endNs(table, row)) : start,
                        input.endNs(table, row),
                        seqs.get(row),
                        false,
                        noBegin);
            }
        }
        events.addOpen(input, open, strings);
        events.sign(signs);
        events.order = RowOrder.sorted(events.thread.size(), events::compare);
        return events;
    }

    private void addOpen(Input input, OpenWork open, Strings.Builder strings) {
        Map<Integer, Integer> endedAfterReport = new HashMap<>();
        int[] reported = open.rows("region");
        if (reported.length == 0) {
            return;
        }
        Map<Integer, Long> reportNs = new HashMap<>();
        for (int row : reported) {
            if (open.last(row)) {
                reportNs.merge(open.threadRow(row), open.atNs(row), Math::min);
            }
        }
        for (int row = 0; row < thread.size(); row++) {
            long at = reportNs.getOrDefault(thread.get(row), Long.MAX_VALUE);
            if (startNs.get(row) <= at && endNs.get(row) > at) {
                endedAfterReport.merge(thread.get(row), 1, Integer::sum);
            }
        }
        Map<Integer, Integer> stillOpen = new HashMap<>();
        for (int row : reported) {
            if (open.last(row)) {
                stillOpen.merge(open.threadRow(row), 1, Integer::sum);
            }
        }
        endedAfterReport.forEach((threadRow, ended) -> stillOpen.merge(threadRow, -ended, Integer::sum));
        for (int row : reported) {
            int threadRow = open.threadRow(row);
            if (open.last(row) && threadRow >= 0 && stillOpen.merge(threadRow, -1, Integer::sum) >= 0) {
                add(
                        threadRow,
                        strings.row(open.type(row)),
                        open.taskId(row),
                        open.beginNs(row),
                        input.endNs(),
                        Long.MAX_VALUE - row,
                        true,
                        !open.beginKnown(row));
            }
        }
    }

    /** How many regions there are. Their places are those of the model's rows: by thread, then start. */
    int size() {
        return order.length;
    }

    int threadRow(int place) {
        return thread.get(order[place]);
    }

    long startNs(int place) {
        return startNs.get(order[place]);
    }

    long endNs(int place) {
        return endNs.get(order[place]);
    }

    /** Of regions with the same interval the outer one is written later. */
    private int compare(int a, int b) {
        int byThread = Integer.compare(thread.get(a), thread.get(b));
        int byStart = byThread != 0 ? byThread : Long.compare(startNs.get(a), startNs.get(b));
        int byEnd = byStart != 0 ? byStart : Long.compare(endNs.get(b), endNs.get(a));
        return byEnd != 0 ? byEnd : Long.compare(seq.get(b), seq.get(a));
    }

    private boolean has(int flag, int row) {
        return (flags.get(row) & flag) != 0;
    }

    private void add(
            int threadRow, int typeRow, long task, long from, long to, long sequence, boolean open, boolean noBegin) {
        thread.add(threadRow);
        type.add(typeRow);
        taskId.add(task);
        startNs.add(from);
        endNs.add(to);
        seq.add(sequence);
        flags.add((open ? OPEN_AT_END : 0) | (noBegin ? BEGIN_UNKNOWN : 0));
    }

    private void sign(Signs signs) {
        for (int row = 0; row < thread.size(); row++) {
            if (startNs.get(row) >= 0 && !has(BEGIN_UNKNOWN, row)) {
                signs.add(thread.get(row), startNs.get(row));
            } else {
                signs.alive(thread.get(row), 0);
            }
            if (!has(OPEN_AT_END, row)) {
                signs.add(thread.get(row), endNs.get(row));
            } else {
                signs.alive(thread.get(row), endNs.get(row));
            }
        }
    }

    /** The table, but for its strings. */
    Regions.Builder arrange(TaskEvents tasks, Strings.Builder stringRows) {
        Regions.Builder regions = new Regions.Builder(stringRows, order.length);
        int open = -1;
        int previousThread = -1;
        for (int row : order) {
            open = thread.get(row) == previousThread ? open : -1;
            previousThread = thread.get(row);
            while (open >= 0 && endNs.get(order[open]) <= startNs.get(row)) {
                open = regions.parentRow(open);
            }
            boolean noBegin = has(BEGIN_UNKNOWN, row);
            open = regions.add(
                    thread.get(row),
                    stringRows.get(type.get(row)),
                    tasks.row(taskId.get(row)),
                    startNs.get(row),
                    endNs.get(row),
                    open,
                    startNs.get(row) < 0 || noBegin,
                    has(OPEN_AT_END, row),
                    noBegin);
        }
        return regions;
    }
}

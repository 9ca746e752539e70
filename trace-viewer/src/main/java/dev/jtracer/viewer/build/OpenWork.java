package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;

/**
 * The {@code jtracer.Open} events: what had begun and not ended when a chunk ended. The same thing is reported at the end
 * of every chunk it is open in; what counts as open is the last report, at the end of the last chunk.
 */
final class OpenWork {
    static final String TYPE = "jtracer.Open";

    private final Input input;
    private final ThreadRows threads;
    private final EventTable table;
    private final PackedColumn taskId;
    private final PackedColumn type;
    private final PackedColumn parentId;
    private final PackedColumn thread;
    private final PackedColumn age;
    private final PackedColumn seq;
    private final PackedColumn tags;
    private final String[] kind;
    private final long lastReportNs;

    OpenWork(Input input, ThreadRows threads) {
        this.input = input;
        this.threads = threads;
        table = input.table(TYPE);
        taskId = table.column("taskId");
        type = table.column("type");
        parentId = table.column("parentId");
        thread = table.column("thread");
        age = table.column("ageNanos");
        seq = table.column("seq");
        tags = table.column("tags");
        kind = new String[table.size()];
        long last = Long.MIN_VALUE;
        for (int row = 0; row < kind.length; row++) {
            kind[row] = input.textOrEmpty(table.column("kind").get(row));
            last = Math.max(last, input.startNs(table, row));
        }
        lastReportNs = kind.length == 0 ? Long.MAX_VALUE : lastReportNs(input, last);
    }

    /**
     * When the last report begins. A last chunk that was read to its end and reports nothing says that nothing was open; one
     * that was never finished says nothing, and the report before it is the last.
     */
    private static long lastReportNs(Input input, long lastNs) {
        boolean unfinished = input.columns().damage().inFlight();
        boolean unread =
                input.gaps().size() > 0 && input.gaps().toNs(input.gaps().size() - 1) >= input.endNs();
        return unfinished || unread ? input.chunkStartNs(lastNs) : input.lastChunkStartNs();
    }

    static void select(Selection wanted) {
        wanted.add(
                TYPE,
                Field.text("kind"),
                Field.number("taskId"),
                Field.text("type"),
                Field.number("parentId"),
                Field.thread("thread"),
                Field.nanos("ageNanos"),
                Field.number("seq"),
                Field.text("tags"));
    }

    /** The rows of a kind, in order of the file. */
    int[] rows(String wantedKind) {
        IntColumn rows = new IntColumn();
        for (int row = 0; row < kind.length; row++) {
            if (kind[row].equals(wantedKind)) {
                rows.add(row);
            }
        }
        return rows.toArray();
    }

    /** Whether a row belongs to the last report. */
    boolean last(int row) {
        return atNs(row) >= lastReportNs;
    }

    long atNs(int row) {
        return input.startNs(table, row);
    }

    /** Whether the recording says when it began. */
    boolean beginKnown(int row) {
        return age.get(row) >= 0;
    }

    /** When it began; the recording's start if that is not known. */
    long beginNs(int row) {
        return beginKnown(row) ? atNs(row) - ageNanos(row) : Math.min(0, atNs(row));
    }

    long ageNanos(int row) {
        return Input.length(age.get(row));
    }

    long taskId(int row) {
        return taskId.get(row);
    }

    String type(int row) {
        return input.textOrEmpty(type.get(row));
    }

    /** The row of the type's text, -1 for none. */
    int typeText(int row) {
        return type.getInt(row);
    }

    long parentId(int row) {
        return Math.max(0, parentId.get(row));
    }

    /** The thread as the recording numbers it, -1 for none. */
    int recordedThread(int row) {
        return thread.getInt(row);
    }

    int threadRow(int row) {
        return threads.row(thread.get(row));
    }

    long seq(int row) {
        return seq.get(row);
    }

    int variant(int row) {
        return table.variant(row);
    }

    String tags(int row) {
        return input.textOrEmpty(tags.get(row));
    }

    /** How many open things were counted only, in the last report. */
    long omitted() {
        long omitted = 0;
        for (int row : rows("omitted")) {
            omitted += last(row) ? Math.max(0, seq.get(row)) : 0;
        }
        return omitted;
    }
}

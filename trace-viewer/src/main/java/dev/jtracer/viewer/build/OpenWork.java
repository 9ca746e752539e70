package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.IntColumn;

/**
 * The {@code jtracer.Open} events: what had begun and not ended when a chunk ended. The same thing is reported at the end
 * of every chunk it is open in; what counts as open is the last report, at the end of the last chunk.
 */
final class OpenWork {
    static final String TYPE = "jtracer.Open";

    private final Input input;
    private final ThreadRows threads;
    private final EventTable table;
    private final long[] taskId;
    private final long[] type;
    private final long[] parentId;
    private final long[] thread;
    private final long[] age;
    private final long[] seq;
    private final long[] tags;
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
            kind[row] = input.textOrEmpty(table.column("kind")[row]);
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
        return age[row] >= 0;
    }

    /** When it began; the recording's start if that is not known. */
    long beginNs(int row) {
        return beginKnown(row) ? atNs(row) - ageNanos(row) : Math.min(0, atNs(row));
    }

    long ageNanos(int row) {
        return Input.length(age[row]);
    }

    long taskId(int row) {
        return taskId[row];
    }

    String type(int row) {
        return input.textOrEmpty(type[row]);
    }

    long parentId(int row) {
        return Math.max(0, parentId[row]);
    }

    int threadRow(int row) {
        return threads.row(thread[row]);
    }

    long seq(int row) {
        return seq[row];
    }

    int variant(int row) {
        return table.variants()[row];
    }

    String tags(int row) {
        return input.textOrEmpty(tags[row]);
    }

    /** How many open things were counted only, in the last report. */
    long omitted() {
        long omitted = 0;
        for (int row : rows("omitted")) {
            omitted += last(row) ? Math.max(0, seq[row]) : 0;
        }
        return omitted;
    }
}

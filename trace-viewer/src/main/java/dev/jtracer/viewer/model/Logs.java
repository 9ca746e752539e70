package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import org.jspecify.annotations.Nullable;

/** What tasks wrote into the trace: instants with category and message, sorted by time. */
public final class Logs {
    private final Strings strings;
    private final RowIndex byTask;
    private final RowIndex byThread;
    private final PackedColumn timeNs;
    private final PackedColumn thread;
    private final PackedColumn task;
    private final PackedColumn category;
    private final PackedColumn message;

    private Logs(Strings strings, Builder b, int threads, int tasks) {
        this.strings = strings;
        timeNs = b.timeNs.build();
        thread = b.thread.build();
        task = b.task.build();
        category = b.category.build();
        message = b.message.build();
        byTask = RowIndex.of(task, tasks);
        byThread = RowIndex.of(thread, threads);
    }

    /** How many logs there are. */
    public int size() {
        return timeNs.size();
    }

    /** The logs of each task, in order of time. */
    public RowIndex byTask() {
        return byTask;
    }

    /** The logs of each thread, in order of time. */
    public RowIndex byThread() {
        return byThread;
    }

    /** When it was written. */
    public long timeNs(int logRow) {
        return timeNs.get(logRow);
    }

    /** The thread that wrote it, -1 if unknown. */
    public int threadRow(int logRow) {
        return thread.getInt(logRow);
    }

    /** The task it belongs to, -1 if none. */
    public int taskRow(int logRow) {
        return task.getInt(logRow);
    }

    /** Its category. */
    public String category(int logRow) {
        return strings.get(category.getInt(logRow));
    }

    /** The string row of {@link #category}. */
    public int categoryRow(int logRow) {
        return category.getInt(logRow);
    }

    /** Its message. */
    public String message(int logRow) {
        return strings.get(message.getInt(logRow));
    }

    /** Collects logs sorted by time. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final PackedColumnBuilder timeNs = new PackedColumnBuilder();
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder task = new PackedColumnBuilder();
        private final PackedColumnBuilder category = new PackedColumnBuilder();
        private final PackedColumnBuilder message = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a log; missing texts become empty ones. */
        public void add(long atNs, int threadRow, int taskRow, @Nullable String what, @Nullable String text) {
            timeNs.add(atNs);
            thread.add(threadRow);
            task.add(taskRow);
            category.add(strings.row(what == null ? "" : what));
            message.add(strings.row(text == null ? "" : text));
        }

        /** The finished table. */
        public Logs build(Strings finished, int threads, int tasks) {
            return new Logs(finished, this, threads, tasks);
        }
    }
}

package dev.jtracer.viewer.model;

import org.jspecify.annotations.Nullable;

/** What tasks wrote into the trace: instants with category and message, sorted by time. */
public final class Logs {
    private final Strings strings;
    private final RowIndex byTask;
    private final RowIndex byThread;
    private final long[] timeNs;
    private final int[] thread;
    private final int[] task;
    private final int[] category;
    private final int[] message;

    private Logs(Strings strings, Builder b, int threads, int tasks) {
        this.strings = strings;
        timeNs = b.timeNs.toArray();
        thread = b.thread.toArray();
        task = b.task.toArray();
        category = b.category.toArray();
        message = b.message.toArray();
        byTask = RowIndex.of(task, tasks);
        byThread = RowIndex.of(thread, threads);
    }

    /** How many logs there are. */
    public int size() {
        return timeNs.length;
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
        return timeNs[logRow];
    }

    /** The thread that wrote it, -1 if unknown. */
    public int threadRow(int logRow) {
        return thread[logRow];
    }

    /** The task it belongs to, -1 if none. */
    public int taskRow(int logRow) {
        return task[logRow];
    }

    /** Its category. */
    public String category(int logRow) {
        return strings.get(category[logRow]);
    }

    /** The string row of {@link #category}. */
    public int categoryRow(int logRow) {
        return category[logRow];
    }

    /** Its message. */
    public String message(int logRow) {
        return strings.get(message[logRow]);
    }

    /** Collects logs sorted by time. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final LongColumn timeNs = new LongColumn();
        private final IntColumn thread = new IntColumn();
        private final IntColumn task = new IntColumn();
        private final IntColumn category = new IntColumn();
        private final IntColumn message = new IntColumn();

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

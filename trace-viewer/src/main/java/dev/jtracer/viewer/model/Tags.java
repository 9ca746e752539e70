package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import org.jspecify.annotations.Nullable;

/** Keys and values attached to tasks, sorted by time; a later value of one key replaces an earlier one for readers. */
public final class Tags {
    private final Strings strings;
    private final RowIndex byTask;
    private final PackedColumn timeNs;
    private final PackedColumn task;
    private final PackedColumn key;
    private final PackedColumn value;

    private Tags(Strings strings, Builder b, int tasks) {
        this.strings = strings;
        timeNs = b.timeNs.build();
        task = b.task.build();
        key = b.key.build();
        value = b.value.build();
        byTask = RowIndex.of(task, tasks);
    }

    /** How many tags there are. */
    public int size() {
        return timeNs.size();
    }

    /** The tags of each task, in order of time. */
    public RowIndex byTask() {
        return byTask;
    }

    /** When the tag was set; the recording's start for one set before it. */
    public long timeNs(int tagRow) {
        return timeNs.get(tagRow);
    }

    /** The task it is attached to, -1 if the task is missing. */
    public int taskRow(int tagRow) {
        return task.getInt(tagRow);
    }

    /** Its key. */
    public String key(int tagRow) {
        return strings.get(key.getInt(tagRow));
    }

    /** Its value. */
    public String value(int tagRow) {
        return strings.get(value.getInt(tagRow));
    }

    /** Collects tags sorted by time. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final PackedColumnBuilder timeNs = new PackedColumnBuilder();
        private final PackedColumnBuilder task = new PackedColumnBuilder();
        private final PackedColumnBuilder key = new PackedColumnBuilder();
        private final PackedColumnBuilder value = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a tag; missing texts become empty ones. */
        public void add(long atNs, int taskRow, @Nullable String name, @Nullable String text) {
            timeNs.add(atNs);
            task.add(taskRow);
            key.add(strings.row(name == null ? "" : name));
            value.add(strings.row(text == null ? "" : text));
        }

        /** The finished table. */
        public Tags build(Strings finished, int tasks) {
            return new Tags(finished, this, tasks);
        }
    }
}

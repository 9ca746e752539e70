package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.Strings;

/** Logs from {@code jtracer.Log}. */
final class LogEvents {
    static final String TYPE = "jtracer.Log";

    private LogEvents() {}

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.number("taskId"), Field.text("category"), Field.text("message"));
    }

    static Logs.Builder read(Input input, ThreadRows threads, TaskEvents tasks, Strings.Builder strings, Signs signs) {
        EventTable table = input.table(TYPE);
        PackedColumnBuilder atNs = new PackedColumnBuilder();
        for (int row = 0; row < table.size(); row++) {
            atNs.add(input.startNs(table, row));
            signs.add(threads.row(table.thread(row)), atNs.get(row));
        }
        PackedColumn taskId = table.column("taskId");
        PackedColumn category = table.column("category");
        PackedColumn message = table.column("message");
        Logs.Builder logs = new Logs.Builder(strings);
        for (int row : RowOrder.sorted(atNs.size(), (a, b) -> Long.compare(atNs.get(a), atNs.get(b)))) {
            logs.add(
                    atNs.get(row),
                    threads.row(table.thread(row)),
                    tasks.row(taskId.get(row)),
                    input.text(category.get(row)),
                    input.text(message.get(row)));
        }
        return logs;
    }
}

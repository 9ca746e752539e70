package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
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
        LongColumn atNs = new LongColumn(table.size());
        for (int row = 0; row < table.size(); row++) {
            atNs.add(input.startNs(table, row));
            signs.add(threads.row(table.threads()[row]), atNs.get(row));
        }
        long[] taskId = table.column("taskId");
        long[] category = table.column("category");
        long[] message = table.column("message");
        Logs.Builder logs = new Logs.Builder(strings);
        for (int row : LongOrder.ascending(atNs.toArray())) {
            logs.add(
                    atNs.get(row),
                    threads.row(table.threads()[row]),
                    tasks.row(taskId[row]),
                    input.text(category[row]),
                    input.text(message[row]));
        }
        return logs;
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Locks;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdk.JavaMonitorEnter}. Threads that need a class while another one initialises it may queue up in front of the same
 * {@code int[]} that {@link MonitorWaits} knows: then that class is what they wait for.
 */
final class MonitorEnters {
    static final String TYPE = "jdk.JavaMonitorEnter";

    private final Input input;
    private final ThreadRows threads;
    private final MonitorWaits waits;
    private final EventTable table;

    MonitorEnters(Input input, ThreadRows threads, MonitorWaits waits) {
        this.input = input;
        this.threads = threads;
        this.waits = waits;
        table = input.table(TYPE);
    }

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.text("monitorClass"), Field.number("address"), Field.thread("previousOwner"));
    }

    EventTable table() {
        return table;
    }

    Locks.Kind kind(int row) {
        return initRow(row) < 0 ? Locks.Kind.MONITOR : Locks.Kind.CLASS_INIT;
    }

    @Nullable
    String name(int row) {
        return initRow(row) < 0 ? ObjectNames.monitor(input, table, row) : waits.name(initRow(row));
    }

    String className(int row) {
        return initRow(row) < 0
                ? ObjectNames.readable(
                        input.textOrEmpty(table.column("monitorClass").get(row)))
                : waits.className(initRow(row));
    }

    /** The monitor's address. */
    long address(int row) {
        return table.column("address").get(row);
    }

    /** The thread that released the monitor last, -1 if unknown. */
    int previousOwnerRow(int row) {
        int previous = threads.row(table.column("previousOwner").get(row));
        return previous == threads.row(table.thread(row)) ? -1 : previous;
    }

    private int initRow(int row) {
        return waits.initRow(
                input.text(table.column("monitorClass").get(row)),
                table.column("address").get(row),
                input.startNs(table, row));
    }
}

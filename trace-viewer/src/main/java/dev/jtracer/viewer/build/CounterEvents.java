package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Counters;
import dev.jtracer.viewer.model.Counters.Counter;
import java.util.List;

/** Readings of the whole JVM: each source of a counter is one line in {@link #ALL}. */
final class CounterEvents {
    private static final List<Reading> ALL = List.of(
            new Reading(Counter.HEAP_USED, "jdk.GCHeapSummary", Field.number("heapUsed")),
            new Reading(Counter.HEAP_COMMITTED, "jdk.GCHeapSummary", Field.number("heapSpace.committedSize")),
            new Reading(Counter.HEAP_USED, "jdk.GCHeapMemoryUsage", Field.number("used")),
            new Reading(Counter.HEAP_COMMITTED, "jdk.GCHeapMemoryUsage", Field.number("committed")),
            new Reading(Counter.CPU_MACHINE, "jdk.CPULoad", Field.decimal("machineTotal")),
            new Reading(Counter.CPU_USER, "jdk.CPULoad", Field.decimal("jvmUser")),
            new Reading(Counter.CPU_SYSTEM, "jdk.CPULoad", Field.decimal("jvmSystem")));

    private CounterEvents() {}

    private record Reading(Counter counter, String type, Field field) {}

    static void select(Selection wanted) {
        for (Reading reading : ALL) {
            wanted.add(reading.type, reading.field);
        }
    }

    static Counters read(Input input) {
        Counters.Builder counters = new Counters.Builder();
        for (Reading reading : ALL) {
            EventTable table = input.table(reading.type);
            PackedColumn column = table.column(reading.field.name());
            long[] atNs = new long[table.size()];
            double[] value = new double[table.size()];
            for (int row = 0; row < atNs.length; row++) {
                atNs[row] = input.startNs(table, row);
                boolean decimal = reading.field.kind() == Field.Kind.DECIMAL;
                value[row] = decimal ? Double.longBitsToDouble(column.get(row)) : column.get(row);
            }
            counters.add(reading.counter, atNs, value);
        }
        return counters.build();
    }
}

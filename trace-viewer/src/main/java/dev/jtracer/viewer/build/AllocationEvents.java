package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Allocations;
import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;

/** Samples of allocation. Their number is bounded by the rate they are recorded at. */
final class AllocationEvents {
    private static final String TYPE = "jdk.ObjectAllocationSample";

    private AllocationEvents() {}

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.text("objectClass"), Field.number("weight"));
    }

    static Allocations.Builder read(Input input, ThreadRows threads, Scopes scopes, Strings.Builder strings) {
        EventTable table = input.table(TYPE);
        Allocations.Builder samples = new Allocations.Builder(strings);
        PackedColumn weight = table.column("weight");
        for (int row :
                RowOrder.sorted(table.size(), (a, b) -> Long.compare(table.startNanos(a), table.startNanos(b)))) {
            int threadRow = threads.row(table.thread(row));
            if (threadRow < 0) {
                continue;
            }
            long atNs = input.startNs(table, row);
            int scope = scopes.innermostAt(threadRow, atNs);
            samples.add(
                    atNs,
                    threadRow,
                    scope < 0 ? -1 : scopes.taskRow(scope),
                    table.stack(row),
                    written(input.textOrEmpty(table.column("objectClass").get(row))),
                    Math.max(0, weight.get(row)));
        }
        return samples;
    }

    /** A class as Java writes it: {@code byte[]} for {@code [B}, {@code java.lang.String[]} for {@code [Ljava.lang.String;}. */
    static String written(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0 || dimensions == name.length()) {
            return name;
        }
        String element = name.substring(dimensions);
        String plain = switch (element) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default ->
                element.startsWith("L") && element.endsWith(";") ? element.substring(1, element.length() - 1) : element;
        };
        return plain + "[]".repeat(Math.min(dimensions, 255));
    }
}

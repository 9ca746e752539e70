package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import org.jspecify.annotations.Nullable;

/** How people write what a thread waits for: {@code com.shop.PriceTable@7f3a}, {@code host:port}, a path. */
final class ObjectNames {
    private ObjectNames() {}

    static @Nullable String none(Input input, EventTable table, int row) {
        return null;
    }

    static @Nullable String monitor(Input input, EventTable table, int row) {
        return instance(
                input.text(table.column("monitorClass").get(row)),
                table.column("address").get(row));
    }

    /** The name of a class as people write it: {@code int[]} for {@code [I}, {@code com.shop.Price[]} for {@code [Lcom.shop.Price;}. */
    static String readable(String className) {
        int dimensions = 0;
        while (dimensions < className.length() && className.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = className.substring(dimensions);
        if (dimensions == 0 || element.isEmpty()) {
            return className;
        }
        String name = switch (element) {
            case "Z" -> "boolean";
            case "B" -> "byte";
            case "C" -> "char";
            case "S" -> "short";
            case "I" -> "int";
            case "J" -> "long";
            case "F" -> "float";
            case "D" -> "double";
            default -> element.startsWith("L") ? element.substring(1).replace(";", "") : element;
        };
        return name + "[]".repeat(dimensions);
    }

    static @Nullable String remote(Input input, EventTable table, int row) {
        String host = input.textOrEmpty(table.column("host").get(row));
        String address = input.textOrEmpty(table.column("address").get(row));
        long port = table.column("port").get(row);
        String name = host.isEmpty() ? address : host;
        if (name.isEmpty() && port <= 0) {
            return null;
        }
        return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + (port > 0 ? ":" + port : "");
    }

    static @Nullable String path(Input input, EventTable table, int row) {
        return input.text(table.column("path").get(row));
    }

    /** A class and an address or identity in hexadecimal; the class alone without one. */
    static @Nullable String instance(@Nullable String className, long address) {
        if (className == null || className.isEmpty()) {
            return null;
        }
        String name = readable(className);
        return address == 0 || address == EventTable.NONE ? name : name + "@" + Long.toHexString(address);
    }
}

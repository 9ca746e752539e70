package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.EventSetting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a recording was set, from {@code jdk.ActiveSetting}: above all the thresholds, because shorter waits are not in it. */
final class Thresholds {
    private static final String TYPE = "jdk.ActiveSetting";

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private Thresholds() {}

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.number("id"), Field.text("name"), Field.text("value"));
    }

    /** The largest threshold of a wait, in nanoseconds; -1 if the recording does not say. */
    static long ofWaits(Input input) {
        EventTable table = input.table(TYPE);
        PackedColumn id = table.column("id");
        PackedColumn name = table.column("name");
        PackedColumn value = table.column("value");
        long largest = -1;
        for (int row = 0; row < id.size(); row++) {
            boolean wait = WaitEvent.isType(input.columns().typeName(id.get(row)));
            if (wait && input.textOrEmpty(name.get(row)).equals("threshold")) {
                largest = Math.max(largest, nanos(input.textOrEmpty(value.get(row))));
            }
        }
        return largest;
    }

    /** How each event type was set, by name. */
    static List<EventSetting> settings(Input input) {
        EventTable table = input.table(TYPE);
        PackedColumn id = table.column("id");
        PackedColumn name = table.column("name");
        PackedColumn value = table.column("value");
        Map<String, EventSetting> settings = new TreeMap<>();
        for (int row = 0; row < id.size(); row++) {
            String type = input.columns().typeName(id.get(row));
            if (!type.isEmpty()) {
                EventSetting before = settings.getOrDefault(type, new EventSetting(type, false, -1, -1, null));
                settings.put(type, with(before, input.textOrEmpty(name.get(row)), input.textOrEmpty(value.get(row))));
            }
        }
        return List.copyOf(settings.values());
    }

    private static EventSetting with(EventSetting before, String name, String value) {
        boolean enabled = before.enabled();
        long threshold = before.thresholdNanos();
        long period = before.periodNanos();
        String throttle = before.throttle();
        switch (name) {
            case "enabled" -> enabled |= value.equals("true");
            case "threshold" -> threshold = smaller(threshold, nanos(value));
            case "period" -> period = smaller(period, nanos(value));
            case "throttle" -> throttle = value;
            default -> {
                // stackTrace, cutoff and what newer JVMs have
            }
        }
        return new EventSetting(before.type(), enabled, threshold, period, throttle);
    }

    private static long smaller(long a, long b) {
        return a < 0 || (b >= 0 && b < a) ? b : a;
    }

    /** Nanoseconds of a setting's value, as {@code 20 ms}; -1 if it is none. */
    static long nanos(String value) {
        String[] parts = value.trim().split("\\s+", 2);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,9}")) {
            return -1;
        }
        Long unit = UNITS.get(parts[1]);
        return unit == null ? -1 : Long.parseLong(parts[0]) * unit;
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Recording;
import dev.jtracer.viewer.model.Recording.EventCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a recording says about itself and its JVM: {@code jtracer.Capture} if it is ours, else what the JDK's events say. */
final class CaptureFacts {
    private static final String CAPTURE = "jtracer.Capture";

    private final Input input;
    private final EventTable capture;
    private final EventTable jvm;

    private CaptureFacts(Input input) {
        this.input = input;
        capture = input.table(CAPTURE);
        jvm = input.table("jdk.JVMInformation");
    }

    static void select(Selection wanted) {
        wanted.add(
                CAPTURE,
                Field.text("program"),
                Field.text("profile"),
                Field.nanos("requestedNanos"),
                Field.nanos("thresholdNanos"),
                Field.text("endReason"),
                Field.number("pid"),
                Field.text("jvmName"),
                Field.text("jvmVersion"),
                Field.number("cores"),
                Field.text("gcName"));
        wanted.add("jdk.JVMInformation", Field.text("jvmName"), Field.text("jvmVersion"), Field.number("pid"));
        wanted.add("jdk.CPUInformation", Field.number("hwThreads"));
        wanted.add("jdk.GCConfiguration", Field.text("oldCollector"));
    }

    static Recording read(Input input, String name, long fileBytes, Losses losses) {
        CaptureFacts facts = new CaptureFacts(input);
        String jvmName = facts.text(facts.capture, "jvmName");
        String version = facts.text(facts.capture, "jvmVersion");
        jvmName = jvmName == null ? facts.text(facts.jvm, "jvmName") : jvmName;
        version = version == null ? number(facts.text(facts.jvm, "jvmVersion")) : version;
        long threshold = facts.number(facts.capture, "thresholdNanos");
        long pid = facts.number(facts.capture, "pid");
        long cores = facts.number(facts.capture, "cores");
        String gcName = facts.text(facts.capture, "gcName");
        List<EventCount> counts = new ArrayList<>();
        long events = 0;
        for (var entry : input.columns().counts().entrySet()) {
            counts.add(new EventCount(entry.getKey(), entry.getValue()));
            events += entry.getValue();
        }
        counts.sort(Comparator.comparingLong(EventCount::count).reversed().thenComparing(EventCount::type));
        return new Recording(
                name,
                fileBytes,
                Math.floorDiv(input.columns().startNanos(), 1_000_000L),
                input.endNs(),
                events,
                losses.events(),
                losses.bytes(),
                facts.text(facts.capture, "program"),
                pid > 0 ? pid : facts.number(facts.jvm, "pid"),
                facts.jvm(jvmName, version),
                version,
                (int) Math.min(
                        Integer.MAX_VALUE,
                        cores > 0 ? cores : facts.number(input.table("jdk.CPUInformation"), "hwThreads")),
                gcName == null
                        ? collector(facts.text(input.table("jdk.GCConfiguration"), "oldCollector"))
                        : collectorOf(gcName),
                facts.text(facts.capture, "profile"),
                threshold >= 0 ? threshold : Thresholds.ofWaits(input),
                facts.number(facts.capture, "requestedNanos"),
                facts.text(facts.capture, "endReason"),
                counts,
                Thresholds.settings(input));
    }

    private @Nullable String jvm(@Nullable String jvmName, @Nullable String version) {
        if (jvmName == null) {
            return version;
        }
        return version == null || jvmName.contains(version) ? jvmName : jvmName + " " + version;
    }

    /** The number in "OpenJDK 64-Bit Server VM (17.0.15+6) for linux-amd64 JRE (17.0.15+6), built on …". */
    private static @Nullable String number(@Nullable String description) {
        if (description == null) {
            return null;
        }
        int open = description.indexOf('(');
        int close = description.indexOf(')', open + 1);
        return open < 0 || close < 0 ? description : description.substring(open + 1, close);
    }

    /** The name people use for a collector, from the JVM's name of its old generation's. */
    private static @Nullable String collector(@Nullable String oldCollector) {
        if (oldCollector == null) {
            return null;
        }
        return switch (oldCollector) {
            case "G1Old" -> "G1";
            case "SerialOld" -> "Serial";
            case "ParallelOld" -> "Parallel";
            case "Z", "ZGC", "ZGCMajor" -> "ZGC";
            default -> oldCollector;
        };
    }

    /** The same, from the names of the collector's management beans. */
    private static String collectorOf(String beans) {
        String first = beans.split("[ ,]", 2)[0];
        return switch (first) {
            case "G1", "ZGC", "Shenandoah" -> first;
            case "PS" -> "Parallel";
            case "Copy", "MarkSweepCompact" -> "Serial";
            default -> beans;
        };
    }

    /** The last text in a column that says something, null if none does. */
    private @Nullable String text(EventTable table, String field) {
        String found = null;
        for (long row : table.column(field).toArray()) {
            String text = input.textOrEmpty(row);
            found = text.isBlank() ? found : text;
        }
        return found;
    }

    /** The last number in a column, -1 if there is none. */
    private long number(EventTable table, String field) {
        long found = -1;
        for (long value : table.column(field).toArray()) {
            found = value == EventTable.NONE ? found : value;
        }
        return found;
    }
}

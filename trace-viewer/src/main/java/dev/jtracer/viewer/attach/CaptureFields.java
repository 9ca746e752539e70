package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.CaptureRequest;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.RuntimeMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.management.MBeanServerConnection;

/** What {@code jtracer.Capture} says of a recording and its JVM, asked of that JVM: texts and whole numbers by field. */
final class CaptureFields {
    private CaptureFields() {}

    static Map<String, Object> of(MBeanServerConnection beans, String program, long pid, CaptureRequest request)
            throws IOException {
        RuntimeMXBean runtime = ManagementFactory.getPlatformMXBean(beans, RuntimeMXBean.class);
        MemoryUsage heap =
                ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class).getHeapMemoryUsage();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", Long.toString(pid));
        fields.put("program", program);
        fields.put("profile", request.profile().key());
        fields.put("requestedNanos", request.duration().toNanos());
        fields.put("maxBytes", request.maxBytes());
        fields.put("thresholdNanos", request.profile().threshold().toNanos());
        fields.put("wallStartMillis", System.currentTimeMillis());
        fields.put("pid", pid);
        fields.put("jvmName", runtime.getVmName());
        fields.put("jvmVersion", runtime.getVmVersion());
        fields.put("jvmVendor", runtime.getVmVendor());
        fields.put("javaVersion", runtime.getSystemProperties().getOrDefault("java.runtime.version", ""));
        fields.put("cores", (long) ManagementFactory.getPlatformMXBean(beans, OperatingSystemMXBean.class)
                .getAvailableProcessors());
        fields.put(
                "gcName",
                ManagementFactory.getPlatformMXBeans(beans, GarbageCollectorMXBean.class).stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")));
        fields.put("heapUsedBytes", heap.getUsed());
        fields.put("heapMaxBytes", heap.getMax());
        fields.put(
                "records",
                request.profile().records().stream()
                        .map(row -> row.what() + ": " + row.how())
                        .collect(Collectors.joining("\n")));
        return fields;
    }
}

package dev.jtracer.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The flight recorder's settings of each profile: an explicit list, so that a capture is the same whatever the JDK's own
 * {@code default.jfc} says.
 *
 * <p>Names a JVM does not know are ignored by it, so one list serves all. With several recordings at once the most
 * permissive setting wins, except for {@code throttle}: from JDK 22 on the last one with a rate wins over {@code off}, so
 * ours is a rate no program reaches.
 */
final class Settings {
    private static final String NO_THROTTLE = "1000000000/s";

    private final Profile profile;
    private final Map<String, String> values = new LinkedHashMap<>();

    private Settings(Profile profile) {
        this.profile = profile;
    }

    /** All settings of a profile, {@code event#setting} to value. */
    static Map<String, String> of(Profile profile) {
        Settings settings = new Settings(profile);
        settings.tasks();
        settings.waits();
        settings.threads();
        settings.pauses();
        settings.code();
        settings.machine();
        settings.honesty();
        return Map.copyOf(settings.values);
    }

    private void tasks() {
        for (String name : List.of("Task", "Scope", "Region", "Log", "Tag", "Open", "ThreadState", "Capture")) {
            values.put("jtracer." + name + "#enabled", "true");
            values.put("jtracer." + name + "#threshold", "0 ns");
        }
    }

    private void waits() {
        String threshold = profile.threshold().toNanos() + " ns";
        String monitorStacks = Boolean.toString(profile != Profile.LOW);
        for (String name : List.of("JavaMonitorEnter", "JavaMonitorWait")) {
            on(name, "threshold", threshold, "stackTrace", monitorStacks);
        }
        on("JavaMonitorNotify", "threshold", "0 ns", "stackTrace", "false");
        // Only the stack tells an idle worker from one that waits for a lock.
        for (String name : List.of("ThreadPark", "ThreadSleep", "VirtualThreadPinned", "VirtualThreadSubmitFailed")) {
            on(name, "threshold", threshold, "stackTrace", "true");
        }
        for (String name : List.of("SocketRead", "SocketWrite", "FileRead", "FileWrite", "FileForce")) {
            on(name, "threshold", threshold, "stackTrace", "true", "throttle", NO_THROTTLE);
        }
        on("ZAllocationStall", "threshold", "0 ns");
    }

    private void threads() {
        on("ThreadStart", "stackTrace", "false");
        on("ThreadEnd");
        on("JavaThreadStatistics", "period", "1 s");
        if (profile == Profile.DETAILED) {
            on("VirtualThreadStart", "stackTrace", "false");
            on("VirtualThreadEnd");
        }
    }

    private void pauses() {
        for (String name : List.of(
                "GarbageCollection",
                "YoungGarbageCollection",
                "OldGarbageCollection",
                "ParallelOldGarbageCollection",
                "G1GarbageCollection",
                "ZYoungGarbageCollection",
                "ZOldGarbageCollection",
                "GCPhasePause",
                "GCPhasePauseLevel1",
                "GCPhaseConcurrent",
                "SafepointBegin",
                "SafepointStateSynchronization",
                "SafepointEnd",
                "ExecuteVMOperation")) {
            on(name, "threshold", "0 ns");
        }
        for (String name : List.of("GCHeapSummary", "EvacuationFailed", "PromotionFailed", "ConcurrentModeFailure")) {
            on(name);
        }
        on("SystemGC", "threshold", "0 ns", "stackTrace", "true");
        on("GCConfiguration", "period", "beginChunk");
        on("GCHeapConfiguration", "period", "beginChunk");
    }

    private void code() {
        String period = samplePeriod(profile);
        on("ExecutionSample", "period", period);
        on("NativeMethodSample", "period", period);
        if (profile != Profile.LOW) {
            String rate = profile == Profile.DEFAULT ? "100/s" : "300/s";
            on("ObjectAllocationSample", "throttle", rate, "stackTrace", "true");
        }
        on("ExceptionStatistics", "period", "1 s");
    }

    private void machine() {
        String period = profile == Profile.LOW ? "1 s" : "200 ms";
        on("CPULoad", "period", period);
        on("GCHeapMemoryUsage", "period", period);
        if (profile != Profile.LOW) {
            on("ThreadCPULoad", "period", "1 s");
        }
        on("ResidentSetSize", "period", "1 s");
        on("PhysicalMemory", "period", "beginChunk");
        on("CPUInformation", "period", "beginChunk");
        on("OSInformation", "period", "beginChunk");
        on("ContainerConfiguration", "period", "beginChunk");
        on("ContainerCPUThrottling", "period", "1 s");
    }

    private void honesty() {
        on("DataLoss");
        on("ActiveSetting");
        on("ActiveRecording");
    }

    static String samplePeriod(Profile profile) {
        return profile == Profile.DETAILED ? "10 ms" : "20 ms";
    }

    private void on(String event, String... namesAndValues) {
        values.put("jdk." + event + "#enabled", "true");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put("jdk." + event + "#" + namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}

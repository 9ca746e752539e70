package dev.jtracer.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flight recorder's settings of each profile. */
final class Settings {
    private Settings() {}

    static Map<String, String> of(Profile profile) {
        Map<String, String> settings = new LinkedHashMap<>();
        String threshold = profile.threshold().toNanos() + " ns";
        String stacks = Boolean.toString(profile != Profile.LOW);
        for (String name : List.of("JavaMonitorEnter", "JavaMonitorWait", "ThreadPark", "ThreadSleep")) {
            put(settings, name, "enabled", "true", "threshold", threshold, "stackTrace", stacks);
        }
        for (String name : List.of("SocketRead", "SocketWrite", "FileRead", "FileWrite", "FileForce")) {
            put(settings, name, "enabled", "true", "threshold", threshold, "throttle", "1000000000/s");
        }
        for (String name : List.of("DataLoss", "ThreadStart", "ThreadEnd", "GarbageCollection", "GCPhasePause")) {
            put(settings, name, "enabled", "true");
        }
        put(settings, "GCHeapSummary", "enabled", "true");
        put(settings, "ExecutionSample", "enabled", "true", "period", "20 ms");
        put(settings, "NativeMethodSample", "enabled", "true", "period", "20 ms");
        put(settings, "CPULoad", "enabled", "true", "period", "1 s");
        return settings;
    }

    static String cost(Profile profile) {
        return "costs a few percent of CPU";
    }

    static List<Profile.Recorded> records(Profile profile) {
        return List.of(
                new Profile.Recorded("Tasks, scopes, regions, logs", "all of them", true),
                new Profile.Recorded("Environment and system properties", "never", false));
    }

    private static void put(Map<String, String> settings, String event, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put("jdk." + event + "#" + namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}

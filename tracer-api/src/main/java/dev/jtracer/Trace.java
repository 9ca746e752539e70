package dev.jtracer;

import dev.jtracer.spi.TracerRuntime;
import java.util.Map;

/** Logs and tags on the current task, and where a runtime is installed. */
public final class Trace {
    static {
        Mode.watch();
    }

    private Trace() {}

    /** Writes an instant on the current task and thread. */
    public static void log(String category, String message) {
        if (Mode.now == Mode.RECORDING) {
            Recorded.log(Task.current().id, category, message);
        }
    }

    /** Puts a value on the current task. */
    public static void tag(String key, String value) {
        if (Mode.now != Mode.OFF) {
            Task.current().tag(key, value);
        }
    }

    /** Whether a recording takes our events now. */
    public static boolean isRecording() {
        return Mode.now == Mode.RECORDING;
    }

    /** How often instrumentation was misused, by kind. */
    public static Map<String, Long> misuses() {
        return Misuse.counts();
    }

    /** Installs a runtime; returns false if another one is installed already. */
    public static boolean install(TracerRuntime runtime) {
        return Mode.install(runtime);
    }

    /** Removes a runtime; returns false if it is not the installed one. */
    public static boolean uninstall(TracerRuntime runtime) {
        return Mode.uninstall(runtime);
    }

    /** Shows every open task, in no order. */
    public static void visitOpenTasks(TracerRuntime.OpenTaskVisitor visitor) {
        OpenTasks.visit(visitor);
    }
}

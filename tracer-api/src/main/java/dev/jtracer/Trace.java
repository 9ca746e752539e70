package dev.jtracer;

import dev.jtracer.spi.TracerRuntime;
import java.util.Map;

/**
 * Logs and tags on the current task, and the place where a runtime is installed.
 *
 * <p>All methods may be called on any thread at any time. Off, {@link #log} and {@link #tag} do nothing.
 */
public final class Trace {
    static {
        Mode.watch();
    }

    private Trace() {}

    /**
     * Writes an instant on the current task and thread.
     *
     * <p>Without a current task it belongs to the thread alone. Outside a recording nothing is kept. A message that is dear to make is made
     * only {@code if (Trace.isRecording())}.
     *
     * @param category from a small set, as a type is; at most 256 characters
     * @param message at most 4,096 characters
     */
    public static void log(String category, String message) {
        if (Mode.now == Mode.RECORDING) {
            Recorded.log(Task.current().id, category, message);
        }
    }

    /**
     * Puts a value on the current task, in place of an earlier one of the same key.
     *
     * <p>Without a current task nothing happens. An open task keeps 32 tags; a recording has all that were put on while it ran.
     *
     * @param key from a small set, as a type is; at most 256 characters
     * @param value at most 4,096 characters
     */
    public static void tag(String key, String value) {
        if (Mode.now != Mode.OFF) {
            Task.current().tag(key, value);
        }
    }

    /** Whether a recording takes our events now: one started by a runtime, by {@code jcmd}, by a JVM flag or by the program. */
    public static boolean isRecording() {
        return Mode.now == Mode.RECORDING;
    }

    /**
     * How often the API was used wrongly since the program began, by kind of mistake, as in {@code {ended twice=3}}; kinds that never
     * happened are missing. A copy, for people and for logs: the words may change.
     */
    public static Map<String, Long> misuses() {
        return Misuse.counts();
    }

    /**
     * Installs a runtime, which switches the API on until it is removed.
     *
     * @return whether this is the installed runtime now; false if another one is, or if it is null
     */
    public static boolean install(TracerRuntime runtime) {
        return Mode.install(runtime);
    }

    /**
     * Removes a runtime. Tasks and regions that are open then end as they should, unseen.
     *
     * @return whether it was the installed one
     */
    public static boolean uninstall(TracerRuntime runtime) {
        return Mode.uninstall(runtime);
    }

    /**
     * Shows every open task, in no order, on this thread, without stopping any other: a task that begins or ends meanwhile may be shown or
     * not. Above a million open tasks, the youngest are not listed.
     */
    public static void visitOpenTasks(TracerRuntime.OpenTaskVisitor visitor) {
        OpenTasks.visit(visitor);
    }
}

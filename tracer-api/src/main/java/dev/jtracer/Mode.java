package dev.jtracer;

import dev.jtracer.spi.TracerRuntime;

/** How much is traced now: the one field that every call reads first. */
final class Mode {
    static final int OFF = 0;
    static final int LIVE = 1;
    static final int RECORDING = 2;

    static volatile int now = OFF;
    static volatile TracerRuntime runtime;

    private static boolean recording;

    private Mode() {}

    /** Called when one of the public classes is first used: watches for JFR, if this JVM has it. */
    static void watch() {
        try {
            JfrWatch.start();
        } catch (LinkageError e) {
            // A JVM without the module jdk.jfr: nothing will ever be recorded.
        }
    }

    static synchronized boolean install(TracerRuntime installed) {
        if (installed == null || (runtime != null && runtime != installed)) {
            return false;
        }
        runtime = installed;
        update();
        return true;
    }

    static synchronized boolean uninstall(TracerRuntime installed) {
        if (installed == null || runtime != installed) {
            return false;
        }
        runtime = null;
        update();
        return true;
    }

    /** A recording started that many nanoseconds ago, or stopped; only after JFR is initialised. */
    static synchronized void refresh(long ageNanos) {
        boolean enabled = Recorded.isEnabled();
        if (enabled && !recording) {
            Recorded.started(ageNanos);
        }
        recording = enabled;
        update();
    }

    private static void update() {
        now = recording ? RECORDING : runtime != null ? LIVE : OFF;
    }
}

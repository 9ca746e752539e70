package dev.jtracer.benchmarks;

import dev.jtracer.Trace;
import dev.jtracer.spi.TracerRuntime;
import jdk.jfr.Recording;

/** The three modes of the API, as tracer-api's package documentation describes them. */
public enum TracingMode {
    /** Nothing is installed, nothing recorded. */
    OFF {
        @Override
        AutoCloseable start() {
            return () -> {};
        }
    },

    /** A runtime is installed. */
    LIVE {
        @Override
        AutoCloseable start() {
            TracerRuntime runtime = (taskId, type, durationNanos, failed) -> {};
            Trace.install(runtime);
            return () -> Trace.uninstall(runtime);
        }
    },

    /** A recording takes our events, into memory: the disk is not what is measured. */
    RECORDING {
        @Override
        AutoCloseable start() {
            Recording recording = new Recording();
            recording.setToDisk(false);
            recording.start();
            return recording;
        }
    };

    /** Switches this mode on until the result is closed. */
    abstract AutoCloseable start();
}

package dev.jtracer.benchmarks;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Plain events with the fields of the API's own, as one would write them by hand. */
final class RawEvents {
    private RawEvents() {}

    @Name("benchmark.Region")
    @StackTrace(false)
    static final class Region extends Event {
        String type;
        long taskId;
        long seq;
    }

    @Name("benchmark.Task")
    @StackTrace(false)
    static final class Task extends Event {
        long taskId;
        long parentId;
        String type;
        String outcome;
        String error;
        Thread creator;
    }
}

package dev.jtracer.benchmarks.reader;

import java.io.IOException;
import java.nio.file.Path;
import one.jfr.JfrReader;
import one.jfr.event.Event;

/**
 * The reader of async-profiler's converter: the types it knows, and ours laid out by hand as {@code docs/events.md} lists their
 * fields. Another version of the API would need another layout.
 */
final class ConverterReader {
    private ConverterReader() {}

    static long opening(Path file) throws IOException {
        long sum = 0;
        try (JfrReader reader = new JfrReader(file.toString())) {
            reader.registerEvent("jtracer.Task", TaskEvent.class);
            reader.registerEvent("jtracer.Scope", ScopeEvent.class);
            reader.registerEvent("jtracer.Region", RegionEvent.class);
            while (reader.hasMoreChunks()) {
                for (Event event = reader.readEvent(); event != null; event = reader.readEvent()) {
                    sum += event.time;
                }
            }
        }
        return sum;
    }

    /** {@code startTime, duration, eventThread, stackTrace} come first. */
    static class Timed extends Event {
        final long duration;

        Timed(JfrReader in) {
            this(in.getVarlong(), in.getVarlong(), in.getVarint(), in.getVarint());
        }

        private Timed(long time, long duration, int thread, int stack) {
            super(time, thread, stack);
            this.duration = duration;
        }
    }

    /** A region. */
    public static final class RegionEvent extends Timed {
        final String type;
        final long task;
        final long seq;

        /** Reads one. */
        public RegionEvent(JfrReader in) {
            super(in);
            type = in.getString();
            task = in.getVarlong();
            seq = in.getVarlong();
        }
    }

    /** A scope. */
    public static final class ScopeEvent extends Timed {
        final long task;
        final long queuedNanos;

        /** Reads one. */
        public ScopeEvent(JfrReader in) {
            super(in);
            task = in.getVarlong();
            queuedNanos = in.getVarlong();
        }
    }

    /** A task. */
    public static final class TaskEvent extends Timed {
        final long task;
        final long parent;
        final String type;

        /** Reads one. */
        public TaskEvent(JfrReader in) {
            super(in);
            task = in.getVarlong();
            parent = in.getVarlong();
            type = in.getString();
        }
    }
}

package dev.jtracer.viewer.jfr;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;
import dev.jtracer.runtime.Tracer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;
import jdk.jfr.Unsigned;

/**
 * A program that records all events its JVM has, and one of its own with a field of every type and the values that are hard to
 * read, in several chunks. Its argument is the file.
 */
final class EveryEvent {
    private static final Object MONITOR = new Object();
    private static final long[] LONGS = {0, 1, -1, 127, 128, 1L << 56, (1L << 56) - 1, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final double[] DOUBLES = {0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1 / 3.0};
    private static final String[] TEXTS = {
        null,
        "",
        "a",
        "sixteen letters.",
        "longer than those that are written in place, so it is pooled",
        "äöü",
        "\u4e2d\u6587",
        "\ud83d\ude00 beyond the basic plane",
        "\0\t\n",
        "x".repeat(300)
    };

    private EveryEvent() {}

    @Name("test.Every")
    static final class Every extends Event {
        long aLong;
        int anInt;
        short aShort;
        char aChar;
        byte aByte;
        boolean aBoolean;
        float aFloat;
        double aDouble;
        String aText;
        Class<?> aClass;
        Thread aThread;

        @Unsigned
        int anUnsigned;

        @Timespan(Timespan.MILLISECONDS)
        long millis;

        @Timespan(Timespan.TICKS)
        long ticks;

        @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
        long moment;
    }

    @Name("test.Bare")
    @StackTrace(false)
    static final class Bare extends Event {}

    public static void main(String[] arguments) throws Exception {
        record(Path.of(arguments[0]));
        System.exit(0);
    }

    /** Records it here. */
    static void record(Path file) throws Exception {
        Tracer.install();
        try (Recording recording = new Recording()) {
            for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
                recording.enable(type.getName()).withThreshold(java.time.Duration.ZERO);
            }
            recording.enable(Every.class).withStackTrace();
            recording.enable(Bare.class);
            recording.start();
            for (int chunk = 0; chunk < 3; chunk++) {
                work(chunk);
                Path rotated = file.resolveSibling("rotated-" + chunk + ".jfr");
                recording.dump(rotated);
                Files.delete(rotated);
            }
            work(3);
            recording.stop();
            recording.dump(file);
        }
    }

    private static void work(int seed) throws Exception {
        for (int i = 0; i < 200; i++) {
            try (Task task = Task.create("task " + i % 3)) {
                Region.with("region", () -> Trace.log("key", "value"));
            }
            new Bare().commit();
            commit(seed + i);
        }
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            Thread thread = new Thread(EveryEvent::meet, "worker " + seed + "." + t);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.gc();
    }

    private static void meet() {
        for (int i = 0; i < 3; i++) {
            synchronized (MONITOR) {
                try {
                    MONITOR.wait(1);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Writes an event with each of the values. */
    static void commitAll() {
        for (int i = 0; i < 60; i++) {
            commit(i);
        }
    }

    private static void commit(int i) {
        Every event = new Every();
        event.begin();
        event.aLong = LONGS[i % LONGS.length];
        event.anInt = (int) event.aLong;
        event.aShort = (short) event.aLong;
        event.aChar = (char) event.aLong;
        event.aByte = (byte) event.aLong;
        event.aBoolean = i % 2 == 0;
        event.aDouble = DOUBLES[i % DOUBLES.length];
        event.aFloat = (float) event.aDouble;
        event.aText = TEXTS[i % TEXTS.length];
        event.aClass = i % 5 == 0 ? null : i % 5 == 1 ? int[][].class : i % 5 == 2 ? void.class : Every.class;
        event.aThread = i % 4 == 0 ? null : Thread.currentThread();
        event.anUnsigned = event.anInt;
        event.millis = event.aLong;
        event.ticks = event.aLong;
        event.moment = 1_000L * i;
        event.commit();
    }
}

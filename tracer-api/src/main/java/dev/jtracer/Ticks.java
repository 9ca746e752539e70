package dev.jtracer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** JFR's clock, as far as an event lets it be seen, and its relation to {@link System#nanoTime}. */
final class Ticks {
    /*
     * JFR adds the field startTime to every event class it loads. Reading it tells the age of a region without a second clock (24 ns);
     * setting it gives a true start to an event whose begin() could not see one, because nothing was recorded yet. A JVM without the field
     * costs exactly those two things: ages of open regions are unknown, and what began before the recording has length 0.
     */
    private static final VarHandle TASK = startTime(TaskEvent.class);
    private static final VarHandle SCOPE = startTime(ScopeEvent.class);
    private static final VarHandle REGION = startTime(RegionEvent.class);

    /** One moment by both clocks; written before the first recording's events, under the lock of {@link Mode}. */
    private static long baseNanos;

    private static long baseTicks;

    private Ticks() {}

    /** Notes one moment by both clocks; works from the moment on when our events are recorded for the first time. */
    static void calibrate() {
        long tightest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5 && (baseTicks == 0 || tightest != Long.MAX_VALUE); attempt++) {
            long before = System.nanoTime();
            long ticks = now();
            long width = System.nanoTime() - before;
            if (width < tightest) {
                tightest = width;
                baseNanos = before + width / 2;
                baseTicks = ticks;
            }
        }
    }

    /** The moment now, 0 if it cannot be seen: events that were never enabled have no clock. */
    private static long now() {
        RegionEvent region = new RegionEvent();
        region.begin();
        long ticks = startOf(region);
        if (ticks == 0 && TASK != null) {
            TaskEvent task = new TaskEvent();
            task.begin();
            ticks = (long) TASK.get(task);
        }
        return ticks;
    }

    /** When an event began, 0 if unknown. */
    static long startOf(RegionEvent event) {
        return REGION == null ? 0 : (long) REGION.get(event);
    }

    static void start(RegionEvent event, long ticks) {
        if (REGION != null) {
            REGION.set(event, ticks);
        }
    }

    static void start(TaskEvent event, long ticks) {
        if (TASK != null) {
            TASK.set(event, ticks);
        }
    }

    static void start(ScopeEvent event, long ticks) {
        if (SCOPE != null) {
            SCOPE.set(event, ticks);
        }
    }

    /** The moment that many nanoseconds ago, 0 if unknown. */
    static long ago(long nanos) {
        long now = now();
        return now == 0 ? 0 : now - Math.round(nanos * ticksPerNano());
    }

    /** Nanoseconds since a moment, -1 if it is 0. */
    static long age(long ticks) {
        return ticks == 0 || baseTicks == 0 ? -1 : Math.max(0, Math.round((now() - ticks) / ticksPerNano()));
    }

    /** Measured over all the time since the base, so it gets better while ages get longer. */
    private static double ticksPerNano() {
        long ticks = now() - baseTicks;
        long nanos = System.nanoTime() - baseNanos;
        return ticks > 0 && nanos > 0 ? (double) ticks / nanos : 1;
    }

    private static VarHandle startTime(Class<?> event) {
        try {
            return MethodHandles.privateLookupIn(event, MethodHandles.lookup())
                    .findVarHandle(event, "startTime", long.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}

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

    private static final long BASE_NANOS = System.nanoTime();
    private static final long BASE_TICKS = now();

    private Ticks() {}

    /** The moment now, 0 if it cannot be seen. */
    static long now() {
        RegionEvent event = new RegionEvent();
        event.begin();
        return startOf(event);
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

    /** The moment that many nanoseconds ago; never 0, which means unknown. */
    static long ago(long nanos) {
        long ticks = now() - Math.round(nanos * ticksPerNano());
        return ticks == 0 ? 1 : ticks;
    }

    /** Nanoseconds since a moment, -1 if it is 0. */
    static long age(long ticks) {
        return ticks == 0 ? -1 : Math.max(0, Math.round((now() - ticks) / ticksPerNano()));
    }

    /** Measured over all the time since this class was loaded, so it gets better while ages get longer. */
    private static double ticksPerNano() {
        long ticks = now() - BASE_TICKS;
        long nanos = System.nanoTime() - BASE_NANOS;
        return ticks > 0 && nanos > 0 ? (double) ticks / nanos : 1;
    }

    private static VarHandle startTime(Class<?> event) {
        try {
            return MethodHandles.lookup().findVarHandle(event, "startTime", long.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}

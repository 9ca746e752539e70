package dev.jtracer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** One moment by JFR's clock, as far as an event lets it be seen, and by {@link System#nanoTime}. */
final class Ticks {
    /*
     * JFR adds the field startTime to every event class it loads. Reading it tells the age of a region without a second clock (24 ns);
     * setting it gives a true start to an event whose begin() could not see one, because nothing was recorded yet. A JVM without the field
     * costs exactly those two things: ages of open regions are unknown, and what began before the recording has length 0.
     */
    private static final VarHandle TASK = startTime(TaskEvent.class);
    private static final VarHandle SCOPE = startTime(ScopeEvent.class);
    private static final VarHandle REGION = startTime(RegionEvent.class);

    /** The shortest time to tell the ratio of the clocks from: 1 in 10,000 or better. Spent once, when recording first starts. */
    private static final long CALIBRATION_NANOS = 2_000_000;

    /** A moment long ago: the time since then by both clocks is their ratio. Null until something was recorded. */
    private static volatile Ticks base;

    private final long nanos;
    private final long ticks;

    private Ticks(long nanos, long ticks) {
        this.nanos = nanos;
        this.ticks = ticks;
    }

    /** Keeps the first moment at which events can see the clock, and waits until a ratio can be told from it. */
    static void calibrate() {
        Ticks now = now();
        if (base == null && now.ticks != 0) {
            base = now;
            while (System.nanoTime() - now.nanos < CALIBRATION_NANOS) {
                Thread.onSpinWait();
            }
        }
    }

    /** The moment now: of five tries the one in which both clocks were read closest to each other. */
    static Ticks now() {
        Ticks best = null;
        long tightest = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 5; attempt++) {
            long before = System.nanoTime();
            long ticks = clock();
            long width = System.nanoTime() - before;
            if (width < tightest) {
                tightest = width;
                best = new Ticks(before + width / 2, ticks);
            }
        }
        return best;
    }

    long nanos() {
        return nanos;
    }

    /** The ticks that many nanoseconds ago, 0 if unknown. */
    long ago(long age) {
        double ratio = ticksPerNano();
        return ratio > 0 ? ticks - Math.round(age * ratio) : 0;
    }

    /** Nanoseconds since a moment in ticks, -1 if it is 0. */
    long age(long begin) {
        double ratio = ticksPerNano();
        return begin != 0 && ratio > 0 ? Math.max(0, Math.round((ticks - begin) / ratio)) : -1;
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

    /** 0 if there is no base, or it is too near to say. */
    private double ticksPerNano() {
        Ticks from = base;
        return from == null || nanos <= from.nanos ? 0 : (double) (ticks - from.ticks) / (nanos - from.nanos);
    }

    /** JFR's clock, 0 if it cannot be seen: an event class has no clock until it was enabled once. */
    private static long clock() {
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

    private static VarHandle startTime(Class<?> event) {
        try {
            return MethodHandles.privateLookupIn(event, MethodHandles.lookup())
                    .findVarHandle(event, "startTime", long.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}

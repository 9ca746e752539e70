package dev.jtracer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** One moment by JFR's clock, as far as an event lets it be seen, and by {@link System#nanoTime}. */
final class Ticks {
    /*
     * JFR adds the fields startTime and duration to every event class it loads. Reading the start tells the age of a region without a second
     * clock (24 ns); setting it gives a true start to an event whose begin() could not see one, because nothing was recorded yet; copying
     * both saves a task and its scope two looks at the clock. On a JVM without the fields ages of open regions are unknown, and what began
     * before the recording has length 0.
     */
    private static final VarHandle TASK = field(TaskEvent.class, "startTime");
    private static final VarHandle SCOPE = field(ScopeEvent.class, "startTime");
    private static final VarHandle REGION = field(RegionEvent.class, "startTime");
    private static final VarHandle TASK_DURATION = field(TaskEvent.class, "duration");
    private static final VarHandle SCOPE_DURATION = field(ScopeEvent.class, "duration");

    /** Whether this JVM has the fields. */
    static final boolean VISIBLE =
            TASK != null && SCOPE != null && REGION != null && TASK_DURATION != null && SCOPE_DURATION != null;

    /** The shortest time to tell the ratio of the clocks from: 1 in 10,000 or better. Spent once, when recording first starts. */
    private static final long CALIBRATION_NANOS = 2_000_000;

    /** A moment long ago: the time since then by both clocks is their ratio. Null until something was recorded. */
    private static volatile Ticks base;

    /** The ratio as it was last found: good enough for durations. */
    private static volatile double lastTicksPerNano;

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
        lastTicksPerNano = now().ticksPerNano();
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

    static long startOf(TaskEvent event) {
        return TASK == null ? 0 : (long) TASK.get(event);
    }

    static long startOf(ScopeEvent event) {
        return SCOPE == null ? 0 : (long) SCOPE.get(event);
    }

    /** Nanoseconds an ended event lasted, 0 if unknown. */
    static long durationOf(TaskEvent event) {
        double ratio = lastTicksPerNano;
        return VISIBLE && ratio > 0 ? Math.round((long) TASK_DURATION.get(event) / ratio) : 0;
    }

    static void start(RegionEvent event, long ticks) {
        if (REGION != null) {
            REGION.set(event, ticks);
        }
    }

    /** Gives a scope the start of its task, and returns whether it could. */
    static boolean copyStart(TaskEvent from, ScopeEvent to) {
        if (!VISIBLE) {
            return false;
        }
        SCOPE.set(to, (long) TASK.get(from));
        return true;
    }

    /** Gives a task the duration of a scope that began with it, and returns whether it could. */
    static boolean copyDuration(ScopeEvent from, TaskEvent to) {
        long duration = VISIBLE ? (long) SCOPE_DURATION.get(from) : 0;
        if (duration <= 0 || (long) SCOPE.get(from) != (long) TASK.get(to)) {
            return false;
        }
        TASK_DURATION.set(to, duration);
        return true;
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

    private static VarHandle field(Class<?> event, String name) {
        try {
            return MethodHandles.privateLookupIn(event, MethodHandles.lookup()).findVarHandle(event, name, long.class);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}

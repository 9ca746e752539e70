package dev.jtracer;

/**
 * A named interval on one thread, inside the current task or none.
 *
 * <p>{@link #with} wraps a body; {@link #begin} and {@link #close} are for what is no body:
 *
 * <pre>{@code
 * Region.with("reserve", () -> inventory.reserve(order));
 * Receipt receipt = Region.with("charge", () -> payment.charge(order));
 * try (Region region = Region.begin("ship")) {
 *     shipping.ship(order, receipt);
 * }
 * }</pre>
 *
 * <p>Regions of a thread nest. One that is left open ends with the region or the scope around it; one that is closed on another thread ends
 * when its own thread next begins something. Both are counted as misuse. A body's exception passes through, and the region is written.
 *
 * <p>Regions deeper than 4,096 are written, but not listed as open.
 */
public final class Region implements AutoCloseable {
    /**
     * A body without a value.
     *
     * @param <X> what it may throw; inferred, {@code RuntimeException} if nothing is checked
     */
    @FunctionalInterface
    public interface Action<X extends Throwable> {
        /** Does the work. */
        void run() throws X;
    }

    /**
     * A body with a value.
     *
     * @param <T> the value
     * @param <X> what it may throw; inferred, {@code RuntimeException} if nothing is checked
     */
    @FunctionalInterface
    public interface Value<T, X extends Throwable> {
        /** Does the work and returns its value. */
        T call() throws X;
    }

    /*
     *   OPEN ── close() on its thread ──────────────────────────────► CLOSED
     *     ├──── what is around it ends ────► LEFT_OPEN ── close() ──► CLOSED
     *     └──── close() on another thread ─► ABANDONED ── its own thread comes by ──► CLOSED
     *
     * A live region is not written, so its handle is used again at the same depth: no allocation, and a second close() that hits a later
     * region does no harm. Handles of recorded regions are never used again, nor is any in strict mode.
     */
    private static final int OPEN = 0;
    private static final int CLOSED = 1;
    private static final int LEFT_OPEN = 2;
    private static final int ABANDONED = 3;

    private static final Region NONE = new Region(null, -1, "", null);

    static {
        Mode.watch();
    }

    private final ThreadStack stack;
    private final int at;
    private final String type;
    private final RegionEvent event;
    private final Throwable began;
    private int state;

    Region(ThreadStack stack, int at, String type, RegionEvent event) {
        this.stack = stack;
        this.at = at;
        this.type = type;
        this.event = event;
        this.began = Misuse.here();
    }

    /**
     * Runs the body inside a region of that type.
     *
     * <p>A lambda takes this form or the one with a value by itself. A reference to an overloaded or generic method is ambiguous between
     * the two: there {@link #run} and {@link #call} say which is meant.
     *
     * @param type from a small set; at most 256 characters
     */
    public static <X extends Throwable> void with(String type, Action<X> body) throws X {
        run(type, body);
    }

    /**
     * Runs the body inside a region of that type and returns its value.
     *
     * @param type from a small set; at most 256 characters
     */
    public static <T, X extends Throwable> T with(String type, Value<T, X> body) throws X {
        return call(type, body);
    }

    /**
     * Runs the body inside a region of that type: {@code with} for a body without a value.
     *
     * @param type from a small set; at most 256 characters
     */
    public static <X extends Throwable> void run(String type, Action<X> body) throws X {
        int mode = Mode.now;
        if (mode == Mode.OFF) {
            body.run();
        } else if (mode == Mode.LIVE) {
            ThreadStack stack = ThreadStack.current();
            int at = stack.push(type, 0);
            try {
                body.run();
            } finally {
                end(stack, at, type);
            }
        } else {
            Recorded.run(ThreadStack.current(), type, body);
        }
    }

    /**
     * Runs the body inside a region of that type and returns its value: {@code with} for a body that has one.
     *
     * @param type from a small set; at most 256 characters
     */
    public static <T, X extends Throwable> T call(String type, Value<T, X> body) throws X {
        int mode = Mode.now;
        if (mode == Mode.OFF) {
            return body.call();
        } else if (mode == Mode.LIVE) {
            ThreadStack stack = ThreadStack.current();
            int at = stack.push(type, 0);
            try {
                return body.call();
            } finally {
                end(stack, at, type);
            }
        } else {
            return Recorded.call(ThreadStack.current(), type, body);
        }
    }

    /**
     * Begins a region of that type on this thread, to be closed on this thread.
     *
     * @param type from a small set; at most 256 characters
     * @return never null; off, a shared one that does nothing
     */
    public static Region begin(String type) {
        int mode = Mode.now;
        if (mode == Mode.OFF) {
            return NONE;
        }
        ThreadStack stack = ThreadStack.current();
        return mode == Mode.LIVE ? beginLive(stack, type) : Recorded.begin(stack, type);
    }

    private static Region beginLive(ThreadStack stack, String type) {
        int at = stack.push(type, 0);
        if (at < 0) {
            return NONE;
        }
        Region region = stack.handles[at];
        if (region == null || region.event != null || Misuse.STRICT) {
            region = new Region(stack, at, type, null);
            stack.handles[at] = region;
        }
        region.state = OPEN;
        return region;
    }

    /** Ends this region, and first those inside it that were left open. */
    @Override
    public void close() {
        if (this == NONE) {
            return;
        }
        if (state != OPEN) {
            (state == LEFT_OPEN ? Misuse.WRONG_ORDER : Misuse.ENDED_TWICE).report(type, began);
            state = state == LEFT_OPEN ? CLOSED : state;
        } else if (stack.refersTo(Thread.currentThread())) {
            state = CLOSED;
            end();
        } else {
            Misuse.WRONG_THREAD.report(type, began);
            state = ABANDONED;
            stack.abandoned = true;
        }
    }

    boolean isAbandoned() {
        return state == ABANDONED;
    }

    /** Ends this region if it is still open although what is around it ends. */
    void leftOpen() {
        if (state == OPEN) {
            state = LEFT_OPEN;
            Misuse.LEFT_OPEN.report(type, began);
        } else if (state == ABANDONED) {
            state = CLOSED;
        } else {
            return;
        }
        record(stack.types[at], stack.taskId(at));
    }

    private void end() {
        if (at < 0) {
            record(type, stack.taskId(at));
            return;
        }
        String opened = stack.types[at];
        long taskId = stack.taskId(at);
        stack.pop(at);
        record(opened, taskId);
    }

    private void record(String opened, long taskId) {
        if (Mode.now == Mode.RECORDING) {
            if (event == null) {
                Recorded.endOld(stack, opened, taskId);
            } else {
                Recorded.end(event, stack, opened, taskId);
            }
        }
    }

    private static void end(ThreadStack stack, int at, String type) {
        if (Mode.now == Mode.RECORDING) {
            long taskId = stack.taskId(at);
            stack.pop(at);
            Recorded.endOld(stack, type, taskId);
        } else {
            stack.pop(at);
        }
    }
}

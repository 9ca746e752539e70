package dev.jtracer;

/** A named interval on one thread, inside the current task or none. */
public final class Region implements AutoCloseable {
    /** A body without a value. */
    @FunctionalInterface
    public interface Action<X extends Throwable> {
        void run() throws X;
    }

    /** A body with a value. */
    @FunctionalInterface
    public interface Value<T, X extends Throwable> {
        T call() throws X;
    }

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

    /** Runs the body inside a region of that type. */
    public static <X extends Throwable> void with(String type, Action<X> body) throws X {
        run(type, body);
    }

    /** Runs the body inside a region of that type and returns its value. */
    public static <T, X extends Throwable> T with(String type, Value<T, X> body) throws X {
        return call(type, body);
    }

    /** The form of {@code with} without a value. */
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

    /** The form of {@code with} with a value. */
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

    /** Begins a region of that type on this thread; its {@link #close} ends it. */
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

    /** Ends this region. */
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

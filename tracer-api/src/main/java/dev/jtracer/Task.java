package dev.jtracer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * A logical operation of a named type, with an id, a parent, a beginning, an end and an outcome; it may cross threads.
 *
 * <pre>{@code
 * try (Task task = Task.create("checkout")) {
 *     Region.with("reserve", () -> inventory.reserve(order));
 *     executor.submit(task.wrap(() -> shipping.ship(order, receipt)));
 * }
 * }</pre>
 *
 * <p>All methods may be called on any thread. While tracing is off, tasks are one shared object that does nothing and stays so: switching
 * tracing on does not wake it.
 */
public final class Task implements AutoCloseable {
    private static final Task NONE = new Task();
    private static final int ENDED = 1;
    private static final int CLOSED = 2;
    private static final VarHandle STATE;
    private static final VarHandle TAGS;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Task.class, "state", int.class);
            TAGS = MethodHandles.lookup().findVarHandle(Task.class, "tags", String[].class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
        Mode.watch();
    }

    final long id;
    final long parentId;
    final Thread creator;
    /** When it began, 0 if its event knows: one look at the clock is enough. */
    private final long beginNanos;

    private final String type;
    /** Its event, if it began while recording. */
    final TaskEvent event;

    private final Throwable began;
    /** The scope that {@link #create} opened, and the stack it is on; null if detached. */
    private Scope own;

    private ThreadStack stack;
    /** Whether it is in the set of {@link OpenTasks}, because it is open and on no stack. */
    private volatile boolean listed;

    private volatile int state;
    private volatile String error;
    private volatile boolean failed;
    private volatile String[] tags = Tags.NONE;

    private Task() {
        id = 0;
        parentId = 0;
        beginNanos = 0;
        creator = null;
        type = "";
        event = null;
        began = null;
    }

    private Task(String type, Task parent, int mode) {
        this.id = OpenTasks.nextId();
        this.parentId = parent.id;
        this.type = Names.name(type);
        this.creator = Thread.currentThread();
        this.began = Misuse.here();
        this.event = mode == Mode.RECORDING ? Recorded.begin(new TaskEvent()) : null;
        this.beginNanos = event != null && Ticks.startOf(event) != 0 ? 0 : System.nanoTime();
    }

    /**
     * Begins a task that is a child of the current one and is current on this thread until {@link #close}.
     *
     * @param type from a small set; at most 256 characters
     * @return never null
     */
    public static Task create(String type) {
        int mode = Mode.now;
        if (mode == Mode.OFF) {
            return NONE;
        }
        ThreadStack stack = ThreadStack.current();
        Task task = new Task(type, stack.task(), mode);
        task.stack = stack;
        task.own = stack.enterNew(task);
        if (task.own == null) {
            task.list();
        }
        return task;
    }

    /**
     * Begins a task that is a child of the current one and is current nowhere: any thread may {@link #run} pieces of it and end it.
     *
     * @param type from a small set; at most 256 characters
     * @return never null
     */
    public static Task createDetached(String type) {
        int mode = Mode.now;
        if (mode == Mode.OFF) {
            return NONE;
        }
        Task task = new Task(type, ThreadStack.current().task(), mode);
        task.list();
        return task;
    }

    /** The innermost task of this thread; never null, without one a task of id 0 that does nothing. */
    public static Task current() {
        return Mode.now == Mode.OFF ? NONE : ThreadStack.current().task();
    }

    static Task none() {
        return NONE;
    }

    /**
     * An executor whose work runs in the task that was current when it was handed over. The wait in between is queue time.
     *
     * <p>Work that is {@link #wrap wrapped} already keeps its own task, and waits from the moment it is handed over.
     */
    public static Executor propagating(Executor executor) {
        return new PropagatingExecutor(executor);
    }

    /**
     * An executor service whose work runs in the task that was current when it was handed over; all else is the executor's own. A piece
     * that never ran comes back from {@code shutdownNow} as it was given to {@code execute}.
     *
     * @see #propagating(Executor)
     */
    public static ExecutorService propagating(ExecutorService executor) {
        return new PropagatingExecutorService(executor);
    }

    /**
     * A scheduled executor service whose work runs in the task that was current when it was handed over. Delays are not queue time.
     *
     * @see #propagating(Executor)
     */
    public static ScheduledExecutorService propagating(ScheduledExecutorService executor) {
        return new PropagatingScheduledExecutorService(executor);
    }

    /** Unique in the process, counting up; 0 for the task that does nothing. */
    public long id() {
        return id;
    }

    /** The type it was created with, at most 256 characters; empty for the task that does nothing. */
    public String type() {
        return type;
    }

    /**
     * Runs the body on this thread with this task current: a scope of the task. Inside a scope of the same task it adds nothing.
     *
     * <p>What the body throws passes through and does not {@link #fail} the task.
     */
    public void run(Runnable body) {
        if (this == NONE) {
            body.run();
            return;
        }
        ThreadStack here = ThreadStack.current();
        Scope scope = here.enter(this, System.nanoTime(), -1, null);
        try {
            body.run();
        } finally {
            if (scope != null) {
                here.exit(scope);
            }
        }
    }

    /** Runs the body as {@link #run} does and returns its value; checked exceptions pass through. */
    public <T, X extends Throwable> T call(Region.Value<T, X> body) throws X {
        if (this == NONE) {
            return body.call();
        }
        ThreadStack here = ThreadStack.current();
        Scope scope = here.enter(this, System.nanoTime(), -1, null);
        try {
            return body.call();
        } finally {
            if (scope != null) {
                here.exit(scope);
            }
        }
    }

    /**
     * The body, to be run with this task current on whatever thread runs it. It waits in a queue from now until its first run.
     *
     * <p>The three forms have names of their own because overloads would be ambiguous for {@code () -> value()}.
     */
    public Runnable wrap(Runnable body) {
        return this == NONE || body == null ? body : new Piece.OfRunnable(this, body, true);
    }

    /** The body, to be called with this task current on whatever thread calls it; see {@link #wrap}. */
    public <T> Callable<T> wrapCallable(Callable<T> body) {
        return this == NONE || body == null ? body : new Piece.OfCallable<>(this, body, true);
    }

    /** The body, to be asked with this task current on whatever thread asks it; see {@link #wrap}. */
    public <T> Supplier<T> wrapSupplier(Supplier<T> body) {
        return this == NONE || body == null ? body : new Piece.OfSupplier<>(this, body, true);
    }

    /**
     * Marks this task as failed; it still has to be ended. The first failure counts.
     *
     * @param failure its class name is recorded, never its message; null if there is none
     */
    public void fail(Throwable failure) {
        if (this == NONE) {
            return;
        }
        if ((state & ENDED) != 0) {
            Misuse.FAILED_LATE.report(type, began);
        } else if (!failed) {
            error = failure == null ? null : failure.getClass().getName();
            failed = true;
        }
    }

    /** Ends this task, on any thread. Its pieces that still run, or have yet to, are late: they are shown and not counted. */
    public void end() {
        if (this == NONE) {
            return;
        }
        if (((int) STATE.getAndBitwiseOr(this, ENDED) & ENDED) == 0) {
            ended(null);
        } else {
            Misuse.ENDED_TWICE.report(type, began);
        }
    }

    /**
     * Ends this task, if {@link #end} did not, and makes the task current again that was so before. For a task made by {@link #create} on
     * its own thread only: elsewhere the task ends, and its thread leaves it when it next comes by. For a detached task, the same as end.
     */
    @Override
    public void close() {
        if (this == NONE) {
            return;
        }
        int before = (int) STATE.getAndBitwiseOr(this, CLOSED | ENDED);
        if ((before & CLOSED) != 0) {
            Misuse.ENDED_TWICE.report(type, began);
            return;
        }
        boolean left = own != null && leave();
        if ((before & ENDED) == 0) {
            ended(left ? own.event : null);
        }
    }

    /** Leaves the own scope, and returns whether it ended now. */
    private boolean leave() {
        if (creator == Thread.currentThread()) {
            return stack.exit(own);
        }
        Misuse.WRONG_THREAD.report(type, began);
        own.abandoned = true;
        stack.abandoned = true;
        return false;
    }

    /** @param scope the event of the own scope, if that ended now too: they share one look at the clock */
    private void ended(ScopeEvent scope) {
        if (listed) {
            OpenTasks.remove(this);
        }
        if (Mode.now == Mode.RECORDING) {
            Recorded.end(this, scope);
        }
        var runtime = Mode.runtime;
        if (runtime != null) {
            try {
                runtime.taskEnded(id, type, durationNanos(), failed);
            } catch (Throwable e) {
                Misuse.RUNTIME_THREW.report(type, e);
            }
        }
    }

    /** Puts it into the set of open tasks: it is on no stack, or on none any more. */
    void list() {
        listed = true;
        if (!isEnded()) {
            OpenTasks.add(this);
        }
        if (isEnded()) {
            OpenTasks.remove(this);
        }
    }

    boolean isOpenOnItsStack() {
        return !listed && !isEnded();
    }

    long beginNanos() {
        return beginNanos;
    }

    /** Nanoseconds since it began. */
    long ageNanos() {
        return beginNanos == 0 ? Recorded.ageNanos(event) : System.nanoTime() - beginNanos;
    }

    /** Nanoseconds from its beginning to a moment. */
    long ageNanos(Ticks now) {
        return beginNanos == 0 ? now.age(Ticks.startOf(event)) : now.nanos() - beginNanos;
    }

    /** The same at its end, which its event may have seen. */
    private long durationNanos() {
        return beginNanos == 0 ? Recorded.durationNanos(event) : System.nanoTime() - beginNanos;
    }

    boolean isEnded() {
        return (state & ENDED) != 0;
    }

    boolean isFailed() {
        return failed;
    }

    String error() {
        return error;
    }

    void tag(String key, String value) {
        if (this == NONE) {
            return;
        }
        String name = Names.name(key);
        String text = Names.text(value);
        String[] old;
        String[] changed;
        do {
            old = tags;
            changed = Tags.with(old, name, text);
        } while (!TAGS.compareAndSet(this, old, changed));
        if (Mode.now == Mode.RECORDING) {
            Recorded.tag(id, name, text);
        }
    }

    String[] tags() {
        return tags;
    }

    Throwable began() {
        return began;
    }

    /** Spreads ids, and keeps the identity hash out of the header. */
    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /** The type and the id, as in {@code checkout #17}. */
    @Override
    public String toString() {
        return this == NONE ? "no task" : type + " #" + id;
    }
}

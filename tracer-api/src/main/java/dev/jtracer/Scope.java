package dev.jtracer;

/** One stay of one thread in a task; belongs to its thread, which alone changes it. */
final class Scope {
    final Task task;
    final Scope outer;
    /** When it began, 0 if its event knows. */
    private final long beginNanos;

    final long queuedNanos;
    final Thread handedOverBy;
    /** A scope of a task around which the same task already has one on this thread: current, but written by the outer one. */
    final boolean inner;
    /** The scope that {@link Task#create} opened for its task. */
    final boolean own;
    /** 1 for the outermost. */
    final int level;
    /** How many regions were open when it began. */
    int depth;
    /** Its event, if it began while recording. */
    ScopeEvent event;
    /** Set by another thread that closed the task: this thread leaves the scope when it comes by. */
    volatile boolean abandoned;

    private Scope(
            Task task, Scope outer, int depth, boolean own, long beginNanos, long queuedNanos, Thread handedOverBy) {
        this.task = task;
        this.outer = outer;
        this.depth = depth;
        this.own = own;
        this.beginNanos = beginNanos;
        this.queuedNanos = queuedNanos;
        this.handedOverBy = handedOverBy;
        this.level = outer == null ? 1 : outer.level + 1;
        this.inner = !own && outer != null && outer.isWithin(task);
    }

    /** The scope of a task that begins with it: they share one look at the clock. */
    static Scope ofNew(Task task, Scope outer, int depth) {
        Scope scope = new Scope(task, outer, depth, true, task.beginNanos(), -1, null);
        if (task.event != null) {
            scope.event = Recorded.beginWith(task.event);
        }
        return scope;
    }

    /** The scope of a piece of a task. */
    static Scope ofPiece(Task task, Scope outer, int depth, long beginNanos, long queuedNanos, Thread handedOverBy) {
        Scope scope = new Scope(task, outer, depth, false, beginNanos, queuedNanos, handedOverBy);
        if (!scope.inner && Mode.now == Mode.RECORDING) {
            scope.event = Recorded.begin(new ScopeEvent());
        }
        return scope;
    }

    /** Nanoseconds from its beginning to a moment. */
    long ageNanos(Ticks now) {
        return beginNanos == 0 ? now.age(Ticks.startOf(event)) : now.nanos() - beginNanos;
    }

    /** Whether this scope or one around it is of that task. */
    boolean isWithin(Task wanted) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.task == wanted) {
                return true;
            }
        }
        return false;
    }

    boolean isAround(Scope wanted) {
        for (Scope scope = wanted; scope != null; scope = scope.outer) {
            if (scope == this) {
                return true;
            }
        }
        return false;
    }

    void end() {
        if (!inner && Mode.now == Mode.RECORDING) {
            Recorded.end(this);
        }
    }
}

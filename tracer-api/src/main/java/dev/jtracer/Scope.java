package dev.jtracer;

/** One stay of one thread in a task; belongs to its thread, which alone changes it. */
final class Scope {
    final Task task;
    final Scope outer;
    final long beginNanos;
    final long queuedNanos;
    final Thread handedOverBy;
    /** A scope of a task around which the same task already has one on this thread: current, but written by the outer one. */
    final boolean inner;
    /** 1 for the outermost. */
    final int level;
    /** How many regions were open when it began. */
    int depth;
    /** Its event, if it began while recording. */
    ScopeEvent event;
    /** Set by another thread that closed the task: this thread leaves the scope when it comes by. */
    volatile boolean abandoned;

    Scope(Task task, Scope outer, int depth, long beginNanos, long queuedNanos, Thread handedOverBy) {
        this.task = task;
        this.outer = outer;
        this.depth = depth;
        this.beginNanos = beginNanos;
        this.queuedNanos = queuedNanos;
        this.handedOverBy = handedOverBy;
        this.level = outer == null ? 1 : outer.level + 1;
        this.inner = outer != null && outer.isWithin(task);
        if (!inner && Mode.now == Mode.RECORDING) {
            event = Recorded.begin(new ScopeEvent());
        }
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

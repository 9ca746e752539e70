package dev.jtracer;

import java.lang.invoke.VarHandle;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one thread is in: its scopes, the innermost first, and its open regions, the outermost first.
 *
 * <p>Only its thread changes it. The hook that writes open work reads it from another thread without a lock: {@link #changes} tells it
 * whether what it read belongs together.
 */
final class ThreadStack extends WeakReference<Thread> {
    /** Deeper regions are written but not remembered: no one can read a stack of that depth, and a leak must end somewhere. */
    static final int MAX_DEPTH = 4_096;

    /** More scopes inside each other than this are left-open tasks, not nesting. */
    static final int MAX_SCOPES = 1_024;

    /** After how many new threads, at least and at most, the scopes that dead ones left open are dropped. */
    private static final int MIN_SWEEP = 1_024;

    static final int MAX_SWEEP = 16_384;

    private static final ThreadLocal<ThreadStack> CURRENT = ThreadLocal.withInitial(ThreadStack::register);
    private static final Map<ThreadStack, ThreadStack> ALL = new ConcurrentHashMap<>();
    private static final ReferenceQueue<Thread> DEAD = new ReferenceQueue<>();
    private static final AtomicInteger UNTIL_SWEEP = new AtomicInteger(MIN_SWEEP);

    /** The innermost scope, null for none. */
    Scope scope;
    /** How many regions are open. */
    int depth;
    /** Counts changes of the regions. */
    int changes;
    /** How many region events this thread has written. */
    long seq;
    /** The same when the last chunk ended; belongs to the hook. */
    long seqAtChunkEnd;
    /** Types of the open regions. */
    String[] types = new String[8];
    /** Their begins by JFR's clock, 0 where unknown. */
    long[] begins = new long[8];
    /** The handles given out for them; a slot of a region without a handle holds null or a closed one. */
    Region[] handles = new Region[8];
    /** Whether another thread closed something of this one. */
    volatile boolean abandoned;

    private final int hash;

    private ThreadStack(Thread thread) {
        super(thread, DEAD);
        hash = System.identityHashCode(thread);
    }

    private static ThreadStack register() {
        for (Object dead = DEAD.poll(); dead != null; dead = DEAD.poll()) {
            ALL.remove(dead);
        }
        if (UNTIL_SWEEP.decrementAndGet() == 0) {
            try {
                ALL.values().forEach(ThreadStack::dropScopesIfDead);
            } finally {
                UNTIL_SWEEP.set(Math.min(MAX_SWEEP, Math.max(MIN_SWEEP, ALL.size())));
            }
        }
        ThreadStack made = new ThreadStack(Thread.currentThread());
        ThreadStack known = ALL.putIfAbsent(made, made);
        return known == null ? made : known;
    }

    /**
     * A scope left open holds its task, and that the thread that created it: without this, a thread that dies in one is never collected.
     *
     * <p>Looks only at the threads of stacks with a scope: to look at one while the collector marks would keep it for another round.
     */
    private void dropScopesIfDead() {
        if (scope == null) {
            return;
        }
        Thread thread = get();
        if (thread == null || thread.isAlive()) {
            return;
        }
        for (Scope left = scope; left != null; left = left.outer) {
            if (left.own) {
                left.task.list();
            }
        }
        scope = null;
    }

    /** Those of all threads that have used the API and are not collected. */
    static Iterable<ThreadStack> all() {
        return ALL.values();
    }

    /** The calling thread's own. */
    static ThreadStack current() {
        ThreadStack stack = CURRENT.get();
        if (stack.abandoned) {
            stack.repair();
        }
        return stack;
    }

    /** Opens a region and returns its depth, -1 if it is too deep to be remembered. */
    int push(String type, long begin) {
        int at = depth;
        if (at == types.length && !grow()) {
            return -1;
        }
        changes++;
        VarHandle.storeStoreFence();
        types[at] = type;
        begins[at] = begin;
        VarHandle.storeStoreFence();
        depth = at + 1;
        return at;
    }

    /** Closes the region at that depth, and first those inside it that were left open. */
    void pop(int at) {
        if (depth != at + 1 || (scope != null && scope.depth > at)) {
            if (at < 0 || depth <= at) {
                return;
            }
            closeRegions(at + 1);
            leaveScopesAbove(at);
        }
        changes++;
        depth = at;
    }

    /** The innermost task, never null. */
    Task task() {
        return scope == null ? Task.none() : scope.task;
    }

    /** The task that a region at that depth belongs to, 0 for none. */
    long taskId(int at) {
        Scope around = scope;
        while (around != null && around.depth > at && at >= 0) {
            around = around.outer;
        }
        return around == null ? 0 : around.task.id;
    }

    /** Makes a task current until {@link #exit}; returns null if there is nothing to exit, because it is current already. */
    Scope enter(Task task, long nowNanos, long queuedNanos, Thread handedOverBy) {
        if (scope != null && scope.task == task) {
            return null;
        }
        if (isTooDeep(task)) {
            return null;
        }
        scope = Scope.ofPiece(task, scope, depth, nowNanos, queuedNanos, handedOverBy);
        return scope;
    }

    /** Makes a task current that was made just now; returns null if there is no room. */
    Scope enterNew(Task task) {
        if (isTooDeep(task)) {
            return null;
        }
        scope = Scope.ofNew(task, scope, depth);
        return scope;
    }

    private boolean isTooDeep(Task task) {
        if (scope == null || scope.level < MAX_SCOPES) {
            return false;
        }
        Misuse.TOO_DEEP.report(task.type(), null);
        return true;
    }

    /** Leaves a scope, and first what was left open inside it; returns false if it was left before. */
    boolean exit(Scope left) {
        if (scope != left && !unwindTo(left)) {
            return false;
        }
        if (depth > left.depth) {
            closeRegions(left.depth);
            changes++;
            depth = left.depth;
        }
        scope = left.outer;
        left.end();
        return true;
    }

    private boolean unwindTo(Scope left) {
        if (scope == null || !left.isAround(scope)) {
            if (!left.abandoned) {
                Misuse.WRONG_ORDER.report(left.task.type(), left.task.began());
            }
            return false;
        }
        while (scope != left) {
            if (!scope.abandoned) {
                Misuse.LEFT_OPEN.report(scope.task.type(), scope.task.began());
            }
            if (scope.own) {
                scope.task.list();
            }
            exit(scope);
        }
        return true;
    }

    /** Ends the handles of the regions from that depth upwards, the innermost first; the caller sets the depth. */
    private void closeRegions(int from) {
        for (int at = depth - 1; at >= from; at--) {
            Region handle = handles[at];
            if (handle != null) {
                handle.leftOpen();
            }
        }
    }

    /** A region was closed before the scopes inside it: they go on, as if they had begun at its depth. */
    private void leaveScopesAbove(int at) {
        for (Scope inside = scope; inside != null && inside.depth > at; inside = inside.outer) {
            Misuse.WRONG_ORDER.report(types[at], null);
            inside.depth = at;
        }
    }

    /** Closes what other threads have closed, from the top down to the first thing still open. */
    private void repair() {
        abandoned = false;
        closeAbandoned();
        boolean more = false;
        for (Scope left = scope; left != null; left = left.outer) {
            more |= left.abandoned;
        }
        for (int at = 0; at < depth; at++) {
            more |= handles[at] != null && handles[at].isAbandoned();
        }
        if (more) {
            abandoned = true; // Never false here: another thread may have set it since.
        }
    }

    private void closeAbandoned() {
        boolean found;
        do {
            found = false;
            while (scope != null && scope.abandoned && depth <= scope.depth) {
                exit(scope);
                found = true;
            }
            while (depth > (scope == null ? 0 : scope.depth)
                    && handles[depth - 1] != null
                    && handles[depth - 1].isAbandoned()) {
                handles[depth - 1].leftOpen();
                changes++;
                depth--;
                found = true;
            }
        } while (found);
    }

    /** The same thread: workers of the common pool lose their thread locals whenever they run out of work. */
    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof ThreadStack stack && get() != null && stack.refersTo(get()));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    private boolean grow() {
        if (types.length >= MAX_DEPTH) {
            return false;
        }
        int length = types.length * 2;
        begins = Arrays.copyOf(begins, length);
        handles = Arrays.copyOf(handles, length);
        types = Arrays.copyOf(types, length);
        return true;
    }
}

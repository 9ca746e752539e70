package dev.jtracer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A piece of a task's work on its way to another thread. */
abstract class Piece {
    private static final VarHandle QUEUED;

    static {
        try {
            QUEUED = MethodHandles.lookup().findVarHandle(Piece.class, "queued", Queued.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Task task;
    private volatile Queued queued;

    Piece(Task task, boolean queues) {
        this.task = task;
        if (queues) {
            handOver();
        }
    }

    /** It waits for a thread from now on, until it is run for the first time. */
    final void handOver() {
        Queued before = (Queued) QUEUED.getAndSet(this, new Queued(task));
        if (before != null) {
            before.started();
        }
    }

    /** No thread will run it after all. */
    final void takeBack() {
        Queued waited = (Queued) QUEUED.getAndSet(this, null);
        if (waited != null) {
            waited.started();
        }
    }

    /** Makes the task current on this thread; null if it is already. */
    final Scope enter(ThreadStack stack) {
        long now = System.nanoTime();
        Queued waited = queued == null ? null : (Queued) QUEUED.getAndSet(this, null);
        if (waited == null) {
            return stack.enter(task, now, -1, null);
        }
        waited.started();
        return stack.enter(task, now, Math.max(0, now - waited.sinceNanos), waited.thread);
    }

    static final class OfRunnable extends Piece implements Runnable {
        final Runnable body;

        OfRunnable(Task task, Runnable body, boolean queues) {
            super(task, queues);
            this.body = body;
        }

        @Override
        public void run() {
            ThreadStack stack = ThreadStack.current();
            Scope scope = enter(stack);
            try {
                body.run();
            } finally {
                if (scope != null) {
                    stack.exit(scope);
                }
            }
        }
    }

    static final class OfCallable<T> extends Piece implements Callable<T> {
        final Callable<T> body;

        OfCallable(Task task, Callable<T> body, boolean queues) {
            super(task, queues);
            this.body = body;
        }

        @Override
        public T call() throws Exception {
            ThreadStack stack = ThreadStack.current();
            Scope scope = enter(stack);
            try {
                return body.call();
            } finally {
                if (scope != null) {
                    stack.exit(scope);
                }
            }
        }
    }

    static final class OfSupplier<T> extends Piece implements Supplier<T> {
        final Supplier<T> body;

        OfSupplier(Task task, Supplier<T> body, boolean queues) {
            super(task, queues);
            this.body = body;
        }

        @Override
        public T get() {
            ThreadStack stack = ThreadStack.current();
            Scope scope = enter(stack);
            try {
                return body.get();
            } finally {
                if (scope != null) {
                    stack.exit(scope);
                }
            }
        }
    }
}

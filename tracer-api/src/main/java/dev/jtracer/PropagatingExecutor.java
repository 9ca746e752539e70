package dev.jtracer;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/** Hands work over in the task that is current at that moment. */
class PropagatingExecutor implements Executor {
    private final Executor executor;

    PropagatingExecutor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
    }

    @Override
    public final void execute(Runnable body) {
        Runnable piece = handOver(body);
        try {
            executor.execute(piece);
        } catch (Throwable e) {
            takeBack(piece);
            throw e;
        }
    }

    /** Wraps the body in the current task; a body that is wrapped already keeps its task and waits from now on. */
    static Runnable handOver(Runnable body) {
        if (body instanceof Piece.OfRunnable piece) {
            piece.handOver();
            return piece;
        }
        return Task.current().wrap(body);
    }

    static <T> Callable<T> handOver(Callable<T> body) {
        if (body instanceof Piece.OfCallable<T> piece) {
            piece.handOver();
            return piece;
        }
        return Task.current().wrapCallable(body);
    }

    /** What the executor refused waits for no thread. */
    static void takeBack(Object body) {
        if (body instanceof Piece piece) {
            piece.takeBack();
        }
    }
}

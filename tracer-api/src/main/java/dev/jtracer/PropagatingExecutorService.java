package dev.jtracer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands work over in the task that is current at that moment; all else is the executor's own. */
class PropagatingExecutorService extends PropagatingExecutor implements ExecutorService {
    private final ExecutorService executor;

    PropagatingExecutorService(ExecutorService executor) {
        super(executor);
        this.executor = executor;
    }

    @Override
    public final <T> Future<T> submit(Callable<T> body) {
        Callable<T> piece = handOver(body);
        try {
            return executor.submit(piece);
        } catch (Throwable e) {
            takeBack(piece);
            throw e;
        }
    }

    @Override
    public final <T> Future<T> submit(Runnable body, T result) {
        Runnable piece = handOver(body);
        try {
            return executor.submit(piece, result);
        } catch (Throwable e) {
            takeBack(piece);
            throw e;
        }
    }

    @Override
    public final Future<?> submit(Runnable body) {
        Runnable piece = handOver(body);
        try {
            return executor.submit(piece);
        } catch (Throwable e) {
            takeBack(piece);
            throw e;
        }
    }

    @Override
    public final <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> bodies) throws InterruptedException {
        List<Callable<T>> pieces = handOverAll(bodies);
        try {
            return executor.invokeAll(pieces);
        } finally {
            pieces.forEach(PropagatingExecutor::takeBack);
        }
    }

    @Override
    public final <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> bodies, long timeout, TimeUnit unit)
            throws InterruptedException {
        List<Callable<T>> pieces = handOverAll(bodies);
        try {
            return executor.invokeAll(pieces, timeout, unit);
        } finally {
            pieces.forEach(PropagatingExecutor::takeBack);
        }
    }

    @Override
    public final <T> T invokeAny(Collection<? extends Callable<T>> bodies)
            throws InterruptedException, ExecutionException {
        List<Callable<T>> pieces = handOverAll(bodies);
        try {
            return executor.invokeAny(pieces);
        } finally {
            pieces.forEach(PropagatingExecutor::takeBack);
        }
    }

    @Override
    public final <T> T invokeAny(Collection<? extends Callable<T>> bodies, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Callable<T>> pieces = handOverAll(bodies);
        try {
            return executor.invokeAny(pieces, timeout, unit);
        } finally {
            pieces.forEach(PropagatingExecutor::takeBack);
        }
    }

    @Override
    public final void shutdown() {
        executor.shutdown();
    }

    @Override
    public final List<Runnable> shutdownNow() {
        List<Runnable> bodies = new ArrayList<>();
        for (Runnable never : executor.shutdownNow()) {
            takeBack(never);
            bodies.add(never instanceof Piece.OfRunnable piece ? piece.body : never);
        }
        return bodies;
    }

    /** What JDK 19 and later call at the end of {@code try (ExecutorService e = ...)}: the executor's own way to close. */
    public final void close() throws Exception {
        if (executor instanceof AutoCloseable closeable) {
            closeable.close();
        } else {
            executor.shutdown();
            executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public final boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public final boolean isTerminated() {
        return executor.isTerminated();
    }

    @Override
    public final boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return executor.awaitTermination(timeout, unit);
    }

    private static <T> List<Callable<T>> handOverAll(Collection<? extends Callable<T>> bodies) {
        List<Callable<T>> pieces = new ArrayList<>(bodies.size());
        for (Callable<T> body : bodies) {
            pieces.add(handOver(body));
        }
        return pieces;
    }
}

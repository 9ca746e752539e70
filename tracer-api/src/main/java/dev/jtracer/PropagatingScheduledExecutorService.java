package dev.jtracer;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Hands work over in the task that is current at that moment; a delay is not queue time. */
final class PropagatingScheduledExecutorService extends PropagatingExecutorService implements ScheduledExecutorService {
    private final ScheduledExecutorService executor;

    PropagatingScheduledExecutorService(ScheduledExecutorService executor) {
        super(executor);
        this.executor = executor;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable body, long delay, TimeUnit unit) {
        return executor.schedule(later(body), delay, unit);
    }

    @Override
    public <T> ScheduledFuture<T> schedule(Callable<T> body, long delay, TimeUnit unit) {
        return executor.schedule(later(body), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable body, long initialDelay, long period, TimeUnit unit) {
        return executor.scheduleAtFixedRate(later(body), initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable body, long initialDelay, long delay, TimeUnit unit) {
        return executor.scheduleWithFixedDelay(later(body), initialDelay, delay, unit);
    }

    private static Runnable later(Runnable body) {
        Task task = Task.current();
        return task == Task.none() || body == null ? body : new Piece.OfRunnable(task, body, false);
    }

    private static <T> Callable<T> later(Callable<T> body) {
        Task task = Task.current();
        return task == Task.none() || body == null ? body : new Piece.OfCallable<>(task, body, false);
    }
}

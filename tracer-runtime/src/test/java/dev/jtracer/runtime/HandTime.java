package dev.jtracer.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so, and a worker that works only then. */
final class HandTime implements Ticker, Worker {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::order));
    private long nanos = -5_000_000_000L; // clocks may well be negative
    private long order;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-01-31T14:32:07Z").plusNanos(nanos + 5_000_000_000L);
    }

    @Override
    public void execute(Runnable task) {
        schedule(task, Duration.ZERO);
    }

    @Override
    public void schedule(Runnable task, Duration delay) {
        due.add(new Due(nanos + delay.toNanos(), order++, task));
    }

    /** Does what is due, up to so much later. */
    void pass(Duration duration) {
        long until = nanos + duration.toNanos();
        while (!due.isEmpty() && due.peek().nanos() <= until) {
            Due next = due.remove();
            nanos = Math.max(nanos, next.nanos());
            next.task().run();
        }
        nanos = until;
    }

    private record Due(long nanos, long order, Runnable task) {}
}

package dev.jtracer;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A piece of a task that waits for a thread: since when, and who handed it over. Holds no user code. */
final class Queued {
    /** Pieces that no one ever runs must not fill the heap: above this, those of ended tasks are forgotten, and new ones not listed. */
    static final int MAX = 1 << 16;

    private static final Set<Queued> WAITING = ConcurrentHashMap.newKeySet();
    private static final AtomicLong OVERFLOWS = new AtomicLong();

    final Task task;
    final long sinceNanos;
    final Thread thread;

    Queued(Task task) {
        this.task = task;
        this.sinceNanos = System.nanoTime();
        this.thread = Thread.currentThread();
        if (WAITING.size() < MAX) {
            WAITING.add(this);
        } else if (OVERFLOWS.getAndIncrement() % 1_024 == 0) {
            WAITING.removeIf(queued -> queued.task.isEnded());
        }
    }

    void started() {
        WAITING.remove(this);
    }

    static Iterable<Queued> all() {
        return WAITING;
    }

    /** Spreads well, and keeps the identity hash out of the header. */
    @Override
    public int hashCode() {
        return Long.hashCode(sinceNanos * 31 + task.id);
    }
}

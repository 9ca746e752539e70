package dev.jtracer.viewer.build;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/**
 * Splits work that falls into independent parts among threads.
 *
 * @param threads how many work, the caller's included
 */
record Workers(int threads) {

    /** Does the parts 0 to n - 1, each once, in any order; what a part throws is thrown here. */
    void forEach(int parts, IntConsumer part) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable work = () -> {
            for (int i = next.getAndIncrement(); i < parts && failure.get() == null; i = next.getAndIncrement()) {
                part.accept(i);
            }
        };
        Thread[] others = new Thread[Math.max(0, Math.min(threads, parts) - 1)];
        for (int i = 0; i < others.length; i++) {
            others[i] = new Thread(work, "jtracer-read-" + (i + 1));
            others[i].setDaemon(true);
            others[i].setUncaughtExceptionHandler((thread, error) -> failure.compareAndSet(null, error));
            others[i].start();
        }
        try {
            work.run();
        } finally {
            join(others);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /** Waits for all of them, interrupted or not: they work on what the caller goes on with. */
    private static void join(Thread[] threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.jtracer.viewer.truth;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What a program knows of itself: numbers by name, added up. Thread-safe. */
final class Truth {
    private final Map<String, Long> numbers = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** A piece of work that may fail. */
    interface Work {
        void run() throws Exception;
    }

    /** Adds to a number. */
    void add(String name, long more) {
        numbers.merge(name, more, Long::sum);
    }

    /** Runs the work and adds the time it took to a number. */
    void time(String name, Work work) throws Exception {
        long begin = System.nanoTime();
        try {
            work.run();
        } finally {
            add(name, System.nanoTime() - begin);
        }
    }

    /** Sleeps, and adds the time it really took to a number. */
    void sleep(String name, long millis) throws Exception {
        time(name, () -> Thread.sleep(millis));
    }

    /** Keeps the processor busy, and adds the time it really took to a number. */
    void spin(String name, long millis) throws Exception {
        time(name, () -> {
            long end = System.nanoTime() + millis * 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
    }

    /**
     * Begins to watch how long a thread of this process has to wait for a processor, by sleeping a millisecond again and again:
     * the longest it woke late, until {@link #end}, is the number {@code stall}.
     */
    void watchStalls() {
        add("stall", 0);
        thread("stall-watch", () -> {
            while (!ended) {
                long begin = System.nanoTime();
                Thread.sleep(1);
                numbers.merge("stall", System.nanoTime() - begin - 1_000_000, Math::max);
            }
        });
    }

    /** Ends the watching. */
    void end() {
        ended = true;
    }

    /** The numbers so far. */
    Map<String, Long> numbers() {
        return new TreeMap<>(numbers);
    }

    /** Runs work that may fail where none may; a failure ends up in the program's output and in the number {@code failures}. */
    void quietly(Work work) {
        try {
            work.run();
        } catch (Exception e) {
            add("failures", 1);
            e.printStackTrace();
        }
    }

    /** Starts a daemon thread. */
    Thread thread(String name, Work work) {
        Thread thread = new Thread(() -> quietly(work), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits until the thread is in a state, at most ten seconds. */
    static void await(Thread thread, Thread.State state) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (thread.getState() != state) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(thread + " must become " + state + ", is " + thread.getState());
            }
            Thread.sleep(1);
        }
    }
}

package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;

/**
 * One thread keeps the inner monitor for 120 ms in a task and a region of its own; a second waits for it while it holds the
 * outer one; a third waits for the outer one: the first made it wait, through the second.
 */
final class LockBehindALock implements TruthProgram {

    /** What the first thread keeps. */
    static final class Inner {}

    /** What the second holds while it waits. */
    static final class Outer {}

    private final Inner inner = new Inner();
    private final Outer outer = new Outer();

    @Override
    public void during(Truth truth) throws Exception {
        Thread root = truth.thread("root", () -> {
            try (Task task = Task.create("refresh")) {
                Region.with("rebuild", () -> {
                    synchronized (inner) {
                        Thread.sleep(120);
                    }
                });
            }
        });
        Truth.await(root, Thread.State.TIMED_WAITING);
        Thread middle = truth.thread("middle", () -> {
            synchronized (outer) {
                truth.time("middle", () -> {
                    synchronized (inner) {
                        Thread.onSpinWait();
                    }
                });
            }
        });
        Truth.await(middle, Thread.State.BLOCKED);
        Thread last = truth.thread("last", () -> {
            try (Task task = Task.create("request")) {
                truth.time("last", () -> {
                    synchronized (outer) {
                        Thread.onSpinWait();
                    }
                });
            }
        });
        root.join();
        middle.join();
        last.join();
    }
}

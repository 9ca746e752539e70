package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Ten tasks, each on a thread of its own, wait for a monitor that a task holds for 100 ms in a region. */
final class TenBehindOne implements TruthProgram {
    private static final int WAITERS = 10;

    /** What all of them want. */
    static final class Prices {}

    private final Prices prices = new Prices();

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> waiters = new ArrayList<>();
        CountDownLatch held = new CountDownLatch(1);
        for (int i = 0; i < WAITERS; i++) {
            waiters.add(truth.thread("reader-" + i, () -> {
                held.await();
                try (Task task = Task.create("read")) {
                    truth.time("waited", () -> {
                        synchronized (prices) {
                            truth.add("reads", 1);
                        }
                    });
                }
            }));
        }
        try (Task task = Task.create("rebuild-all")) {
            Region.with("rebuild", () -> {
                synchronized (prices) {
                    held.countDown();
                    for (Thread waiter : waiters) {
                        Truth.await(waiter, Thread.State.BLOCKED);
                    }
                    Thread.sleep(100);
                }
            });
        }
        for (Thread waiter : waiters) {
            waiter.join();
        }
    }
}

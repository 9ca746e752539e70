package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A task holds a monitor for 240 ms in a region; eight threads queue behind it, and then each holds it for 10 ms. The program
 * knows how long they waited, and how long the queue went on after the long hold: until the last of them had the monitor.
 */
final class Convoy implements TruthProgram {
    private static final int WAITERS = 8;

    /** What all of them want. */
    static final class Ledger {}

    private final Ledger ledger = new Ledger();
    private final AtomicLong lastGotIt = new AtomicLong(Long.MIN_VALUE);

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> waiters = new ArrayList<>();
        CountDownLatch held = new CountDownLatch(1);
        for (int i = 0; i < WAITERS; i++) {
            waiters.add(truth.thread("booker-" + i, () -> book(truth, held)));
        }
        long released;
        try (Task task = Task.create("close-of-day")) {
            released = Region.with("add-up", () -> {
                synchronized (ledger) {
                    held.countDown();
                    Truth.await(waiters.get(0), Thread.State.BLOCKED);
                    truth.sleep("held", 240);
                    return System.nanoTime();
                }
            });
        }
        for (Thread waiter : waiters) {
            waiter.join();
        }
        truth.add("went on", lastGotIt.get() - released);
    }

    private void book(Truth truth, CountDownLatch held) throws Exception {
        held.await();
        long begin = System.nanoTime();
        synchronized (ledger) {
            long got = System.nanoTime();
            truth.add("waited", got - begin);
            lastGotIt.accumulateAndGet(got, Math::max);
            Thread.sleep(10);
        }
    }
}

package dev.jtracer.viewer.truth;

import java.util.concurrent.CountDownLatch;

/** One thread is blocked since before the capture and freed inside, another blocks inside and stays so past its end. */
final class AcrossTheEnds implements TruthProgram {

    /** What the first thread waits for. */
    static final class Early {}

    /** What the second thread waits for. */
    static final class Late {}

    private final Early early = new Early();
    private final Late late = new Late();
    private final CountDownLatch free = new CountDownLatch(1);

    @Override
    public void before(Truth truth) throws Exception {
        Thread owner = truth.thread("early-owner", () -> {
            synchronized (early) {
                free.await();
            }
        });
        Truth.await(owner, Thread.State.WAITING);
        Truth.await(truth.thread("since-before", () -> nap(truth, early, 30)), Thread.State.BLOCKED);
    }

    @Override
    public void during(Truth truth) throws Exception {
        truth.time("inside", () -> {
            Truth.await(truth.thread("late-owner", () -> nap(truth, late, 60_000)), Thread.State.TIMED_WAITING);
            Thread.sleep(60);
            free.countDown();
        });
        Truth.await(truth.thread("past-the-end", () -> nap(truth, late, 0)), Thread.State.BLOCKED);
        truth.sleep("blocked", 100);
    }

    private static void nap(Truth truth, Object monitor, long millis) throws Exception {
        synchronized (monitor) {
            truth.sleep("slept", millis);
        }
    }
}

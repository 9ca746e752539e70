package dev.jtracer.viewer.truth;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;

/** Two threads park for a ReentrantLock that a third holds for 80 ms. */
final class ContendedLock implements TruthProgram {
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch go = new CountDownLatch(1);

    @Override
    public void during(Truth truth) throws Exception {
        Thread first = truth.thread("parks-1", () -> take(truth));
        Thread second = truth.thread("parks-2", () -> take(truth));
        lock.lock();
        try {
            go.countDown();
            Truth.await(first, Thread.State.WAITING);
            Truth.await(second, Thread.State.WAITING);
            Thread.sleep(80);
        } finally {
            lock.unlock();
        }
        first.join();
        second.join();
    }

    private void take(Truth truth) throws Exception {
        go.await();
        long begin = System.nanoTime();
        lock.lock();
        try {
            truth.add("waited", System.nanoTime() - begin);
        } finally {
            lock.unlock();
        }
    }
}

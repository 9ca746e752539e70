package dev.jtracer.viewer.truth;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Two threads give up a ReentrantLock after 40 and 80 ms that a third keeps for 120 ms: neither ever owned it. */
final class TriedInVain implements TruthProgram {
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void during(Truth truth) throws Exception {
        lock.lock();
        try {
            Thread shorter = truth.thread("gives-up-1", () -> giveUp(truth, 40));
            Thread longer = truth.thread("gives-up-2", () -> giveUp(truth, 80));
            Thread.sleep(120);
            shorter.join();
            longer.join();
        } finally {
            lock.unlock();
        }
    }

    private void giveUp(Truth truth, long millis) throws Exception {
        if (lock.tryLock(millis, TimeUnit.MILLISECONDS)) {
            lock.unlock();
        } else {
            truth.add("in-vain", 1);
        }
    }
}

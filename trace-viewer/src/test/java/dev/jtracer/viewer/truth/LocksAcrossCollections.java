package dev.jtracer.viewer.truth;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Three rounds, each with a new ReentrantLock that one thread waits for, and a collection after each round: three locks,
 * wherever they lie in memory.
 */
@SuppressWarnings("LockNotBeforeTry") // there is nothing to do between
final class LocksAcrossCollections implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        for (int round = 0; round < 3; round++) {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            Thread waiter;
            try {
                waiter = truth.thread("waits-" + round, () -> {
                    lock.lock();
                    lock.unlock();
                });
                Truth.await(waiter, Thread.State.WAITING);
                Thread.sleep(30);
            } finally {
                lock.unlock();
            }
            waiter.join();
            System.gc();
        }
    }
}

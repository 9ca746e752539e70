package dev.jtracer.viewer.truth;

import java.util.concurrent.locks.ReentrantLock;

/** Three threads wait for each other in a ring of ReentrantLocks when the capture ends; a fourth waits for one of them. */
@SuppressWarnings("LockNotBeforeTry") // nothing ever unlocks these
final class DeadlockOfLocks implements TruthProgram {
    private final ReentrantLock[] locks = {new ReentrantLock(), new ReentrantLock(), new ReentrantLock()};

    @Override
    public void during(Truth truth) throws Exception {
        Thread[] ring = new Thread[locks.length];
        for (int i = 0; i < ring.length; i++) {
            int number = i;
            ring[i] = truth.thread("ring-" + i, () -> {
                locks[number].lock();
                Thread.sleep(60);
                locks[(number + 1) % locks.length].lock();
            });
        }
        for (Thread thread : ring) {
            Truth.await(thread, Thread.State.WAITING);
        }
        Truth.await(truth.thread("outside", () -> locks[0].lock()), Thread.State.WAITING);
        Thread.sleep(80);
    }
}

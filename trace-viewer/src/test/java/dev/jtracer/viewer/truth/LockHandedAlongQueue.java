package dev.jtracer.viewer.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread keeps a fair ReentrantLock for 40 ms, then three more do so one after the other. JFR names no owner of such a
 * lock, but each of the three is seen to wake up when it gets it.
 */
final class LockHandedAlongQueue implements TruthProgram {
    private static final int THREADS = 4;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final List<Held> held = new ArrayList<>();

    private record Held(int thread, long wantedNanos, long fromNanos, long toNanos) {}

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            Thread thread = truth.thread("queue-" + i, () -> keep(number));
            Truth.await(thread, i == 0 ? Thread.State.TIMED_WAITING : Thread.State.WAITING);
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Held last = held.get(THREADS - 1);
        truth.add("owner.unknown", held.get(0).toNanos() - last.wantedNanos());
        for (int i = 1; i < THREADS - 1; i++) {
            truth.add("owner.queue-" + i, held.get(i).toNanos() - held.get(i).fromNanos());
        }
    }

    private void keep(int number) throws InterruptedException {
        long wanted = System.nanoTime();
        lock.lock();
        try {
            long from = System.nanoTime();
            Thread.sleep(40);
            held.add(new Held(number, wanted, from, System.nanoTime()));
        } finally {
            lock.unlock();
        }
    }
}

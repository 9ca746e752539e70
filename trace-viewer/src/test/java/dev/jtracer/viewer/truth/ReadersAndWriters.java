package dev.jtracer.viewer.truth;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Two readers share a lock for 60 ms while a writer waits, and a third reader waits behind the writer: a lock with several
 * owners at a time, of which no event tells anything, so no owner is named.
 */
@SuppressWarnings("LockNotBeforeTry") // there is nothing to do between
final class ReadersAndWriters implements TruthProgram {
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);

    @Override
    public void during(Truth truth) throws Exception {
        Thread one = truth.thread("reads-1", () -> read(60));
        Thread two = truth.thread("reads-2", () -> read(60));
        Truth.await(one, Thread.State.TIMED_WAITING);
        Truth.await(two, Thread.State.TIMED_WAITING);
        Thread writer = truth.thread(
                "writes",
                () -> truth.time("writer", () -> {
                    lock.writeLock().lock();
                    lock.writeLock().unlock();
                }));
        Truth.await(writer, Thread.State.WAITING);
        Thread three = truth.thread("reads-3", () -> read(0));
        one.join();
        two.join();
        writer.join();
        three.join();
    }

    private void read(long millis) throws InterruptedException {
        lock.readLock().lock();
        try {
            Thread.sleep(millis);
        } finally {
            lock.readLock().unlock();
        }
    }
}

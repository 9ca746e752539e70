package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One task parks 40 ms each for a condition, for an element of a queue, for a future and for a latch. */
@SuppressWarnings("WaitNotInLoop") // the program has nothing to wait for but the signal
final class KindsOfParking implements TruthProgram {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition condition = lock.newCondition();
    private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final FutureTask<String> future = new FutureTask<>(() -> "done");
    private final CountDownLatch latch = new CountDownLatch(1);

    @Override
    public void during(Truth truth) throws Exception {
        Thread parker = truth.thread("parker", () -> {
            try (Task task = Task.create("parks")) {
                lock.lock();
                try {
                    truth.time("condition", condition::await);
                } finally {
                    lock.unlock();
                }
                truth.time("queue", queue::take);
                truth.time("future", future::get);
                truth.time("other", latch::await);
            }
        });
        afterAWhile(parker, () -> {
            lock.lock();
            try {
                condition.signal();
            } finally {
                lock.unlock();
            }
        });
        afterAWhile(parker, () -> queue.add("element"));
        afterAWhile(parker, future::run);
        afterAWhile(parker, latch::countDown);
        parker.join();
    }

    private static void afterAWhile(Thread parker, Truth.Work wake) throws Exception {
        Truth.await(parker, Thread.State.WAITING);
        Thread.sleep(40);
        wake.run();
        Thread.sleep(5);
    }
}

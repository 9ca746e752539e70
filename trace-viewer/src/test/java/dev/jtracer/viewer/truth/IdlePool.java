package dev.jtracer.viewer.truth;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Four pool workers have nothing to do during the whole capture; a fifth thread waits for an item in a queue. */
final class IdlePool implements TruthProgram {

    @Override
    public void before(Truth truth) throws Exception {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool =
                Executors.newFixedThreadPool(4, work -> new Thread(work, "idle-" + number.incrementAndGet()));
        for (int i = 0; i < 4; i++) {
            pool.execute(() -> truth.quietly(() -> Thread.sleep(20)));
        }
        Thread.sleep(80);
        Truth.await(
                truth.thread("consumer", new java.util.concurrent.LinkedBlockingQueue<>()::take), Thread.State.WAITING);
    }

    @Override
    public void during(Truth truth) throws Exception {
        Thread.sleep(150);
    }
}

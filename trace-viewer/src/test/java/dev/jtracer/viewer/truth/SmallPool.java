package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Twenty jobs of 20 ms are handed at once to a pool of two threads. */
final class SmallPool implements TruthProgram {
    private static final int JOBS = 20;

    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService pool = Executors.newFixedThreadPool(2, body -> {
        Thread thread = new Thread(body, "small-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public void before(Truth truth) throws Exception {
        for (int i = 0; i < 2; i++) {
            pool.execute(() -> truth.quietly(() -> Thread.sleep(20)));
        }
        Thread.sleep(50);
    }

    @Override
    public void during(Truth truth) throws Exception {
        for (int i = 0; i < JOBS; i++) {
            Task job = Task.createDetached("job");
            long handedOver = System.nanoTime();
            pool.execute(job.wrap(() -> {
                truth.add("queued", System.nanoTime() - handedOver);
                truth.quietly(() -> Thread.sleep(20));
                job.end();
            }));
        }
        pool.shutdown();
        pool.awaitTermination(30, TimeUnit.SECONDS);
    }
}

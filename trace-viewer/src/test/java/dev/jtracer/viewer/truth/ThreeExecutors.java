package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A detached task goes through three single-thread executors, each busy for a while when it arrives, and ends on the third. */
final class ThreeExecutors implements TruthProgram {
    private static final int STEPS = 3;

    @Override
    public void during(Truth truth) throws Exception {
        ExecutorService[] executors = new ExecutorService[STEPS];
        for (int i = 0; i < STEPS; i++) {
            String name = "step-" + i;
            executors[i] = Executors.newSingleThreadExecutor(work -> new Thread(work, name));
        }
        long begin = System.nanoTime();
        Task job = Task.createDetached("journey");
        handOver(truth, executors, 0, job);
        for (ExecutorService executor : executors) {
            while (!executor.isTerminated()) {
                Thread.sleep(1);
            }
        }
        truth.add("journey", truth.numbers().get("ended") - begin);
    }

    private static void handOver(Truth truth, ExecutorService[] executors, int step, Task job) {
        ExecutorService executor = executors[step];
        executor.execute(() -> truth.quietly(() -> Thread.sleep(40)));
        long handedOver = System.nanoTime();
        executor.execute(job.wrap(() -> truth.quietly(() -> {
            truth.add("queued", System.nanoTime() - handedOver);
            truth.sleep("slept", 20);
            if (step + 1 < STEPS) {
                handOver(truth, executors, step + 1, job);
            } else {
                job.end();
                truth.add("ended", System.nanoTime());
            }
        })));
        executor.shutdown();
    }
}

package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;

/** Four threads sleep for one task at the same time; the thread that created it only waits for them. */
final class ParallelScopes implements TruthProgram {
    private static final int THREADS = 4;

    @Override
    public void during(Truth truth) throws Exception {
        truth.time("task", () -> {
            try (Task task = Task.create("parallel")) {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    threads.add(truth.thread(
                            "parallel-" + i, () -> task.run(() -> truth.quietly(() -> truth.sleep("slept", 60)))));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        });
    }
}

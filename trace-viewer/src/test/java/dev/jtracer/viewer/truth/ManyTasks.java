package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;

/** Four threads run 500 tasks each, of four regions each, as fast as they can. */
final class ManyTasks implements TruthProgram {
    private static final int THREADS = 4;
    private static final int TASKS = 500;
    private static final int REGIONS = 4;

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(truth.thread("many-" + i, () -> {
                for (int task = 0; task < TASKS; task++) {
                    long begin = System.nanoTime();
                    oneTask();
                    truth.add("task", System.nanoTime() - begin);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        truth.add("tasks", THREADS * TASKS);
        truth.add("regions", THREADS * TASKS * REGIONS);
    }

    private static void oneTask() {
        try (Task task = Task.create("many")) {
            for (int region = 0; region < REGIONS; region++) {
                Region.with("part", Thread::onSpinWait);
            }
        }
    }
}

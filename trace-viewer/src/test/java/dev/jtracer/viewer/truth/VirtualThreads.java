package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Fifty virtual threads each run a task that sleeps inside a region; one more waits for a monitor, of which JFR says nothing. */
final class VirtualThreads implements TruthProgram {
    private static final int THREADS = 50;
    private final Object monitor = new Object();

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(start(truth, () -> {
                try (Task task = Task.create("virtual")) {
                    Region.with("nap", () -> truth.sleep("slept", 30));
                }
            }));
        }
        synchronized (monitor) {
            threads.add(start(truth, () -> {
                try (Task task = Task.create("stuck")) {
                    truth.time("stuck", () -> {
                        synchronized (monitor) {
                            truth.add("entered", 1);
                        }
                    });
                }
            }));
            Thread.sleep(80);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The classes are compiled for 17, which has no virtual threads. */
    private static Thread start(Truth truth, Truth.Work work) throws ReflectiveOperationException {
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        return (Thread) start.invoke(null, (Runnable) () -> truth.quietly(work));
    }
}

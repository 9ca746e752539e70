package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A piece of a task is handed to a pool whose only thread is busy, and still waits there when the capture ends. */
final class QueuedAtTheEnd implements TruthProgram {
    private final CountDownLatch busy = new CountDownLatch(1);

    @Override
    public void during(Truth truth) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        pool.execute(() -> truth.quietly(busy::await));
        Task task = Task.createDetached("stuck-in-queue");
        pool.execute(task.wrap(() -> truth.add("started", 1)));
        truth.sleep("queued", 60);
    }

    @Override
    public void after(Truth truth) {
        busy.countDown();
    }
}

package dev.jtracer.viewer.truth;

import dev.jtracer.Task;

/** A task ends after 30 ms while a piece of it goes on for another 60 ms on a second thread. */
final class Outlived implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        long begin = System.nanoTime();
        Task task = Task.createDetached("short");
        Thread piece = truth.thread("piece", () -> task.run(() -> truth.quietly(() -> truth.sleep("slept", 90))));
        Thread.sleep(30);
        task.end();
        truth.add("task", System.nanoTime() - begin);
        piece.join();
    }
}

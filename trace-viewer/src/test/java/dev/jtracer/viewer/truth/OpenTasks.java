package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;

/**
 * Four tasks and the ends of the capture: one lies inside, one begins before, one is open at the end, one is open throughout
 * with a region in it. The last is of a type of its own.
 */
final class OpenTasks implements TruthProgram {
    private Task early;
    private long earlyBegin;
    private Task throughout;

    @Override
    public void before(Truth truth) throws Exception {
        earlyBegin = System.nanoTime();
        early = Task.createDetached("crossing");
        throughout = Task.createDetached("throughout");
        truth.thread(
                "throughout",
                () -> throughout.run(() -> Region.with("endless", () -> truth.quietly(() -> Thread.sleep(60_000)))));
        Thread.sleep(60);
    }

    @Override
    public void during(Truth truth) throws Exception {
        long captureBegin = System.nanoTime();
        truth.time("inside", () -> {
            try (Task inside = Task.create("crossing")) {
                Thread.sleep(30);
            }
        });
        early.end();
        truth.add("early", System.nanoTime() - earlyBegin);
        truth.add("earlyBefore", captureBegin - earlyBegin);
        Task.createDetached("crossing");
        Thread.sleep(30);
    }
}

package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.concurrent.locks.LockSupport;

/** Five tasks that do little but sleep for 20 ms, twice each, and three that park for 30 ms without saying on what. */
final class Sleepers implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        for (int i = 0; i < 5; i++) {
            try (Task task = Task.create("poll")) {
                nap(truth);
                nap(truth);
            }
        }
        for (int i = 0; i < 3; i++) {
            try (Task task = Task.create("pace")) {
                rest(truth);
            }
        }
    }

    private static void nap(Truth truth) throws Exception {
        truth.sleep("slept", 20);
    }

    private static void rest(Truth truth) throws Exception {
        truth.time("rested", () -> {
            long end = System.nanoTime() + 30_000_000;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        });
    }
}

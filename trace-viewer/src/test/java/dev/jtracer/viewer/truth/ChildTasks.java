package dev.jtracer.viewer.truth;

import dev.jtracer.Task;

/** A parent task runs three children one after the other on its own thread, and works a little itself. */
final class ChildTasks implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        truth.time("parent", () -> {
            try (Task parent = Task.create("parent")) {
                for (int i = 0; i < 3; i++) {
                    truth.time("child", () -> {
                        try (Task child = Task.create("child")) {
                            truth.sleep("slept", 20);
                        }
                    });
                }
                truth.spin("spun", 20);
            }
        });
    }
}

package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;

/** A task fills lists in one method, some 400 MB of short-lived arrays, and asks for two collections on the way. */
final class Allocates implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        try (Task task = Task.create("fill")) {
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 100; i++) {
                    truth.add("kept", fill().size());
                    Thread.sleep(4);
                }
                truth.time("gc", System::gc);
            }
        }
    }

    private static List<byte[]> fill() {
        List<byte[]> filled = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            filled.add(new byte[10_000]);
        }
        return filled;
    }
}

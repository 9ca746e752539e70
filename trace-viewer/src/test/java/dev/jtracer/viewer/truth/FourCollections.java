package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** A task asks for four garbage collections while it holds a heap full of small objects. */
final class FourCollections implements TruthProgram {
    private final List<byte[]> garbage = new ArrayList<>();

    @Override
    public void during(Truth truth) throws Exception {
        for (int i = 0; i < 400_000; i++) {
            garbage.add(new byte[64]);
        }
        long before = collections();
        try (Task task = Task.create("collecting")) {
            for (int i = 0; i < 4; i++) {
                truth.time("gc", System::gc);
            }
        }
        truth.add("collections", collections() - before);
        truth.add("all", collections());
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}

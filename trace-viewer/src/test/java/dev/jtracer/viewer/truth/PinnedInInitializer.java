package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.lang.reflect.Method;

/** A virtual thread sleeps 60 ms in the initializer of a class, where no virtual thread can let its carrier go. */
final class PinnedInInitializer implements TruthProgram {

    /** Initialised by the first use. */
    static final class Slow {
        static final long SLEPT = sleep();

        private Slow() {}

        private static long sleep() {
            long begin = System.nanoTime();
            try {
                Thread.sleep(60);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return System.nanoTime() - begin;
        }
    }

    @Override
    public void during(Truth truth) throws Exception {
        // The classes are compiled for 17, which has no virtual threads.
        Method start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        Runnable body = () -> truth.quietly(() -> {
            try (Task task = Task.create("first-use")) {
                truth.add("pinned", Slow.SLEPT);
            }
        });
        ((Thread) start.invoke(null, body)).join();
    }
}

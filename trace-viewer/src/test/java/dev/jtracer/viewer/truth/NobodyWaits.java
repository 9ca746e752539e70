package dev.jtracer.viewer.truth;

import dev.jtracer.Task;

/** Four threads use a monitor each of their own in 20 tasks each, so nobody waits for anybody. */
final class NobodyWaits implements TruthProgram {

    /** A thread's own monitor. */
    static final class Own {}

    @Override
    public void during(Truth truth) throws Exception {
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            Own own = new Own();
            threads[i] = truth.thread("own-" + i, () -> {
                for (int task = 0; task < 20; task++) {
                    try (Task calm = Task.create("calm")) {
                        synchronized (own) {
                            truth.spin("calm", 1);
                        }
                    }
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

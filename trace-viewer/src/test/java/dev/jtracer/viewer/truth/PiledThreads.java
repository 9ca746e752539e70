package dev.jtracer.viewer.truth;

import java.util.concurrent.CountDownLatch;

/**
 * All through the capture threads are started that wait for an answer that never comes; beside them threads that end at once,
 * and a pool's worth of threads that wait all from the beginning.
 */
final class PiledThreads implements TruthProgram {
    static final int THREADS = 24;

    private final CountDownLatch answer = new CountDownLatch(1);

    @Override
    public void during(Truth truth) throws Exception {
        for (int i = 0; i < THREADS; i++) {
            start(new Thread(this::awaitAnswer, "early-" + i));
        }
        for (int i = 0; i < THREADS; i++) {
            start(new Thread(this::awaitAnswer, "asker-" + i));
            Thread quick = new Thread(() -> {}, "quick-" + i);
            quick.start();
            quick.join();
            Thread.sleep(20);
        }
    }

    private static void start(Thread thread) throws InterruptedException {
        thread.setDaemon(true);
        thread.start();
        Truth.await(thread, Thread.State.WAITING);
    }

    private void awaitAnswer() {
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

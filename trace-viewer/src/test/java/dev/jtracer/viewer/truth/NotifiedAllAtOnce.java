package dev.jtracer.viewer.truth;

import java.util.ArrayList;
import java.util.List;

/** Three threads in Object.wait are notified all at once, and each keeps the monitor for 40 ms before the next gets it. */
@SuppressWarnings({"NakedNotify", "WaitNotInLoop"}) // the program has nothing to wait for but the notify
final class NotifiedAllAtOnce implements TruthProgram {

    /** The monitor. */
    static final class Gate {}

    private final Gate gate = new Gate();

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            Thread thread = truth.thread("gated-" + i, () -> {
                synchronized (gate) {
                    gate.wait();
                    Thread.sleep(40);
                }
            });
            Truth.await(thread, Thread.State.WAITING);
            threads.add(thread);
        }
        synchronized (gate) {
            gate.notifyAll();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }
}

package dev.jtracer.viewer.truth;

/**
 * A thread is in Object.wait for 60 ms; then it is notified by one that keeps the monitor for another 90 ms. The wait is of 150
 * ms, and the last 90 of them are a wait for the monitor.
 */
@SuppressWarnings({"NakedNotify", "WaitNotInLoop"}) // the program has nothing to wait for but the notify
final class NotifiedWhileHeld implements TruthProgram {

    /** The monitor. */
    static final class Mailbox {}

    private final Mailbox mailbox = new Mailbox();

    @Override
    public void during(Truth truth) throws Exception {
        Thread reader = truth.thread(
                "reader",
                () -> truth.time("whole", () -> {
                    synchronized (mailbox) {
                        mailbox.wait();
                    }
                }));
        Truth.await(reader, Thread.State.WAITING);
        truth.sleep("waiting", 60);
        Thread writer = truth.thread("writer", () -> {
            synchronized (mailbox) {
                mailbox.notify();
                truth.sleep("held", 90);
            }
        });
        writer.join();
        reader.join();
    }
}

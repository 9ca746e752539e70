package dev.jtracer.viewer.truth;

/** Two monitors of one class, each kept by a thread of its own while another waits for it: two locks with an owner each. */
final class TwoMonitorsOfOneClass implements TruthProgram {

    /** The class of both. */
    static final class Account {}

    @Override
    public void during(Truth truth) throws Exception {
        Account one = new Account();
        Account two = new Account();
        Thread keeperOne = keeper(truth, "keeps-1", one, 60);
        Thread keeperTwo = keeper(truth, "keeps-2", two, 90);
        Thread wantsOne = wants(truth, "wants-1", one);
        Thread wantsTwo = wants(truth, "wants-2", two);
        keeperOne.join();
        keeperTwo.join();
        wantsOne.join();
        wantsTwo.join();
    }

    private static Thread keeper(Truth truth, String name, Account account, long millis) throws InterruptedException {
        Thread thread = truth.thread(name, () -> {
            synchronized (account) {
                Thread.sleep(millis);
            }
        });
        Truth.await(thread, Thread.State.TIMED_WAITING);
        return thread;
    }

    private static Thread wants(Truth truth, String name, Account account) throws InterruptedException {
        Thread thread = truth.thread(
                name,
                () -> truth.time(name, () -> {
                    synchronized (account) {
                        Thread.onSpinWait();
                    }
                }));
        Truth.await(thread, Thread.State.BLOCKED);
        return thread;
    }
}

package dev.jtracer.viewer.truth;

/** Two threads are in a deadlock over two monitors before the capture begins and stay there. */
final class Deadlock implements TruthProgram {

    /** One of the two monitors. */
    static final class Left {}

    /** The other one. */
    static final class Right {}

    private final Left left = new Left();
    private final Right right = new Right();

    @Override
    public void before(Truth truth) throws Exception {
        Thread one = truth.thread("dead-1", () -> takeBoth(left, right));
        Thread two = truth.thread("dead-2", () -> takeBoth(right, left));
        Truth.await(one, Thread.State.BLOCKED);
        Truth.await(two, Thread.State.BLOCKED);
    }

    @Override
    public void during(Truth truth) throws Exception {
        Thread.sleep(150);
    }

    private static void takeBoth(Object first, Object second) throws InterruptedException {
        synchronized (first) {
            Thread.sleep(50);
            synchronized (second) {
                throw new IllegalStateException("this cannot be reached");
            }
        }
    }
}

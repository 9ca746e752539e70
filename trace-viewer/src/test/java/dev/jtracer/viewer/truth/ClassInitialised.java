package dev.jtracer.viewer.truth;

/** One thread initialises a class for 120 ms; another needs the class meanwhile and waits for the rest of that. */
final class ClassInitialised implements TruthProgram {

    /** The class. */
    static final class SlowToLoad {
        static {
            try {
                Thread.sleep(120);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private SlowToLoad() {}

        static void touch() {}
    }

    @Override
    public void during(Truth truth) throws Exception {
        Thread first = truth.thread("initialiser", SlowToLoad::touch);
        Truth.await(first, Thread.State.TIMED_WAITING);
        Thread.sleep(20);
        Thread second = truth.thread("needs-it", () -> truth.time("waited", SlowToLoad::touch));
        first.join();
        second.join();
    }
}

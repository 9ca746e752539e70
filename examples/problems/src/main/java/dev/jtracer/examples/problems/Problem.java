package dev.jtracer.examples.problems;

/** A program that does the same again and again. For one thread; it has threads of its own. */
interface Problem extends AutoCloseable {

    /** Does it once, in a fraction of a second. */
    void round() throws Exception;

    /** Ends its threads. */
    @Override
    default void close() {}
}

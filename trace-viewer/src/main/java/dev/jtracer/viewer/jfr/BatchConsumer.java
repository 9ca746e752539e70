package dev.jtracer.viewer.jfr;

/** Takes events as they are read, so that they need not be kept. */
@FunctionalInterface
public interface BatchConsumer {
    /** Takes the next events of a type, in the order of the file. Called by the thread that reads; the batch is used again. */
    void take(EventBatch events);
}

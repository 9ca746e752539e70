package dev.jtracer;

/** The current thread's view of tracing. */
public final class Trace {
    private Trace() {}
}

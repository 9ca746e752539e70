package dev.jtracer;

/** Writes what is open when a chunk of a recording ends. */
final class OpenWork {
    private OpenWork() {}

    static void add(ThreadStack stack) {}

    static void write() {}
}

package dev.jtracer.examples.problems;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes threads with a name and a number. */
final class Numbered implements ThreadFactory {
    private final AtomicInteger number = new AtomicInteger();
    private final String name;

    Numbered(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}

package dev.jtracer.viewer.attach;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.runtime.Tracer;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A program to be recorded. One thread holds a monitor and a lock all the time; {@code waits-for-monitor} and {@code
 * waits-for-lock} wait for them all the time; {@code pauses} sleeps a millisecond again and again. With the argument {@code
 * tasks} it installs the tracer, and each of its pauses is a task with a region. It ends when its standard input does.
 */
final class AnyProgram {
    private static final Object MONITOR = new Object();
    private static final ReentrantLock LOCK = new ReentrantLock();

    private AnyProgram() {}

    public static void main(String[] arguments) throws Exception {
        boolean tasks = arguments.length > 0 && arguments[0].equals("tasks");
        if (tasks) {
            Tracer.install();
        }
        LOCK.lock();
        synchronized (MONITOR) {
            start("waits-for-lock", LOCK::lock);
            start("waits-for-monitor", () -> {
                synchronized (MONITOR) {
                    throw new IllegalStateException("nobody lets go of it");
                }
            });
            start("pauses", tasks ? AnyProgram::pauseInTasks : AnyProgram::pause);
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // Only the end matters.
            }
            System.exit(0);
        }
    }

    private static void pauseInTasks() {
        while (true) {
            try (Task task = Task.create("pause")) {
                Region.with("sleep", () -> sleep());
            }
        }
    }

    private static void pause() {
        while (true) {
            sleep();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}

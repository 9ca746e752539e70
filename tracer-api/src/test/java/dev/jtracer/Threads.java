package dev.jtracer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** The kinds of threads a test runs on: virtual ones where the JVM has them. */
enum Threads {
    PLATFORM {
        @Override
        ThreadFactory factory() {
            return Executors.defaultThreadFactory();
        }
    },

    VIRTUAL {
        @Override
        ThreadFactory factory() {
            try {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                        .getMethod("factory")
                        .invoke(builder);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("no virtual threads", e);
            }
        }
    };

    /** For parameterized tests. */
    static List<Threads> available() {
        List<Threads> available = new ArrayList<>(List.of(values()));
        if (Runtime.version().feature() < 21) {
            available.remove(VIRTUAL);
        }
        return available;
    }

    abstract ThreadFactory factory();

    /** A pool of one thread: work queues up in it. */
    ExecutorService single() {
        return Executors.newSingleThreadExecutor(factory());
    }

    /** Runs a body on a fresh thread to its end, and throws what it throws. */
    void run(Recorder.Body body) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = factory().newThread(() -> {
            try {
                body.run();
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        thread.start();
        thread.join();
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}

package dev.jtracer.viewer.browser;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.runtime.CaptureRefused;
import dev.jtracer.runtime.Tracer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/** Recordings with something of everything that pages show, made by running a small program. */
final class RecordedProgram {
    /** Markup, a direction mark, a control character, an emoji, and far too long. */
    static final String ODD_NAME = "<script>alert(1)</script>\u202e\u0007😀" + "x".repeat(100_000) + "end";

    static final int QUICK_ORDERS = 40;
    static final int SLOW_ORDERS = 4;
    static final int POOL_THREADS = 12;

    /** How many threads wait in the {@link #convoy}. */
    static final int CONVOY = 3;

    private RecordedProgram() {}

    /** Orders of which some are slow and one failed, regions, a contended monitor, and a task of an odd name. */
    static Path orders(Path directory) {
        Path file = directory.resolve("orders.jfr");
        try {
            var unused = Tracer.start(file);
            for (int i = 0; i < QUICK_ORDERS; i++) {
                order(Duration.ofMillis(1));
            }
            for (int i = 0; i < SLOW_ORDERS; i++) {
                order(Duration.ofMillis(60));
            }
            try (Task failed = Task.create("order")) {
                failed.fail(new IllegalStateException("no stock"));
            }
            try (Task odd = Task.create(ODD_NAME)) {
                Region.with(ODD_NAME, () -> sleep(Duration.ofMillis(2)));
            }
            contend();
            Tracer.stop();
        } catch (CaptureRefused | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return file;
    }

    /**
     * A convoy: a task holds a monitor for 240 ms while three others come to wait for it one after the other. Then they hand it on,
     * each after a fortieth of that time; the first of these is a child that its parent waits for.
     */
    static Path convoy(Path directory) {
        Path file = directory.resolve("convoy.jfr");
        try {
            var unused = Tracer.start(file);
            Object monitor = new PriceTable();
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            threads.add(start("refresher", () -> refresh(monitor, held, release)));
            held.await();
            try (Task checkout = Task.create("checkout")) {
                for (int i = 1; i <= CONVOY; i++) {
                    Task quote = i == 1 ? Task.createDetached("quote") : null;
                    threads.add(start("quote-" + i, () -> quote(quote, monitor)));
                    awaitBlocked(threads.get(i));
                }
                release.countDown();
                CountDownLatch child = new CountDownLatch(1);
                threads.add(start("ender", () -> {
                    join(threads.get(1));
                    child.countDown();
                }));
                child.await();
            }
            threads.forEach(RecordedProgram::join);
            Tracer.stop();
        } catch (CaptureRefused | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** A recording of a program that knows nothing of tasks. */
    static Path withoutTasks(Path directory) {
        Path file = directory.resolve("plain.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO);
            recording.start();
            sleep(Duration.ofMillis(20));
            recording.stop();
            recording.dump(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A task that asks for three collections, one inside a region, beside another that sleeps and a pool of threads. */
    static Path collected(Path directory) {
        Path file = directory.resolve("collected.jfr");
        try {
            var unused = Tracer.start(file);
            List<Thread> pool = new ArrayList<>();
            for (int i = 1; i <= POOL_THREADS; i++) {
                Thread thread = new Thread(RecordedProgram::sleepInATask, "sleeper-" + i);
                pool.add(thread);
                thread.start();
            }
            try (Task collecting = Task.create("collecting")) {
                System.gc();
                Region.with("tidy", System::gc);
                System.gc();
            }
            for (Thread thread : pool) {
                thread.join();
            }
            Tracer.stop();
        } catch (CaptureRefused | IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** A file that is no recording. */
    static Path notes(Path directory) {
        try {
            return Files.writeString(directory.resolve("notes.jfr"), "to be done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleepInATask() {
        try (Task napping = Task.create("nap")) {
            Region.with("doze", () -> sleep(Duration.ofMillis(60)));
        }
    }

    private static void order(Duration pause) {
        try (Task order = Task.create("order")) {
            Region.with("reserve", () -> sleep(pause));
        }
    }

    private static void contend() throws InterruptedException {
        Object monitor = new PriceTable();
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(
                () -> {
                    synchronized (monitor) {
                        held.countDown();
                        sleep(Duration.ofMillis(240));
                    }
                },
                "price-refresher");
        holder.start();
        held.await();
        try (Task quote = Task.create("quote")) {
            synchronized (monitor) {
                sleep(Duration.ofMillis(1));
            }
        }
        holder.join();
    }

    private static void refresh(Object monitor, CountDownLatch held, CountDownLatch release) {
        try (Task refresh = Task.create("refresh");
                Region rebuild = Region.begin("rebuild")) {
            synchronized (monitor) {
                held.countDown();
                release.await();
                sleep(Duration.ofMillis(240));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the monitor and keeps it for 6 ms, as the child task or as one of its own. */
    private static void quote(@Nullable Task child, Object monitor) {
        Runnable body = () -> {
            synchronized (monitor) {
                sleep(Duration.ofMillis(6));
            }
        };
        try (Task quote = child == null ? Task.create("quote") : child) {
            quote.run(body);
        }
    }

    private static Thread start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        return thread;
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is fought for. */
    private static final class PriceTable {}
}

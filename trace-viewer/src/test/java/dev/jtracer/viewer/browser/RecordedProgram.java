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
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;

/** Recordings with something of everything that pages show, made by running a small program. */
final class RecordedProgram {
    /** Markup, a direction mark, a control character, an emoji, and far too long. */
    static final String ODD_NAME = "<script>alert(1)</script>\u202e\u0007😀" + "x".repeat(100_000) + "end";

    static final int QUICK_ORDERS = 40;
    static final int SLOW_ORDERS = 4;

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

    /** A file that is no recording. */
    static Path notes(Path directory) {
        try {
            return Files.writeString(directory.resolve("notes.jfr"), "to be done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
                        sleep(Duration.ofMillis(80));
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

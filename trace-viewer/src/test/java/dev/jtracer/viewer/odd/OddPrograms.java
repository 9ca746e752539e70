package dev.jtracer.viewer.odd;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;

/** Programs with more of something than anybody should have, and with names nobody should give; recorded as they run. */
public final class OddPrograms {
    public static final int THREADS = 10_000;
    public static final int DEPTH = 1_000;
    public static final int TYPES = 5_000;

    /** Markup, a direction mark, controls, half a pair, nothing but blanks. */
    public static final List<String> NAMES = List.of(
            "<img src=x onerror=alert(1)>", "\u202eright to left", "bell\u0007 and\nline", "half \ud83d.", "   ", "");

    private OddPrograms() {}

    /** One platform thread after the other, 10,000 of them, each with a task and a region. */
    public static Path manyThreads(Path directory) throws IOException {
        return recorded(directory.resolve("many-threads.jfr"), () -> {
            for (int i = 0; i < THREADS; i++) {
                inThread("short-" + i, () -> {
                    try (Task unused = Task.create("short")) {
                        Region.with("work", () -> {});
                    }
                });
            }
        });
    }

    /** Regions 1,000 deep in one task, five times so that its lane is a busy one, and tasks 500 deep in another thread. */
    public static Path deep(Path directory) throws IOException {
        return recorded(directory.resolve("deep.jfr"), () -> {
            inThread("deep-regions", () -> {
                try (Task unused = Task.create("deep")) {
                    for (int i = 0; i < 5; i++) {
                        regions(DEPTH);
                    }
                }
            });
            inThread("deep-tasks", () -> tasks(DEPTH / 2));
        });
    }

    /** 5,000 types of tasks and of regions: ids in the place of types. */
    public static Path manyTypes(Path directory) throws IOException {
        return recorded(directory.resolve("many-types.jfr"), () -> {
            for (int i = 0; i < TYPES; i++) {
                String type = "GET /orders/" + i;
                try (Task unused = Task.create(type)) {
                    Region.with(type, () -> {});
                }
            }
        });
    }

    /** Threads without a name, with an odd one, and renamed while they run. */
    public static Path oddNames(Path directory) throws IOException {
        return recorded(directory.resolve("odd-names.jfr"), () -> {
            for (String name : NAMES) {
                inThread(name, () -> {
                    try (Task unused = Task.create(name)) {
                        Region.with(name, () -> sleep(1));
                    }
                });
            }
            inThread("before", () -> {
                sleep(1);
                Thread.currentThread().setName("after");
                Region.with("renamed", () -> sleep(1));
            });
        });
    }

    private static void regions(int depth) {
        if (depth == 0) {
            sleep(5);
        } else {
            Region.with("level " + depth % 10, () -> regions(depth - 1));
        }
    }

    private static void tasks(int depth) {
        if (depth == 0) {
            sleep(5);
        } else {
            try (Task unused = Task.create("task level " + depth % 10)) {
                tasks(depth - 1);
            }
        }
    }

    private static Path recorded(Path file, Runnable program) throws IOException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO);
            recording.enable("jdk.ThreadStart");
            recording.enable("jdk.ThreadEnd");
            recording.start();
            program.run();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    private static void inThread(String name, Runnable body) {
        Thread thread = new Thread(null, body, name, 1 << 24);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.jtracer.benchmarks.reader;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What is recorded. Each program runs until its end or until nothing records it any more. */
public enum Kind {
    /** Five seconds of a server with little to do: a few megabytes. */
    SMALL {
        @Override
        void run(BooleanSupplier recorded) throws InterruptedException {
            long end = System.nanoTime() + 5_000_000_000L;
            onThreads(
                    8,
                    worker ->
                            new Server(worker, 1, 15).serve(() -> recorded.getAsBoolean() && System.nanoTime() < end));
        }
    },

    /** A server with all it can do: 16 threads, 45 regions in a task, now and then a lock, a sleep, a park, a hand-over. */
    REGIONS {
        @Override
        void run(BooleanSupplier recorded) throws InterruptedException {
            onThreads(16, worker -> new Server(worker, 400, 1).serve(recorded));
        }
    },

    /** Ten thousand threads, a hundred at a time, which share what the file may hold. */
    THREADS {
        @Override
        void run(BooleanSupplier recorded) throws InterruptedException {
            for (int wave = 0; wave < 100 && recorded.getAsBoolean(); wave++) {
                onThreads(100, worker -> {
                    Server server = new Server(worker, 400, 1);
                    for (int task = 0; task < 60 && recorded.getAsBoolean(); task++) {
                        server.serveOne();
                    }
                });
            }
        }
    },

    /** Two thousand threads that live all the while, with five thousand intervals each: what panning is measured on. */
    CROWD {
        @Override
        void run(BooleanSupplier recorded) throws InterruptedException {
            onThreads(2_000, worker -> {
                Server server = new Server(worker, 10, 1);
                for (int task = 0; task < 110 && recorded.getAsBoolean(); task++) {
                    server.serveOne();
                    Thread.sleep(1);
                }
            });
        }
    },

    /** Ten million regions on one thread, in one task, three deep. */
    ONE_THREAD {
        @Override
        void run(BooleanSupplier recorded) {
            try (Task task = Task.create("one")) {
                for (int i = 0; i < 10_000_000 / 3 && recorded.getAsBoolean(); i++) {
                    Region.with("outer", () -> Region.with("middle", () -> Region.with("inner", () -> {})));
                }
            }
        }
    },

    /** A million types of task: somebody put the order's number into the type. */
    TYPES {
        @Override
        void run(BooleanSupplier recorded) throws InterruptedException {
            onThreads(4, worker -> {
                for (int order = 0; order < 250_000 && recorded.getAsBoolean(); order++) {
                    try (Task task = Task.create("order-" + (order * 4 + worker))) {
                        Region.with("ship", () -> {});
                    }
                }
            });
        }
    },

    /** Regions a thousand deep. */
    DEEP {
        @Override
        void run(BooleanSupplier recorded) throws InterruptedException {
            onThreads(4, worker -> {
                while (recorded.getAsBoolean()) {
                    try (Task task = Task.create("deep")) {
                        nest(1_000);
                    }
                }
            });
        }
    };

    /** Work of one thread. */
    interface Worker {
        void work(int worker) throws InterruptedException;
    }

    /** Runs until it is done or no longer recorded. */
    abstract void run(BooleanSupplier recorded) throws InterruptedException;

    /** The name on the command line and in file names. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind named(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be one of "
                        + Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", ")) + ", was " + key));
    }

    private static void nest(int depth) {
        Region.with("level-" + depth % 40, () -> {
            if (depth > 1) {
                nest(depth - 1);
            }
        });
    }

    private static void onThreads(int count, Worker worker) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(null, () -> run(worker, number), "worker-" + number, 8 << 20);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void run(Worker worker, int number) {
        try {
            worker.work(number);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

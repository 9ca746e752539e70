package dev.jtracer.benchmarks.reader;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * One thread of a made-up server: tasks of a dozen types with 45 regions each, up to five deep. One task in so many also waits:
 * for a lock, a monitor, a sleep, another thread.
 */
final class Server {
    private static final int STAGES = 9;
    private static final String[] TYPES = names(
            "search", "checkout", "cart", "login", "browse", "rate", "pay", "ship", "refund", "track", "list", "index");
    private static final String[] OUTER = names("parse", "authorise", "load", "price", "reserve", "charge", "render");
    private static final String[] MIDDLE = names("query", "map", "join", "score", "sort");
    private static final String[] INNER = names("read", "decode", "compare", "copy", "hash", "encode", "write");

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Object MONITOR = new Object();
    private static final ExecutorService POOL = Task.propagating(Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "pool");
        thread.setDaemon(true);
        return thread;
    }));

    private final int oneIn;
    private final int sleepMillis;
    private int turn;
    private byte[] garbage = {};

    /**
     * A thread of the server.
     *
     * @param worker its number
     * @param oneIn one task in so many waits
     * @param sleepMillis how long it sleeps then
     */
    Server(int worker, int oneIn, int sleepMillis) {
        this.oneIn = oneIn;
        this.sleepMillis = sleepMillis;
        turn = worker * 7;
    }

    void serve(BooleanSupplier running) throws InterruptedException {
        while (running.getAsBoolean()) {
            serveOne();
        }
    }

    void serveOne() throws InterruptedException {
        turn++;
        try (Task task = Task.create(TYPES[turn % TYPES.length])) {
            for (int stage = 0; stage < STAGES; stage++) {
                String outer = OUTER[(turn + stage) % OUTER.length];
                String middle = MIDDLE[(turn + stage) % MIDDLE.length];
                String inner = INNER[stage % INNER.length];
                Region.with(
                        outer,
                        () -> Region.with(middle, () -> {
                            Region.with(inner, () -> Region.with("copy", this::work));
                            Region.with("check", () -> {});
                        }));
            }
            if (turn % oneIn == 0) {
                waitForSomething();
            }
        }
    }

    private void work() {
        garbage = new byte[64 + (turn & 127) + garbage.length % 2];
    }

    private void waitForSomething() throws InterruptedException {
        Trace.log("order", "number " + turn);
        switch (turn / oneIn % 5) {
            case 0 -> Thread.sleep(sleepMillis);
            case 1 -> LockSupport.parkNanos(sleepMillis * 500_000L);
            case 2 -> {
                LOCK.lock();
                try {
                    LockSupport.parkNanos(300_000);
                } finally {
                    LOCK.unlock();
                }
            }
            case 3 -> {
                synchronized (MONITOR) {
                    LockSupport.parkNanos(300_000);
                }
            }
            default -> POOL.execute(() -> Region.with("later", this::work));
        }
    }

    private static String[] names(String... names) {
        return names;
    }
}

package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A task cut into 5,000 parts that add up a few numbers each, for a pool of two threads; another one cut into thirty parts of 5 ms,
 * for another two.
 */
final class CutSmall implements TruthProgram {
    static final int SMALL_PARTS = 5_000;
    private static final int COARSE_PARTS = 30;

    private final ExecutorService bits = pool("bits-");
    private final ExecutorService lumps = pool("lumps-");

    @Override
    public void before(Truth truth) throws Exception {
        cut(truth, "warm-up", bits, SMALL_PARTS, CutSmall::addUp);
        cut(truth, "warm-up", lumps, 2, () -> truth.sleep("warm-up", 1));
    }

    @Override
    public void during(Truth truth) throws Exception {
        cut(truth, "small", bits, SMALL_PARTS, CutSmall::addUp);
        cut(truth, "coarse", lumps, COARSE_PARTS, () -> truth.spin("spun", 5));
    }

    private static void cut(Truth truth, String type, ExecutorService pool, int count, Truth.Work work)
            throws Exception {
        long[] worked = new long[count];
        try (Task task = Task.create(type)) {
            List<Callable<Object>> parts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                Task part = Task.createDetached(type + "-part");
                parts.add(Executors.callable(part.wrap(() -> {
                    long begin = System.nanoTime();
                    truth.quietly(work);
                    worked[number] = System.nanoTime() - begin;
                    part.end();
                })));
            }
            truth.time(type + "-span", () -> pool.invokeAll(parts));
        }
        for (long nanos : worked) {
            truth.add(type + "-worked", nanos);
        }
    }

    private static void addUp() {
        long sum = 0;
        for (int i = 0; i < 200; i++) {
            sum += Long.hashCode(sum + i);
        }
        if (sum == 42) {
            throw new IllegalStateException("nobody expects this sum");
        }
    }

    private static ExecutorService pool(String name) {
        int[] started = {0};
        return Executors.newFixedThreadPool(2, body -> {
            Thread thread = new Thread(body, name + ++started[0]);
            thread.setDaemon(true);
            return thread;
        });
    }
}

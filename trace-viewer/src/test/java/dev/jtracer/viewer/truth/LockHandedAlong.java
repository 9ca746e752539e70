package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Four threads want one monitor one after the other and each keeps it for 60 ms: the last waits behind three owners, and JFR
 * names only the last of them.
 */
final class LockHandedAlong implements TruthProgram {
    private static final int THREADS = 4;

    /** Whose class name the lock has. */
    static final class Table {}

    private final Table table = new Table();
    private final List<Held> held = new ArrayList<>();
    private final ConcurrentHashMap<String, Long> wanted = new ConcurrentHashMap<>();

    private record Held(String owner, long fromNanos, long toNanos) {}

    @Override
    public void during(Truth truth) throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String name = "hand-" + i;
            threads.add(truth.thread(name, () -> {
                try (Task task = Task.create("hold")) {
                    keep(name);
                }
            }));
            Thread.sleep(8);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        for (Held waiter : held) {
            long waitedFrom = wanted.get(waiter.owner());
            for (Held owner : held) {
                long nanos = Math.min(owner.toNanos(), waiter.fromNanos()) - Math.max(owner.fromNanos(), waitedFrom);
                if (!owner.equals(waiter) && nanos > 0) {
                    truth.add("owner." + owner.owner(), nanos);
                }
            }
            if (!waiter.equals(held.get(0))) {
                truth.add("waited", waiter.fromNanos() - waitedFrom);
            }
        }
    }

    private void keep(String name) throws InterruptedException {
        wanted.put(name, System.nanoTime());
        synchronized (table) {
            long from = System.nanoTime();
            Thread.sleep(60);
            held.add(new Held(name, from, System.nanoTime()));
        }
    }
}

package dev.jtracer.examples.problems;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Ten threads book; one adds everything up while it holds the ledger. Mended, it adds up a copy. */
final class TenBehindOne implements Problem {
    private static final int BOOKERS = 10;
    private static final int ADDING_UP_MILLIS = 100;

    private final ExecutorService pool = Executors.newFixedThreadPool(BOOKERS + 1, new Numbered("booker"));
    private final Ledger ledger = new Ledger();
    private final boolean fixed;

    TenBehindOne(boolean fixed) {
        this.fixed = fixed;
    }

    /** Accounts and what is on them. */
    static final class Ledger {
        private final Map<String, Long> balances = new HashMap<>();

        synchronized void book(String account, long amount) {
            balances.merge(account, amount, Long::sum);
        }

        /** Slow, and nobody books meanwhile. */
        synchronized long addUpInPlace() throws InterruptedException {
            return addUp(balances);
        }

        synchronized Map<String, Long> copy() {
            return Map.copyOf(balances);
        }

        /** The disk it writes the sums to is slow. */
        static long addUp(Map<String, Long> balances) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(ADDING_UP_MILLIS);
            return balances.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    @Override
    public void round() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        all.add(pool.submit(this::closeTheDay));
        TimeUnit.MILLISECONDS.sleep(10);
        for (int i = 0; i < BOOKERS; i++) {
            String account = "account " + i;
            all.add(pool.submit(() -> {
                try (Task task = Task.create("book")) {
                    ledger.book(account, 1);
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        TimeUnit.MILLISECONDS.sleep(100);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private long closeTheDay() throws InterruptedException {
        try (Task task = Task.create("close-of-day");
                Region region = Region.begin("add-up")) {
            return fixed ? Ledger.addUp(ledger.copy()) : ledger.addUpInPlace();
        }
    }
}

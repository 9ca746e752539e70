package dev.jtracer.examples.shop;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.io.IOException;

/** A thread that brings the prices up to date about once a second: the {@code refresh-prices} task. */
final class PriceRefresher implements Runnable {
    private static final int PAUSE_MILLIS = 850;

    private final PriceTable prices;
    private final Downstream rates;
    private final Downstream database;

    PriceRefresher(PriceTable prices, Downstream rates, Downstream database) {
        this.prices = prices;
        this.rates = rates;
        this.database = database;
    }

    /** Refreshes until the thread is interrupted. */
    @Override
    public void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                refresh();
            }
        } catch (InterruptedException e) {
            // the shop closes
        }
    }

    private void refresh() {
        try (Task task = Task.create("refresh-prices")) {
            try {
                Region.with("load", () -> rates.ask(0));
                Region.with("rebuild", () -> prices.rebuild(database));
                Trace.log("prices", "all prices read anew");
            } catch (IOException e) {
                task.fail(e);
            }
        }
    }
}

package dev.jtracer.examples.shop;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Quotes with tax, worked out on a small pool: each is a {@code price-quote} task, child of the one that asks. */
final class Pricing {
    private static final int TAX_CODES = 100;

    private final ExecutorService pool;
    private final PriceTable prices;
    private final Downstream rates;

    Pricing(ExecutorService pool, PriceTable prices, Downstream rates) {
        this.pool = pool;
        this.prices = prices;
        this.rates = rates;
    }

    /** Hands the question over; the time until a thread takes it is the quote's queue time. */
    Future<Integer> quote(Catalogue.Product product) {
        Task task = Task.createDetached("price-quote");
        try {
            return pool.submit(task.wrapCallable(() -> {
                try {
                    return quoteNow(product);
                } finally {
                    task.end();
                }
            }));
        } catch (RejectedExecutionException e) {
            task.fail(e);
            task.end();
            throw e;
        }
    }

    private int quoteNow(Catalogue.Product product) throws IOException {
        int tax = Region.with("tax", () -> {
            Region.with("rate", () -> rates.ask(product.number()));
            return Region.with("classify", () -> taxPercent(product.name()));
        });
        int cents = Region.with("lookup", () -> prices.priceOf(product.number()));
        return cents + cents * tax / 100;
    }

    /** The tax of the code whose text is nearest to the product's name. */
    private static int taxPercent(String name) {
        int best = 0;
        int bestDistance = Integer.MAX_VALUE;
        for (int code = 0; code < TAX_CODES; code++) {
            int distance = Catalogue.distance(name, "goods of class " + code + " for the household");
            if (distance < bestDistance) {
                best = code;
                bestDistance = distance;
            }
        }
        return best % 2 == 0 ? 19 : 7;
    }
}

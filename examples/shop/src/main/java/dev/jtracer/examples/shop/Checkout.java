package dev.jtracer.examples.shop;

import dev.jtracer.Region;
import dev.jtracer.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * One order on its way through three pools: reserved and priced by an http worker, paid by a db thread, answered by
 * another http worker. The quotes are child tasks on a fourth.
 */
final class Checkout {
    private static final int ITEMS = 3;
    private static final int STREETS = 400;

    private final Shop shop;
    private final Request request;
    private final String order;
    private final String tier;
    private final List<Catalogue.Product> items;
    private int cents;

    Checkout(Shop shop, Request request, String order, String tier) {
        this.shop = shop;
        this.request = request;
        this.order = order;
        this.tier = tier;
        this.items = shop.catalogue().some(ITEMS, order.hashCode());
    }

    /** The first piece: runs inside the {@code checkout} task, as those that it hands on to. */
    void begin() throws Exception {
        Trace.tag("order", order);
        Trace.tag("tier", tier);
        Trace.log("order", order + ", " + ITEMS + " items");
        Region.with("validate", this::validateAddress);
        Region.with("reserve", this::reserve);
        cents = Region.with("quote", this::quote);
        request.runOn(shop.pools().db(), this::pay);
    }

    private void validateAddress() {
        String street = order + " Long Acre, third door on the left";
        for (int i = 0; i < STREETS; i++) {
            if (Catalogue.distance(street, i + " Short Row, second door on the right") == 0) {
                throw new IllegalStateException("nobody lives there: " + street);
            }
        }
    }

    /** Asks the inventory for one item after the other. */
    private void reserve() throws IOException {
        for (Catalogue.Product item : items) {
            try (Region one = Region.begin("item")) {
                Region.with("ask", () -> shop.inventory().ask(item.number()));
                Region.with("take", () -> shop.stock().take(item.number()));
            }
        }
        Trace.log("stock", ITEMS + " of " + ITEMS + " reserved");
    }

    private int quote() throws Exception {
        List<Future<Integer>> quotes = new ArrayList<>();
        for (Catalogue.Product item : items) {
            quotes.add(shop.pricing().quote(item));
        }
        Trace.log("price", "asked for " + ITEMS + " quotes");
        int sum = 0;
        for (Future<Integer> quote : quotes) {
            sum += Region.with("await", () -> quote.get());
        }
        return sum;
    }

    /** The second piece: on a db thread. */
    private void pay() throws IOException, PaymentDeclined {
        try (Region charge = Region.begin("charge")) {
            Trace.log("pay", "authorise " + cents + " cents");
            Region.with("authorise", () -> shop.payments().ask(cents));
            if (Math.floorMod(order.hashCode(), 60) == 0) {
                throw new PaymentDeclined(order);
            }
        }
        Region.with("journal", () -> shop.journal().append(order + " " + cents));
        request.runOn(shop.pools().http(), this::answer);
    }

    /** The last piece: on an http worker again. */
    private void answer() {
        byte[] receipt = Region.with("receipt", this::receipt);
        Trace.log("http", "200, " + receipt.length + " bytes");
        request.answer(receipt);
    }

    private byte[] receipt() {
        StringBuilder receipt = new StringBuilder("order " + order + "\n");
        try (Region lines = Region.begin("lines")) {
            items.forEach(item -> receipt.append(item.name()).append('\n'));
        }
        Region.with("total", () -> receipt.append("total ").append(cents).append('\n'));
        return receipt.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The bank said no. */
    static final class PaymentDeclined extends Exception {
        private static final long serialVersionUID = 1;

        PaymentDeclined(String order) {
            super("payment declined for order " + order);
        }
    }
}

package dev.jtracer.examples.shop;

import dev.jtracer.viewer.server.TraceViewer;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Deque;

/** The shop's parts and its routes: {@code /search?q=words}, {@code /checkout?order=id&tier=name} and {@code /debug/}. */
final class Shop implements AutoCloseable {
    private final Catalogue catalogue;
    private final PriceTable prices;
    private final Stock stock;
    private final Pools pools = Pools.start();
    private final Journal journal = new Journal();
    private final Downstream inventory;
    private final Downstream payments;
    private final Pricing pricing;
    private final Search search;
    private final Thread refresher;
    private final Undertow server;

    private Shop(Outside outside, ShopOptions options) throws IOException {
        catalogue = new Catalogue(options.detail());
        prices = new PriceTable(catalogue.size());
        stock = new Stock(catalogue.size());
        Downstream rates = outside.downstream("rates");
        inventory = outside.downstream("inventory");
        payments = outside.downstream("payments");
        pricing = new Pricing(pools.pricing(), prices, rates);
        search = new Search(catalogue, outside.downstream("index"), new Pages(prices));
        refresher = new Thread(new PriceRefresher(prices, rates, outside.downstream("prices-db")), "price-refresher");
        refresher.setDaemon(true);
        server = Undertow.builder()
                .addHttpListener(options.port(), "127.0.0.1")
                .setHandler(TraceViewer.handler(new PathHandler()
                        .addExactPath("/", Shop::welcome)
                        .addExactPath("/search", this::search)
                        .addExactPath("/checkout", this::checkOut)))
                .build();
    }

    /** Opens the shop on 127.0.0.1. */
    static Shop open(Outside outside, ShopOptions options) throws IOException {
        Shop shop = new Shop(outside, options);
        try {
            shop.server.start();
        } catch (RuntimeException e) {
            shop.close();
            throw new IOException(
                    "cannot listen on 127.0.0.1:" + options.port() + ", choose another --port: " + e.getMessage(), e);
        }
        shop.refresher.start();
        return shop;
    }

    /** Where the shop is, with a slash at the end. */
    String address() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return "http://127.0.0.1:" + address.getPort() + "/";
    }

    @Override
    public void close() throws IOException {
        server.stop();
        refresher.interrupt();
        pools.close();
        journal.close();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Stock stock() {
        return stock;
    }

    Pools pools() {
        return pools;
    }

    Journal journal() {
        return journal;
    }

    Downstream inventory() {
        return inventory;
    }

    Downstream payments() {
        return payments;
    }

    Pricing pricing() {
        return pricing;
    }

    /** What there is to open. */
    private static void welcome(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseSender().send("""
                The shop of the example. Its customers ask for

                  /search?q=red+lamp
                  /checkout?order=A-1&tier=gold

                and what they wait for is seen at

                  /debug/trace?duration=5s    which captures five seconds and shows them
                  /debug/                     which lists what was captured
                """);
    }

    private void search(HttpServerExchange exchange) {
        String words = parameter(exchange, "q");
        Request request = Request.begin(exchange, "search");
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> request.runOn(pools.http(), () -> request.answer(search.page(words))));
    }

    private void checkOut(HttpServerExchange exchange) {
        Request request = Request.begin(exchange, "checkout");
        Checkout checkout = new Checkout(this, request, parameter(exchange, "order"), parameter(exchange, "tier"));
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> request.runOn(pools.http(), checkout::begin));
    }

    private static String parameter(HttpServerExchange exchange, String name) {
        Deque<String> values = exchange.getQueryParameters().get(name);
        return values == null ? "" : values.getFirst();
    }
}

package dev.jtracer.examples.shop;

import java.io.IOException;
import java.util.Arrays;

/**
 * The prices in cents, behind one monitor.
 *
 * <p>This is the fault that the trace shows: {@link #rebuild} holds the monitor while it waits for the database, and
 * everybody who wants a price meanwhile waits with it. To mend it, read first and take the monitor only to swap the
 * arrays.
 */
final class PriceTable {
    private final int[] cents;

    PriceTable(int products) {
        this.cents = new int[products];
        Arrays.fill(cents, 1_990);
    }

    /** The price of one product. */
    synchronized int priceOf(int product) {
        return cents[product];
    }

    /** Reads all prices anew. */
    synchronized void rebuild(Downstream database) throws IOException {
        byte[] half = database.ask(0);
        byte[] otherHalf = database.ask(1);
        for (int i = 0; i < cents.length; i++) {
            int drift = Math.floorMod(Arrays.hashCode(half) + Arrays.hashCode(otherHalf) + i, 5) - 2;
            cents[i] = Math.max(990, cents[i] + drift);
        }
    }
}

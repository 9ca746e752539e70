package dev.jtracer.examples.shop;

import java.util.concurrent.locks.ReentrantLock;

/** How many of each product are left, behind a lock. */
final class Stock {
    private final ReentrantLock lock = new ReentrantLock();
    private final int[] left;
    private final long[] ledger = new long[4_096];

    Stock(int products) {
        this.left = new int[products];
    }

    /** Takes one from the shelf. An empty shelf is filled first. */
    void take(int product) {
        lock.lock();
        try {
            if (left[product] == 0) {
                left[product] = 100;
            }
            left[product]--;
            balance(product);
        } finally {
            lock.unlock();
        }
    }

    /** Writes the ledger on: what makes the lock worth waiting for. */
    private void balance(int product) {
        long sum = product;
        for (int i = 0; i < ledger.length; i++) {
            sum = sum * 31 + ledger[i];
            ledger[i] = sum ^ sum >>> 7;
        }
    }
}

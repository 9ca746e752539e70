package dev.jtracer.runtime;

import java.time.Instant;

/** Time as captures see it, so that tests need not wait for it. */
interface Ticker {
    /** The JVM's clock. */
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    };

    /** Nanoseconds from some fixed moment; only differences mean anything. */
    long nanos();

    /** The wall clock. */
    Instant now();
}

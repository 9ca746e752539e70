package dev.jtracer.viewer.jfr;

import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * How to read a recording.
 *
 * @param threads how many threads decode, the caller's included; 1 decodes on the caller's alone
 * @param cancelled asked often, by any of these threads; once it says yes, reading ends with a {@link
 *     java.util.concurrent.CancellationException}
 * @param progress told by the caller's thread how many bytes of the file are done
 */
public record ReadOptions(int threads, BooleanSupplier cancelled, LongConsumer progress) {
    /** On the caller's thread, to the end, in silence. */
    public static final ReadOptions PLAIN = new ReadOptions(1, () -> false, bytes -> {});

    /** Checks the number of threads. */
    public ReadOptions {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
    }

    /** The same with other threads. */
    public ReadOptions withThreads(int number) {
        return new ReadOptions(number, cancelled, progress);
    }
}

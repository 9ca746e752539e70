package dev.jtracer.examples.shop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** The last thousand orders, in a file of fixed places. */
final class Journal implements AutoCloseable {
    private static final int PLACES = 1_000;
    private static final int PLACE_BYTES = 16_000;

    private final Path file;
    private final FileChannel channel;
    private final AtomicInteger orders = new AtomicInteger();

    Journal() throws IOException {
        file = Files.createTempFile("shop-orders", ".log");
        file.toFile().deleteOnExit();
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** Writes the order and waits until the disk has it. */
    void append(String order) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(PLACE_BYTES);
        entry.put(order.getBytes(StandardCharsets.UTF_8)).clear();
        long place = Math.floorMod(orders.getAndIncrement(), PLACES);
        channel.write(entry, place * PLACE_BYTES);
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}

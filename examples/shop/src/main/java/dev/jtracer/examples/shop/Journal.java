package dev.jtracer.examples.shop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The orders of the day, appended to a file that starts anew when it has grown. */
final class Journal implements AutoCloseable {
    private static final long LARGEST_BYTES = 16_000_000;
    private static final int ENTRY_BYTES = 16_000;

    private final Path file;
    private final FileChannel channel;

    Journal() throws IOException {
        file = Files.createTempFile("shop-orders", ".log");
        file.toFile().deleteOnExit();
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** Writes the order and waits until the disk has it. */
    synchronized void append(String order) throws IOException {
        if (channel.position() > LARGEST_BYTES) {
            channel.truncate(0);
        }
        ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES);
        entry.put(order.getBytes(StandardCharsets.UTF_8)).clear();
        channel.write(entry);
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}

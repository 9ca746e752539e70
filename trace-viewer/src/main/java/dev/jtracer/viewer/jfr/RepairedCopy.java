package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A private temporary copy of some chunks of a recording, each marked as finished and beginning when it is said to begin:
 * what the JDK's reader needs to read a chunk that was still being written, the chunks around a damaged one, or chunks
 * between which the wall clock was set. Closing deletes it.
 */
record RepairedCopy(Path path) implements AutoCloseable {

    static RepairedCopy of(Path file, List<Chunk> chunks) throws IOException {
        RepairedCopy copy = new RepairedCopy(Files.createTempFile("jtracer-", ".jfr"));
        try (FileChannel from = FileChannel.open(file, StandardOpenOption.READ);
                FileChannel to = FileChannel.open(copy.path, StandardOpenOption.WRITE)) {
            for (Chunk chunk : chunks) {
                append(from, to, chunk);
            }
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    private static void append(FileChannel from, FileChannel to, Chunk chunk) throws IOException {
        long start = to.size();
        long copied = 0;
        to.position(start);
        while (copied < chunk.size()) {
            long now = from.transferTo(chunk.offset() + copied, chunk.size() - copied, to);
            if (now <= 0) {
                throw new IOException("recording must not shrink while it is read");
            }
            copied += now;
        }
        to.write(ByteBuffer.allocate(Long.BYTES).putLong(0, chunk.startNanos()), start + Chunk.START_OFFSET);
        if (!chunk.finished()) {
            to.write(ByteBuffer.wrap(new byte[] {0}), start + Chunk.STATE_OFFSET);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}

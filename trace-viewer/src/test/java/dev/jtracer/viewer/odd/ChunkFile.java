package dev.jtracer.viewer.odd;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A recording taken apart into its chunks, to be put together in ways no recorder would: parts of a header changed, a chunk
 * missing, moved or there twice. Immutable; the offsets are those of the format's chunk header.
 */
public record ChunkFile(List<byte[]> chunks) {
    public static final int HEADER_BYTES = 68;
    public static final int SIZE = 8;
    public static final int METADATA = 24;
    public static final int START_NANOS = 32;
    public static final int DURATION_NANOS = 40;
    public static final int START_TICKS = 48;
    public static final int TICKS_PER_SECOND = 56;
    public static final int STATE = 64;

    public static ChunkFile of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += chunks.get(chunks.size() - 1).length) {
            int size = (int) ByteBuffer.wrap(bytes).getLong(at + SIZE);
            chunks.add(Arrays.copyOfRange(bytes, at, at + size));
        }
        return new ChunkFile(List.copyOf(chunks));
    }

    public int size() {
        return chunks.size();
    }

    /** A number of a chunk's header. */
    public long header(int chunk, int offset) {
        return ByteBuffer.wrap(chunks.get(chunk)).getLong(offset);
    }

    /** The same file with a number of a chunk's header changed. */
    public ChunkFile with(int chunk, int offset, long value) {
        byte[] changed = chunks.get(chunk).clone();
        ByteBuffer.wrap(changed).putLong(offset, value);
        return replaced(chunk, changed);
    }

    /** The same file as if the wall clock had been set forward, or back, when that chunk began. */
    public ChunkFile withClockSetAt(int chunk, long byNanos) {
        ChunkFile set = this;
        for (int i = chunk; i < size(); i++) {
            set = set.with(i, START_NANOS, header(i, START_NANOS) + byNanos);
        }
        return set;
    }

    /** The same file with other bytes in the place of a chunk. */
    public ChunkFile replaced(int chunk, byte[] bytes) {
        List<byte[]> changed = new ArrayList<>(chunks);
        changed.set(chunk, bytes);
        return new ChunkFile(List.copyOf(changed));
    }

    /** A file of these chunks, in this order. */
    public ChunkFile pick(int... order) {
        return new ChunkFile(IntStream.of(order).mapToObj(chunks::get).toList());
    }

    public ChunkFile without(int chunk) {
        return pick(IntStream.range(0, size()).filter(i -> i != chunk).toArray());
    }

    /** This file and another one behind it. */
    public ChunkFile and(ChunkFile other) {
        List<byte[]> all = new ArrayList<>(chunks);
        all.addAll(other.chunks);
        return new ChunkFile(List.copyOf(all));
    }

    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chunks.forEach(out::writeBytes);
        return out.toByteArray();
    }

    public Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }
}

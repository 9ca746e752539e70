package dev.jtracer.runtime.secrets;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A recording file that is read and overwritten at a cursor, through one small window: a mapped file could not be deleted on
 * every system while the mapping lives. Not thread-safe.
 */
final class ChunkInput implements Closeable {
    private static final int WINDOW = 1 << 18;
    private static final int LONGEST_STRING = 1 << 24;

    private final FileChannel channel;
    private final byte[] window = new byte[WINDOW];
    private long windowStart;
    private int windowLength;
    private long position;

    ChunkInput(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    long size() throws IOException {
        return channel.size();
    }

    long position() {
        return position;
    }

    void position(long to) {
        position = to;
    }

    void skip(long bytes) throws IOException {
        if (bytes < 0) {
            throw new IOException("length " + bytes + " at byte " + position);
        }
        position += bytes;
    }

    int readByte() throws IOException {
        if (position < windowStart || position >= windowStart + windowLength) {
            fill();
        }
        return window[(int) (position++ - windowStart)] & 0xff;
    }

    /** Eight bytes, the highest first: only chunk headers have such. */
    long readRawLong() throws IOException {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | readByte();
        }
        return value;
    }

    /** A number of seven bits a byte, the lowest first; a ninth byte holds eight. Padded forms read the same. */
    long readLong() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            int b = readByte();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        return value | (long) readByte() << 56;
    }

    int readCount() throws IOException {
        long count = readLong();
        if (count < 0 || count > size()) {
            throw new IOException("count " + count + " at byte " + position);
        }
        return (int) count;
    }

    /** A string written where it is used, as names in the metadata are. */
    String readString() throws IOException {
        StringForm form = StringForm.of(readByte(), position);
        if (!form.hasCharacters()) {
            if (form == StringForm.POOLED) {
                throw new IOException("unexpected string constant at byte " + position);
            }
            return "";
        }
        int length = readCount();
        if (length > LONGEST_STRING) {
            throw new IOException("string of " + length + " at byte " + position);
        }
        if (form == StringForm.CHARS) {
            StringBuilder text = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                text.append((char) readLong());
            }
            return text.toString();
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) readByte();
        }
        return new String(bytes, form == StringForm.UTF8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** Overwrites one byte; the cursor stays. */
    void overwrite(long at, int value) throws IOException {
        overwrite(at, new byte[] {(byte) value});
    }

    /** Overwrites bytes; the cursor stays. */
    void overwrite(long at, byte[] bytes) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        while (source.hasRemaining()) {
            channel.write(source, at + source.position());
        }
        for (int i = 0; i < bytes.length; i++) {
            long in = at + i - windowStart;
            if (in >= 0 && in < windowLength) {
                window[(int) in] = bytes[i];
            }
        }
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
        windowLength = 0;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void fill() throws IOException {
        windowLength = 0;
        windowStart = position;
        ByteBuffer target = ByteBuffer.wrap(window);
        while (target.hasRemaining() && channel.read(target, windowStart + target.position()) > 0) {
            windowLength = target.position();
        }
        if (windowLength == 0) {
            throw new EOFException("end of file at byte " + position);
        }
    }
}

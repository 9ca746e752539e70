package dev.jtracer.viewer.attach;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes as a chunk of a recording has them: numbers of seven bits a byte, the lowest first, and texts in UTF-8. */
final class ChunkBytes {
    private static final int EMPTY = 1;
    private static final int UTF8 = 3;
    private static final int MOST_BYTES_OF_SEVEN = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    int size() {
        return out.size();
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    ChunkBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    ChunkBytes oneByte(int value) {
        out.write(value);
        return this;
    }

    /** The ninth byte of a long number holds eight bits. */
    ChunkBytes number(long value) {
        long left = value;
        for (int i = 0; i < MOST_BYTES_OF_SEVEN; i++) {
            if ((left & ~0x7fL) == 0) {
                out.write((int) left);
                return this;
            }
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
        return this;
    }

    ChunkBytes text(String text) {
        if (text.isEmpty()) {
            return oneByte(EMPTY);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return oneByte(UTF8).number(bytes.length).raw(bytes);
    }

    /** An event: its size, which counts its own bytes, and then its type and fields. */
    ChunkBytes event(ChunkBytes typeAndFields) {
        int content = typeAndFields.size();
        int width = 1;
        while (new ChunkBytes().number(content + width).size() > width) {
            width++;
        }
        return number(content + width).raw(typeAndFields.toBytes());
    }
}

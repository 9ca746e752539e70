package dev.jtracer.viewer.jfr;

import java.nio.ByteBuffer;

/**
 * A chunk of a recording as its header describes it. A recording is a sequence of chunks; each stands alone.
 *
 * <pre>
 *   0 "FLR\0"   4 major u2   6 minor u2
 *   8 size      16 constant pool offset   24 metadata offset
 *  32 start, ns since 1970   40 duration, ns   48 start, ticks   56 ticks per second
 *  64 state u1: 0 when the chunk is finished   65 unused   67 flags u1
 * </pre>
 *
 * @param offset where in the file it starts
 * @param size its length in bytes, as far as it was written when the header was
 * @param startNanos when it begins, in nanoseconds since 1970
 * @param durationNanos how long it lasts, 0 if that is not known yet
 * @param startTicks when it begins by the JVM's own clock, which nobody can set
 * @param ticksPerSecond how fast that clock goes
 * @param finished whether it is complete; else it was still being written when the file was copied
 */
record Chunk(
        long offset,
        long size,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond,
        boolean finished) {
    static final int HEADER_BYTES = 68;
    static final int START_OFFSET = 32;
    static final int STATE_OFFSET = 64;
    static final int MAGIC = 0x464c5200;

    /** Whether bytes begin as every chunk does. */
    static boolean startsIn(ByteBuffer bytes) {
        return bytes.remaining() >= 4 && bytes.getInt(bytes.position()) == MAGIC;
    }

    /** The chunk whose header is at the start of the buffer. */
    static Chunk parse(ByteBuffer header, long offset) {
        return new Chunk(
                offset,
                header.getLong(8),
                header.getLong(START_OFFSET),
                header.getLong(40),
                header.getLong(48),
                header.getLong(56),
                header.get(STATE_OFFSET) == 0);
    }

    /** When it ends, in nanoseconds since 1970. */
    long endNanos() {
        return startNanos + durationNanos;
    }

    /** The same chunk at another time. */
    Chunk at(long otherStartNanos, long otherDurationNanos) {
        return new Chunk(offset, size, otherStartNanos, otherDurationNanos, startTicks, ticksPerSecond, finished);
    }

    /** Whether the header's offsets lie inside the chunk, so that there is something to read. */
    static boolean hasContent(ByteBuffer header) {
        long size = header.getLong(8);
        long pool = header.getLong(16);
        long metadata = header.getLong(24);
        return size > HEADER_BYTES
                && pool >= HEADER_BYTES
                && pool < size
                && metadata >= HEADER_BYTES
                && metadata < size;
    }
}

package dev.jtracer.viewer.jfr;

import java.nio.ByteBuffer;

/**
 * A chunk of a recording as its header describes it. A recording is a sequence of chunks; each stands alone.
 *
 * <pre>
 *   0 "FLR\0"   4 major u2   6 minor u2
 *   8 size      16 constant pool offset   24 metadata offset
 *  32 start, ns since 1970   40 duration, ns   48 start, ticks   56 ticks per second
 *  64 state u1: 0 when the chunk is finished   65 unused   67 flags u1: 1 numbers are compressed, 2 last chunk
 * </pre>
 *
 * @param offset where in the file it starts
 * @param size how many bytes of it the file has
 * @param startNanos when it begins, in nanoseconds since 1970
 * @param durationNanos how long it lasts, 0 if that is not known yet
 * @param startTicks when it begins by the JVM's own clock, which nobody can set
 * @param ticksPerSecond how fast that clock goes
 * @param poolOffset where its last checkpoint is, from its own start; anything if the header was never finished
 * @param metadataOffset where its metadata is, likewise
 * @param compressed whether its numbers are written seven bits a byte
 * @param finished whether it is complete; else it was still being written when the file was copied
 * @param cut whether it may end anywhere: with the file, where the next chunk begins, or where writing stopped
 */
record Chunk(
        long offset,
        long size,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond,
        long poolOffset,
        long metadataOffset,
        boolean compressed,
        boolean finished,
        boolean cut) {
    static final int HEADER_BYTES = 68;
    static final int SIZE_OFFSET = 8;
    static final int STATE_OFFSET = 64;
    static final int MAGIC = 0x464c5200;
    private static final int POOL_OFFSET = 16;
    private static final int METADATA_OFFSET = 24;
    private static final int START_OFFSET = 32;
    private static final int DURATION_OFFSET = 40;
    private static final int TICKS_OFFSET = 48;
    private static final int TICKS_PER_SECOND_OFFSET = 56;
    private static final int FLAGS_OFFSET = 67;
    private static final int COMPRESSED = 1;

    /** Whether bytes begin as every chunk does. */
    static boolean startsIn(ByteBuffer bytes) {
        return bytes.remaining() >= 4 && bytes.getInt(bytes.position()) == MAGIC;
    }

    /** The chunk whose header is at the start of the buffer, of which the file has so many bytes. */
    static Chunk parse(ByteBuffer header, long offset, long size, boolean cut) {
        return new Chunk(
                offset,
                size,
                header.getLong(START_OFFSET),
                header.getLong(DURATION_OFFSET),
                header.getLong(TICKS_OFFSET),
                header.getLong(TICKS_PER_SECOND_OFFSET),
                header.getLong(POOL_OFFSET),
                header.getLong(METADATA_OFFSET),
                (header.get(FLAGS_OFFSET) & COMPRESSED) != 0,
                isFinished(header),
                cut);
    }

    /** Its length as a header tells it, as far as it was written when the header was. */
    static long size(ByteBuffer header) {
        return header.getLong(SIZE_OFFSET);
    }

    /** Whether the header says that nothing more is to come. */
    static boolean isFinished(ByteBuffer header) {
        return header.get(STATE_OFFSET) == 0;
    }

    /** Where in the file it ends. */
    long endOffset() {
        return offset + size;
    }

    /** When it ends, in nanoseconds since 1970. */
    long endNanos() {
        return startNanos + durationNanos;
    }

    /** The same chunk at another time. */
    Chunk at(long otherStartNanos, long otherDurationNanos) {
        return with(otherStartNanos, otherDurationNanos, startTicks);
    }

    /** The same chunk with another begin by the JVM's clock. */
    Chunk withTicks(long otherStartTicks) {
        return with(startNanos, durationNanos, otherStartTicks);
    }

    private Chunk with(long nanos, long duration, long ticks) {
        return new Chunk(
                offset,
                size,
                nanos,
                duration,
                ticks,
                ticksPerSecond,
                poolOffset,
                metadataOffset,
                compressed,
                finished,
                cut);
    }

    /** Whether the header's offsets lie inside the chunk, so that there is something to read. */
    static boolean hasContent(ByteBuffer header) {
        long size = size(header);
        long pool = header.getLong(POOL_OFFSET);
        long metadata = header.getLong(METADATA_OFFSET);
        return size > HEADER_BYTES
                && pool >= HEADER_BYTES
                && pool < size
                && metadata >= HEADER_BYTES
                && metadata < size;
    }
}

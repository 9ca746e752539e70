package dev.jtracer.runtime.secrets;

import java.io.IOException;

/** One chunk's header, checked as far as it can be without reading on. */
record Chunk(long start, long size, long metadataPosition, boolean finished) {
    static final int HEADER = 68;

    private static final int MAGIC = 0x464c5200; // FLR\0
    private static final int SIZE_AT = 8;
    private static final int METADATA_AT = 24;
    private static final int STATE_AT = 64;
    private static final int FLAGS_AT = 67;
    private static final int COMPRESSED_NUMBERS = 1;

    static Chunk read(ChunkInput in, long start) throws IOException {
        in.position(start);
        int magic = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            magic = magic << 8 | in.readByte();
        }
        if (magic != MAGIC) {
            throw new IOException("no chunk at byte " + start);
        }
        in.position(start + SIZE_AT);
        long size = in.readRawLong();
        in.position(start + METADATA_AT);
        long metadata = in.readRawLong();
        in.position(start + STATE_AT);
        boolean finished = in.readByte() == 0;
        in.position(start + FLAGS_AT);
        if ((in.readByte() & COMPRESSED_NUMBERS) == 0) {
            throw new IOException("numbers are not compressed in the chunk at byte " + start);
        }
        if (size < HEADER || size > in.size() - start) {
            throw new IOException("the chunk at byte " + start + " is cut off");
        }
        if (metadata < HEADER || metadata >= size) {
            throw new IOException("the chunk at byte " + start + " has no metadata");
        }
        return new Chunk(start, size, metadata, finished);
    }

    long end() {
        return start + size;
    }

    /** Marks a chunk whose writer died as complete up to the size its header tells. */
    void finish(ChunkInput in) throws IOException {
        in.overwrite(start + STATE_AT, 0);
    }
}

package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Finds a chunk's metadata: where its header says, else among its events, as far as there are any. */
final class MetadataSearch {
    private static final long METADATA = 0;

    private MetadataSearch() {}

    /**
     * The metadata of a chunk.
     *
     * @throws Malformed if it has none that can be read
     */
    static Metadata of(FileChannel file, Chunk chunk) throws IOException {
        if (chunk.metadataOffset() >= Chunk.HEADER_BYTES && chunk.metadataOffset() < chunk.size()) {
            try {
                return read(file, chunk, chunk.offset() + chunk.metadataOffset());
            } catch (Malformed e) {
                // It may be elsewhere, or there twice.
            }
        }
        Malformed why = new Malformed("its metadata is missing");
        EventScan scan = new EventScan(file, chunk);
        Metadata last = null;
        while (scan.next()) {
            if (scan.typeId() == METADATA) {
                try {
                    last = read(file, chunk, scan.eventAt());
                } catch (Malformed e) {
                    why = e;
                }
            }
        }
        if (last == null) {
            throw why;
        }
        return last;
    }

    private static Metadata read(FileChannel file, Chunk chunk, long at) throws IOException {
        byte[] event = ConstantPools.event(file, chunk, at);
        Cursor in = new Cursor(chunk.compressed()).set(event, 0, event.length);
        try {
            in.readInt();
            if (in.readLong() != METADATA) {
                throw new Malformed("its metadata is not where its header says");
            }
            return Metadata.read(in);
        } catch (IndexOutOfBoundsException e) {
            throw new Malformed("its metadata is damaged");
        }
    }
}

package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds a chunk's metadata: where its header says, else among its events, as far as there are any. Most chunks of a file have
 * the same: what was read last is remembered, and counts again if the bytes are the same. Safe for use by several threads.
 */
final class MetadataSearch {
    private static final long METADATA = 0;

    private volatile @Nullable Known known;

    /** Metadata and the bytes it was read from, from a place on. */
    @SuppressWarnings("ArrayRecordComponent") // compared by what it holds
    private record Known(byte[] event, int from, boolean compressed, Metadata metadata) {
        boolean isSame(byte[] other, int at, boolean otherCompressed) {
            return compressed == otherCompressed && Arrays.equals(event, from, event.length, other, at, other.length);
        }
    }

    /**
     * The metadata of a chunk.
     *
     * @throws Malformed if it has none that can be read
     */
    Metadata of(FileChannel file, Chunk chunk) throws IOException {
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

    private Metadata read(FileChannel file, Chunk chunk, long at) throws IOException {
        byte[] event = ConstantPools.event(file, chunk, at);
        Cursor in = new Cursor(chunk.compressed()).set(event, 0, event.length);
        try {
            in.readInt();
            if (in.readLong() != METADATA) {
                throw new Malformed("its metadata is not where its header says");
            }
            in.readLong(); // start
            in.readLong(); // duration
            Known last = known;
            if (last != null && last.isSame(event, in.at(), chunk.compressed())) {
                return last.metadata;
            }
            int from = in.at();
            Metadata metadata = Metadata.read(in);
            known = new Known(event, from, chunk.compressed(), metadata);
            return metadata;
        } catch (IndexOutOfBoundsException e) {
            throw new Malformed("its metadata is damaged");
        }
    }
}

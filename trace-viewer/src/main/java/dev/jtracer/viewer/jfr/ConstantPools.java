package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The constant pools of a chunk: what events refer to by key. They lie in checkpoints, events of type 1, each of which says
 * how far before it the one before it begins; the header knows the last.
 *
 * <pre>
 *  checkpoint:  start, duration, delta to the one before (0: none), kind, number of pools, pool ...
 *  pool:        type, number of values, (key, value as the type lays it out) ...
 * </pre>
 *
 * <p>If the chain cannot be followed, a cut chunk has lost its end, the checkpoints are looked for among the events. A damaged
 * checkpoint costs the values behind the damage. For one thread.
 */
final class ConstantPools {
    /** The type of a checkpoint. */
    static final long CHECKPOINT = 1;

    private final Metadata metadata;
    private final boolean compressed;
    private final Map<JfrType, Pool> pools = new HashMap<>();
    private final Map<JfrType, Layout> layouts = new HashMap<>();
    private String damage = "";

    private ConstantPools(Metadata metadata, boolean compressed) {
        this.metadata = metadata;
        this.compressed = compressed;
    }

    /** Reads where all values are. Cost: reads each checkpoint once, and the whole chunk if their chain is broken. */
    static ConstantPools read(FileChannel file, Chunk chunk, Metadata metadata) throws IOException {
        ConstantPools pools = new ConstantPools(metadata, chunk.compressed());
        List<Long> places = chain(file, chunk);
        if (places.isEmpty()) {
            places = scan(file, chunk);
            pools.damage = chunk.cut() || !chunk.finished() ? "" : "its last checkpoint is not where its header says";
        }
        for (long place : places) {
            pools.add(event(file, chunk, place));
        }
        return pools;
    }

    /** The pool of a type; an empty one if the chunk has none. */
    Pool of(JfrType type) {
        return pools.computeIfAbsent(type, Pool::new);
    }

    /** What is damaged of them, empty if nothing is. */
    String damage() {
        return damage;
    }

    /** The places of all checkpoints in the file, the last first; none if the chain is broken anywhere. */
    private static List<Long> chain(FileChannel file, Chunk chunk) throws IOException {
        List<Long> places = new ArrayList<>();
        long at = chunk.poolOffset();
        long below = chunk.size();
        while (at >= Chunk.HEADER_BYTES && at < below) {
            places.add(chunk.offset() + at);
            byte[] head = bytes(file, chunk, chunk.offset() + at, 64);
            Cursor in = new Cursor(chunk.compressed()).set(head, 0, head.length);
            try {
                long size = in.readInt();
                long type = in.readLong();
                in.readLong();
                in.readLong();
                long delta = in.readLong();
                if (type != CHECKPOINT || size <= in.at() || size > below - at || delta > 0) {
                    return List.of();
                }
                if (delta == 0) {
                    return places;
                }
                below = at;
                at += delta;
            } catch (IndexOutOfBoundsException e) {
                return List.of();
            }
        }
        return List.of();
    }

    private static List<Long> scan(FileChannel file, Chunk chunk) throws IOException {
        List<Long> places = new ArrayList<>();
        EventScan scan = new EventScan(file, chunk);
        while (scan.next()) {
            if (scan.typeId() == CHECKPOINT) {
                places.add(scan.eventAt());
            }
        }
        Collections.reverse(places);
        return places;
    }

    /**
     * The bytes of an event.
     *
     * @throws Malformed if it is longer than what there is of the chunk
     */
    static byte[] event(FileChannel file, Chunk chunk, long at) throws IOException {
        byte[] head = bytes(file, chunk, at, 16);
        long size = 0;
        try {
            size = new Cursor(chunk.compressed()).set(head, 0, head.length).readInt();
        } catch (IndexOutOfBoundsException e) {
            throw new Malformed("an event where the chunk ends");
        }
        if (size <= 0 || size > chunk.endOffset() - at) {
            throw new Malformed("an event of " + size + " bytes where " + (chunk.endOffset() - at) + " are left");
        }
        return bytes(file, chunk, at, (int) size);
    }

    private static byte[] bytes(FileChannel file, Chunk chunk, long at, int most) throws IOException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(most, chunk.endOffset() - at))];
        if (EventScan.fill(file, at, bytes, bytes.length) < bytes.length) {
            throw new IOException("recording must not shrink while it is read");
        }
        return bytes;
    }

    private void add(byte[] event) {
        Cursor in = new Cursor(compressed).set(event, 0, event.length);
        try {
            in.readInt(); // size
            in.readLong(); // type
            in.readLong(); // start
            in.readLong(); // duration
            in.readLong(); // delta
            in.readByte(); // kind
            for (int left = in.readLength(); left > 0; left--) {
                addPool(in);
            }
            if (in.overrun()) {
                throw new Malformed("values that are longer than their checkpoint");
            }
        } catch (IndexOutOfBoundsException | Malformed e) {
            damage = "a checkpoint is damaged";
        }
    }

    private void addPool(Cursor in) {
        JfrType type = metadata.type(in.readLong());
        if (type == null) {
            throw new Malformed("values of no type");
        }
        Pool pool = of(type);
        Layout layout = layouts.computeIfAbsent(type, t -> Layout.of(t, compressed));
        for (int left = in.readLength(); left > 0; left--) {
            long key = in.readLong();
            int at = in.at();
            layout.skip(in);
            if (in.overrun()) {
                throw new Malformed("a value that is longer than its checkpoint");
            }
            pool.put(key, in.bytes(), at);
        }
    }
}

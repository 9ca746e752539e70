package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes a chunk into batches, on whichever thread. Used once. */
final class ChunkDecoder {
    /** A batch ends after so many bytes, too: texts of their own for each event could be long. */
    private static final long MOST_BYTES = 4 << 20;

    private final FileChannel file;
    private final Chunk chunk;
    private final Selection wanted;
    private long brokenEvents;
    private int events;

    ChunkDecoder(FileChannel file, Chunk chunk, Selection wanted) {
        this.file = file;
        this.chunk = chunk;
        this.wanted = wanted;
    }

    /** Where batches go, and where they come back from. */
    interface Batches {
        /** An empty batch. */
        Batch empty();

        /** Takes a batch, and how many bytes of the chunk are done with it. */
        void put(Batch batch, long bytes);
    }

    /** Decodes it all; what cannot be decoded is said in the result. */
    Decoded decode(Batches batches) throws IOException {
        Metadata metadata;
        try {
            metadata = MetadataSearch.of(file, chunk);
        } catch (Malformed e) {
            return Decoded.nothing(e.getMessage());
        }
        ConstantPools pools = ConstantPools.read(file, chunk, metadata);
        ChunkRows rows = new ChunkRows(new Values(pools, metadata, chunk.compressed()), chunk.compressed());
        TypePlans plans = new TypePlans(metadata, pools, rows, chunk.compressed(), wanted);
        Cursor in = new Cursor(chunk.compressed());
        EventScan scan = new EventScan(file, chunk, in);
        scan(scan, in, plans, rows, batches);
        Map<Long, String> names = new HashMap<>();
        metadata.events().forEach(type -> names.put(type.id(), type.name()));
        Map<String, Long> counts = new HashMap<>();
        plans.all().forEach(plan -> counts.merge(plan.type().name(), plan.count(), Long::sum));
        String error = scan.broken() && !chunk.cut() ? "an event's size cannot be true" : "";
        return new Decoded(counts, names, scan.done(), brokenEvents, error, pools.damage());
    }

    private void scan(EventScan scan, Cursor in, TypePlans plans, ChunkRows rows, Batches batches) throws IOException {
        Clock clock = new Clock(chunk);
        Batch batch = batches.empty();
        long since = 0;
        while (scan.next()) {
            TypePlan plan = plans.of(scan.typeId());
            if (plan != null) {
                plan.countOne();
                if (plan.reads()) {
                    scan.load();
                    read(plan, in, batch, rows, clock);
                }
            }
            if (events >= EventBatch.MOST_EVENTS || scan.done() - since > MOST_BYTES) {
                batch.newRows(rows.takeNew());
                batches.put(batch, scan.done() - since);
                since = scan.done();
                events = 0;
                batch = batches.empty();
            }
        }
        batch.newRows(rows.takeNew());
        batches.put(batch, chunk.size() - since);
    }

    private void read(TypePlan plan, Cursor in, Batch batch, ChunkRows rows, Clock clock) {
        EventBatch into = plan.place() < 0 ? null : batch.type(plan.place());
        int before = into == null ? 0 : into.size();
        try {
            if (into == null) {
                plan.readThread(in, rows);
            } else {
                plan.read(in, into, rows, clock);
                events++;
            }
        } catch (IndexOutOfBoundsException | Malformed e) {
            brokenEvents++;
            removeFrom(into, before);
        }
    }

    private static void removeFrom(@Nullable EventBatch events, int size) {
        if (events != null && events.size() > size) {
            events.removeLast();
        }
    }

    /**
     * What became of a chunk.
     *
     * @param counts how many events of each type it has
     * @param typeNames the names of its types of events by their ids
     * @param doneBytes how many bytes of it were understood
     * @param brokenEvents how many events could not be decoded
     * @param error why it could not be read to its end, empty if it could
     * @param poolDamage what of its constant pools is damaged, empty if nothing is
     */
    record Decoded(
            Map<String, Long> counts,
            Map<Long, String> typeNames,
            long doneBytes,
            long brokenEvents,
            String error,
            String poolDamage) {

        static Decoded nothing(String error) {
            return new Decoded(Map.of(), Map.of(), 0, 0, error, "");
        }

        long events() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}

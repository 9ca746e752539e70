package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decodes a chunk into batches, on whichever thread. Used once. */
final class ChunkDecoder {
    /** A batch ends after so many bytes, too: texts of their own for each event could be long. */
    private static final long MOST_BYTES = 4 << 20;

    private final FileChannel file;
    private final Chunk chunk;
    private final Selection wanted;
    private final MetadataSearch metadataSearch;

    ChunkDecoder(FileChannel file, Chunk chunk, Selection wanted, MetadataSearch metadataSearch) {
        this.metadataSearch = metadataSearch;
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
            metadata = metadataSearch.of(file, chunk);
        } catch (Malformed e) {
            return Decoded.nothing(e.getMessage());
        }
        Values values = Values.of(file, chunk, metadata);
        ConstantPools pools = values.pools();
        ChunkRows rows = new ChunkRows(values, chunk.compressed());
        TypePlans plans = new TypePlans(metadata, pools, rows, chunk, wanted);
        Pending pending = new Pending(batches, rows);
        EventScan scan = new EventScan(file, chunk, pending::decode);
        pending.scan = scan;
        while (scan.next()) {
            TypePlan plan = plans.of(scan.typeId());
            if (plan != null) {
                plan.countOne();
                if (plan.reads()) {
                    scan.load();
                    pending.add(plan);
                }
            }
        }
        pending.decode();
        pending.put(chunk.size());
        Map<Long, String> names = new HashMap<>();
        metadata.events().forEach(type -> names.put(type.id(), type.name()));
        Map<String, Long> counts = new HashMap<>();
        plans.all().forEach(plan -> counts.merge(plan.type().name(), plan.count(), Long::sum));
        String error = scan.broken() && !chunk.cut() ? "an event's size cannot be true" : "";
        return new Decoded(counts, names, scan.done(), pending.brokenEvents, error, pools.damage());
    }

    /** The events of a window that are not decoded yet, and the batch they go into. */
    private final class Pending {
        private final Batches batches;
        private final ChunkRows rows;
        private final Clock clock = new Clock(chunk);
        private final Run run = new Run(chunk.compressed());
        private final List<TypePlan> plans = new ArrayList<>();
        private @Nullable EventScan scan;
        private Batch batch;
        private int size;
        private int batchEvents;
        private long batchFrom;
        private long brokenEvents;

        private Pending(Batches batches, ChunkRows rows) {
            this.batches = batches;
            this.rows = rows;
            batch = batches.empty();
        }

        private void add(TypePlan plan) {
            EventScan at = Objects.requireNonNull(scan);
            if (plan.size() == 0) {
                plans.add(plan);
            }
            plan.add(at.contentAt(), at.contentEnd());
            size++;
            if (size == Run.MOST_EVENTS) {
                decode();
            }
        }

        /** Decodes all; the batch goes if it is full. */
        private void decode() {
            EventScan at = Objects.requireNonNull(scan);
            for (TypePlan plan : plans) {
                EventBatch into = plan.place() < 0 ? null : batch.type(plan.place());
                batchEvents += into == null ? 0 : plan.size();
                brokenEvents += plan.read(at.window(), run, into, clock);
            }
            plans.clear();
            size = 0;
            if (batchEvents >= EventBatch.MOST_EVENTS || at.done() - batchFrom > MOST_BYTES) {
                put(at.done());
            }
        }

        private void put(long done) {
            batch.newRows(rows.takeNew());
            batches.put(batch, done - batchFrom);
            batchFrom = done;
            batchEvents = 0;
            batch = batches.empty();
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

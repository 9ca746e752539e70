package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Decodes chunks, one after the other or several at a time, and hands their batches over in order. */
final class ChunkDecoders {
    private ChunkDecoders() {}

    /** Hears what became of each chunk, in order. */
    interface Outcomes {
        void chunk(int place, ChunkDecoder.Decoded decoded);
    }

    static void decode(
            FileChannel file,
            List<Chunk> chunks,
            Selection wanted,
            ColumnsBuilder columns,
            ReadOptions options,
            Outcomes outcomes)
            throws IOException {
        int threads = Math.min(options.threads(), chunks.size());
        if (threads > 1) {
            try (ParallelDecoders parallel = new ParallelDecoders(file, chunks, wanted, options, threads)) {
                parallel.deliver(columns, outcomes);
            }
            return;
        }
        Inline inline = new Inline(wanted, options);
        MetadataSearch metadata = new MetadataSearch();
        for (int place = 0; place < chunks.size(); place++) {
            inline.merge = new ChunkMerge(columns, wanted, beginNanos(chunks));
            outcomes.chunk(place, new ChunkDecoder(file, chunks.get(place), wanted, metadata).decode(inline));
        }
    }

    /** When the first of the chunks begins. */
    static long beginNanos(List<Chunk> chunks) {
        return chunks.stream().mapToLong(Chunk::startNanos).min().orElse(0);
    }

    /** Asks whether to go on. */
    static void checkCancelled(ReadOptions options) {
        if (options.cancelled().getAsBoolean()) {
            throw new CancellationException("reading was cancelled");
        }
    }

    /** One batch, used again and again. */
    private static final class Inline implements ChunkDecoder.Batches {
        private final ReadOptions options;
        private final Batch batch;
        private ChunkMerge merge;
        private long done;

        private Inline(Selection wanted, ReadOptions options) {
            this.options = options;
            batch = new Batch(wanted);
            merge = new ChunkMerge(new ColumnsBuilder(wanted), wanted, 0);
        }

        @Override
        public Batch empty() {
            batch.clear();
            return batch;
        }

        @Override
        public void put(Batch full, long bytes) {
            checkCancelled(options);
            merge.put(full);
            done += bytes;
            options.progress().accept(done);
        }
    }
}

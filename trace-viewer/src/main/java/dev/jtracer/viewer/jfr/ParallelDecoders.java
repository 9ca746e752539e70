package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Several threads that decode a chunk each, while the caller's takes the batches of the first, then those of the second, and so
 * on.
 *
 * <pre>
 *  worker 1   chunk 0 ▸▸▸   chunk 2 ▸▸▸
 *  worker 2   chunk 1 ▸▸▸▸▸▸  chunk 3        each chunk has a short queue; a worker whose queue is full waits
 *  caller     takes from 0, from 1, from 2 …
 * </pre>
 *
 * <p>Chunks are begun in order, so the one the caller waits for is always being decoded, or done: nobody waits in a circle.
 * What is in flight is bounded by the queues, whatever the size of a chunk.
 */
final class ParallelDecoders implements AutoCloseable {
    private static final int QUEUED = 4;

    private final FileChannel file;
    private final List<Chunk> chunks;
    private final Selection wanted;
    private final ReadOptions options;
    private final List<BlockingQueue<Item>> queues = new ArrayList<>();
    private final Queue<Batch> used = new ConcurrentLinkedQueue<>();
    private final MetadataSearch metadata = new MetadataSearch();
    private final AtomicInteger next = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /** A batch, or the end of a chunk: what became of it, or what went wrong. */
    private record Item(
            @Nullable Batch batch,
            long bytes,
            ChunkDecoder.@Nullable Decoded end,
            @Nullable Throwable error) {}

    ParallelDecoders(FileChannel file, List<Chunk> chunks, Selection wanted, ReadOptions options, int threads) {
        this.file = file;
        this.chunks = chunks;
        this.wanted = wanted;
        this.options = options;
        chunks.forEach(unused -> queues.add(new ArrayBlockingQueue<>(QUEUED)));
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(this::work, "jtracer-reader-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
    }

    /** Takes all batches in order and puts them into columns. */
    void deliver(ColumnsBuilder columns, ChunkDecoders.Outcomes outcomes) throws IOException {
        long done = 0;
        for (int place = 0; place < chunks.size(); place++) {
            ChunkMerge merge = new ChunkMerge(columns, wanted, ChunkDecoders.beginNanos(chunks));
            Item item = take(place);
            for (; item.batch != null; item = take(place)) {
                ChunkDecoders.checkCancelled(options);
                merge.put(item.batch);
                item.batch.clear();
                used.add(item.batch);
                done += item.bytes;
                options.progress().accept(done);
            }
            if (item.end == null) {
                throw passedOn(item.error);
            }
            outcomes.chunk(place, item.end);
        }
    }

    @Override
    public void close() {
        closed = true;
        workers.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (int place = next.getAndIncrement(); place < chunks.size() && !closed; place = next.getAndIncrement()) {
            BlockingQueue<Item> queue = queues.get(place);
            Item end;
            try {
                ChunkDecoder decoder = new ChunkDecoder(file, chunks.get(place), wanted, metadata);
                end = new Item(null, 0, decoder.decode(new Queued(queue)), null);
            } catch (IOException | RuntimeException | Error e) {
                end = new Item(null, 0, null, e);
            }
            put(queue, end);
        }
    }

    private Item take(int place) {
        try {
            return queues.get(place).take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading was interrupted");
        }
    }

    private static void put(BlockingQueue<Item> queue, Item item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            // Only closing interrupts workers: nobody takes the item any more.
            Thread.currentThread().interrupt();
        }
    }

    private static IOException passedOn(@Nullable Throwable error) {
        if (error instanceof Error fatal) {
            throw fatal;
        }
        if (error instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        return error instanceof IOException io ? io : new IOException("recording must be readable", error);
    }

    private final class Queued implements ChunkDecoder.Batches {
        private final BlockingQueue<Item> queue;

        private Queued(BlockingQueue<Item> queue) {
            this.queue = queue;
        }

        @Override
        public Batch empty() {
            Batch batch = used.poll();
            return batch == null ? new Batch(wanted) : batch;
        }

        @Override
        public void put(Batch batch, long bytes) {
            ChunkDecoders.checkCancelled(options);
            if (closed) {
                throw new CancellationException("reading was cancelled");
            }
            ParallelDecoders.put(queue, new Item(batch, bytes, null, null));
        }
    }
}

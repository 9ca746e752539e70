package dev.jtracer.viewer.server;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.ReadWatch;
import dev.jtracer.viewer.model.Trace;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Traces read from recordings, kept while there is room.
 *
 * <p>Reading competes with the application in whose process it runs: so there is one thread for it, of the lowest priority,
 * and one read of a recording however many ask. A trace weighs what its file weighs; when all weigh more than allowed, the
 * one unused longest goes, and is read again when somebody asks. The one used last always stays. A failure is remembered like
 * a trace, so that a broken file is read once.
 */
final class TraceShelf {
    private final long maxFileBytes;
    private final long maxBytes;
    private final Executor executor;
    private final Reader reader;
    /** By id, the one used last at the end. Guarded by itself. */
    private final Map<String, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * An empty shelf.
     *
     * @param maxFileBytes the largest file that is read
     * @param maxBytes how much all traces may weigh together
     * @param executor where reading happens
     * @param reader how
     */
    TraceShelf(long maxFileBytes, long maxBytes, Executor executor, Reader reader) {
        this.maxFileBytes = maxFileBytes;
        this.maxBytes = maxBytes;
        this.executor = executor;
        this.reader = reader;
    }

    /** Path to trace. */
    interface Reader {
        Trace read(Path path, ReadWatch watch) throws BadRecordingException;
    }

    /** The trace of this recording, read now if it is not there; fails with a {@link Refusal}. */
    CompletableFuture<Trace> get(RecordingFile file) {
        if (tooLarge(file)) {
            return CompletableFuture.failedFuture(Refusal.of(413, tooLargeReason(file)));
        }
        synchronized (slots) {
            Slot slot = slots.get(file.id());
            if (slot == null) {
                Slot begun = new Slot(file.bytes());
                executor.execute(() -> begun.complete(() -> read(file, begun)));
                slots.put(file.id(), begun);
                makeRoom();
                return begun.trace;
            }
            return slot.trace;
        }
    }

    /** The trace of this id if it was asked for, in whatever state; null if not. */
    @Nullable
    CompletableFuture<Trace> known(String id) {
        synchronized (slots) {
            Slot slot = slots.get(id);
            return slot == null ? null : slot.trace;
        }
    }

    /** How many bytes of this recording were read so far; 0 if nobody asked for its trace. */
    long readBytes(String id) {
        synchronized (slots) {
            Slot slot = slots.get(id);
            return slot == null ? 0 : slot.readBytes;
        }
    }

    /** Forgets the trace of a recording that is gone; one that is being read is given up. */
    void forget(String id) {
        synchronized (slots) {
            Slot slot = slots.remove(id);
            if (slot != null) {
                slot.forgotten = true;
            }
        }
    }

    /** True if this process does not read files of this size. */
    boolean tooLarge(RecordingFile file) {
        return file.bytes() > maxFileBytes;
    }

    /** Why, in one line. */
    String tooLargeReason(RecordingFile file) {
        return "this process reads recordings up to " + megabytes(maxFileBytes) + " MB, this one has "
                + megabytes(file.bytes()) + " MB: download it and open it elsewhere";
    }

    private Trace read(RecordingFile file, ReadWatch watch) {
        try {
            return reader.read(file.path(), watch);
        } catch (BadRecordingException e) {
            throw Refusal.of(422, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw Refusal.of(422, "not enough memory to read " + file.name() + " (" + megabytes(file.bytes()) + " MB)");
        }
    }

    private void makeRoom() {
        long total = slots.values().stream().mapToLong(slot -> slot.bytes).sum();
        Iterator<Slot> oldestFirst = slots.values().iterator();
        for (int left = slots.size(); left > 1 && total > maxBytes; left--) {
            Slot slot = oldestFirst.next();
            if (slot.trace.isDone()) {
                total -= slot.bytes;
                oldestFirst.remove();
            }
        }
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / 1e6);
    }

    /** A trace that is read, being read, or could not be. */
    private static final class Slot implements ReadWatch {
        private final CompletableFuture<Trace> trace = new CompletableFuture<>();
        private final long bytes;
        private volatile long readBytes;
        private volatile boolean forgotten;

        Slot(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void read(long bytesSoFar) {
            readBytes = bytesSoFar;
        }

        @Override
        public boolean isCancelled() {
            return forgotten;
        }

        void complete(Supplier<Trace> work) {
            try {
                trace.complete(work.get());
            } catch (RuntimeException | Error e) {
                trace.completeExceptionally(e);
            }
        }
    }
}

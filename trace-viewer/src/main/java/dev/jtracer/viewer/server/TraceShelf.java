package dev.jtracer.viewer.server;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.model.Trace;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
        Trace read(Path path) throws BadRecordingException;
    }

    /** A trace that is read, being read, or could not be. */
    private record Slot(CompletableFuture<Trace> trace, long bytes) {}

    /** The trace of this recording, read now if it is not there; fails with a {@link Refusal}. */
    CompletableFuture<Trace> get(RecordingFile file) {
        if (tooLarge(file)) {
            return CompletableFuture.failedFuture(Refusal.of(413, tooLargeReason(file)));
        }
        synchronized (slots) {
            Slot slot = slots.get(file.id());
            if (slot == null) {
                slot = new Slot(CompletableFuture.supplyAsync(() -> read(file), executor), file.bytes());
                slots.put(file.id(), slot);
                makeRoom();
            }
            return slot.trace();
        }
    }

    /** The trace of this id if it was asked for, in whatever state; null if not. */
    @Nullable
    CompletableFuture<Trace> known(String id) {
        synchronized (slots) {
            Slot slot = slots.get(id);
            return slot == null ? null : slot.trace();
        }
    }

    /** Forgets the trace of a recording that is gone. */
    void forget(String id) {
        synchronized (slots) {
            slots.remove(id);
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

    private Trace read(RecordingFile file) {
        try {
            return reader.read(file.path());
        } catch (BadRecordingException e) {
            throw Refusal.of(422, String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            throw Refusal.of(422, "not enough memory to read " + file.name() + " (" + megabytes(file.bytes()) + " MB)");
        }
    }

    private void makeRoom() {
        long total = slots.values().stream().mapToLong(Slot::bytes).sum();
        Iterator<Slot> oldestFirst = slots.values().iterator();
        for (int left = slots.size(); left > 1 && total > maxBytes; left--) {
            Slot slot = oldestFirst.next();
            if (slot.trace().isDone()) {
                total -= slot.bytes();
                oldestFirst.remove();
            }
        }
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / 1e6);
    }
}

package dev.jtracer.viewer.server;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.ReadWatch;
import dev.jtracer.viewer.live.LiveProcess;
import dev.jtracer.viewer.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The first time of everything, before somebody waits for it.
 *
 * <p>Code that runs for the first time is loaded, linked and interpreted: without this, the first capture of a process takes many
 * times as long to show as later ones. So when a browser opens a page from which captures start, the process records itself for a moment, reads
 * that as it reads captures, and asks of it what their first page asks. Nothing of it is kept. It costs one to two seconds of one
 * processor, once, in a process that somebody looks at; while a capture runs it waits for another occasion.
 */
final class Rehearsal {
    private static final int TIMES = 3;

    private final LiveProcess live;
    private final TraceShelf.Reader reader;
    private final Workers workers;
    /** The last one begun. Guarded by this. */
    private @Nullable CompletableFuture<Void> last;

    Rehearsal(LiveProcess live, TraceShelf.Reader reader, Workers workers) {
        this.live = live;
        this.reader = reader;
        this.workers = workers;
    }

    /** Begins it on other threads, unless that was done; completes when it has ended, whatever became of it. */
    synchronized CompletableFuture<Void> begin() {
        CompletableFuture<Void> begun = last;
        if (begun == null || begun.isCompletedExceptionally()) {
            begun = CompletableFuture.<Void>completedFuture(null)
                    .thenComposeAsync(unused -> live.rehearse(), workers.queries())
                    .thenAcceptAsync(this::read, workers.reader());
            last = begun;
        }
        return begun.exceptionally(problem -> null);
    }

    private void read(Path file) {
        try {
            for (int i = 0; i < TIMES; i++) {
                Trace trace = reader.read(file, ReadWatch.NOBODY);
                FirstPage.rehearse(trace);
            }
        } catch (BadRecordingException e) {
            throw new CompletionException(e);
        } finally {
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            return; // It lies in the private directory, which goes with the process.
        }
    }
}

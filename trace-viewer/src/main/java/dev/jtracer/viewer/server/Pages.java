package dev.jtracer.viewer.server;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.live.LiveProcess;
import dev.jtracer.viewer.model.Trace;
import io.undertow.server.HttpHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Everything below {@code /debug/}, put together once: for this process, or for files. */
final class Pages {
    private static final long MAX_ANSWER_BYTES = 16L << 20;

    private final Recordings recordings;
    private final TraceShelf shelf;
    private final HttpHandler handler;

    private Pages(ViewerOptions options, @Nullable LiveProcess live, Recordings recordings, TraceShelf.Reader reader) {
        Workers workers = Workers.create();
        Assets assets = new Assets();
        PageShell shell = new PageShell(assets, "index.html");
        this.recordings = recordings;
        this.shelf = new TraceShelf(options.maxReadBytes(), options.maxCachedBytes(), workers.reader(), reader);
        HeavyAnswers heavy = new HeavyAnswers(workers.heavy(), MAX_ANSWER_BYTES);
        Rehearsal rehearsal = live == null ? null : new Rehearsal(live, reader, workers);
        CaptureRoutes captures = new CaptureRoutes(live, recordings, shelf, heavy, rehearsal, workers);
        TraceRoutes traces = new TraceRoutes(
                recordings, shelf, heavy, workers, new SaveRoute(new SavedViews(assets), shelf, workers));
        Routes routes = new Routes(assets, shell, traces, captures, new LiveApi(live, captures));
        this.handler = new Gate(options, new PageShell(assets, "token.html"), routes);
    }

    static Pages ofProcess(ViewerOptions options) {
        LiveProcess live = LiveProcess.install();
        return new Pages(options, live, new KeptCaptures(live), (file, watch) -> TraceReader.read(file, 1, watch));
    }

    static Pages ofFiles(ViewerOptions options, List<Path> files) {
        int threads = Runtime.getRuntime().availableProcessors();
        return new Pages(options, null, new OpenFiles(files), (file, watch) -> TraceReader.read(file, threads, watch));
    }

    HttpHandler handler() {
        return handler;
    }

    List<String> recordingIds() {
        return recordings.list().stream().map(RecordingFile::id).toList();
    }

    /** Reads every recording; fails with a {@link BadRecordingException}. */
    CompletableFuture<Void> load() {
        return CompletableFuture.allOf(recordings.list().stream()
                .map(file -> shelf.get(file).exceptionally(Pages::failed))
                .toArray(CompletableFuture[]::new));
    }

    /** How far reading is. */
    List<TraceViewer.Reading> readings() {
        return recordings.list().stream()
                .map(file -> new TraceViewer.Reading(file.name(), shelf.readBytes(file.id()), file.bytes()))
                .toList();
    }

    private static Trace failed(Throwable problem) {
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        throw new CompletionException(
                cause instanceof Refusal refusal ? new BadRecordingException(refusal.reason(), refusal) : cause);
    }
}

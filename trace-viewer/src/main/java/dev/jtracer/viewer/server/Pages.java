package dev.jtracer.viewer.server;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.live.LiveProcess;
import io.undertow.server.HttpHandler;
import java.nio.file.Path;
import java.util.List;
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
        CaptureRoutes captures = new CaptureRoutes(live, recordings, shelf, heavy, workers);
        TraceRoutes traces = new TraceRoutes(recordings, shelf, heavy, workers);
        Routes routes = new Routes(assets, shell, traces, captures, new LiveApi(live, captures));
        this.handler = new Gate(options, new PageShell(assets, "token.html"), routes);
    }

    static Pages ofProcess(ViewerOptions options) {
        LiveProcess live = LiveProcess.install();
        return new Pages(options, live, new KeptCaptures(live), file -> TraceReader.read(file, 1));
    }

    static Pages ofFiles(ViewerOptions options, List<Path> files) {
        return new Pages(options, null, new OpenFiles(files), TraceReader::read);
    }

    HttpHandler handler() {
        return handler;
    }

    List<String> recordingIds() {
        return recordings.list().stream().map(RecordingFile::id).toList();
    }

    /** Reads every recording. */
    void load() throws BadRecordingException {
        for (RecordingFile file : recordings.list()) {
            try {
                shelf.get(file).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof Refusal refusal) {
                    throw new BadRecordingException(refusal.reason(), e);
                }
                throw e;
            }
        }
    }
}

package dev.jtracer.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tracer of this process.
 *
 * <pre>{@code
 * Tracer tracer = Tracer.install();                                      // once, early in main
 * Capture capture = tracer.captures().start(CaptureRequest.of(Duration.ofSeconds(5)));
 * Path recording = capture.await().file();
 *
 * Tracer.start(Path.of("startup.jfr"));                                  // or: to a file of your own
 * ...
 * Tracer.stop();
 * }</pre>
 *
 * <p>Installing costs no noticeable time: what is slow about the flight recorder's first use happens on another thread, and a
 * capture that comes sooner waits for it. Thread-safe.
 */
public final class Tracer {
    private static final long LARGEST_BYTES_TO_FILE = 1_000_000_000;

    private static @Nullable Tracer installed;
    private static @Nullable Capture toFile;

    private final String program;
    private final LiveTasks liveTasks;
    private final Captures captures;

    private Tracer(TracerOptions options) throws IOException {
        Path keepIn = options.keepIn();
        boolean keep = keepIn != null;
        if (keepIn != null) {
            PrivateDirectory.createPrivate(keepIn);
        }
        Path place = keepIn != null ? keepIn : Path.of(System.getProperty("java.io.tmpdir"));
        PrivateDirectory live = PrivateDirectory.create(place, PrivateDirectory.OF_TRACERS);
        Shelf shelf = new Shelf(keepIn != null ? keepIn : live.path(), options.diskBudgetBytes());
        String name = options.program();
        program = name != null ? name : ProgramName.ofThisProcess();
        liveTasks = new LiveTasks();
        JfrRecorder recorder = new JfrRecorder(live.path());
        Worker worker = Worker.onOwnThread();
        captures = new Captures(program, live.path(), shelf, recorder, worker, Ticker.SYSTEM, liveTasks::captureBegins);
        liveTasks.listen();
        recorder.beginWarmUp();
        worker.execute(() -> live.sweepOthers(abandoned -> {
            if (keep) {
                Salvage.rescue(abandoned, shelf);
            }
        }));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> atExit(live, keep), "jtracer-exit"));
    }

    /** Installs the tracer with {@link TracerOptions#defaults()}, or returns the one already installed. */
    public static Tracer install() {
        return install(TracerOptions.defaults());
    }

    /**
     * Installs the tracer, or returns the one already installed, whatever its options.
     *
     * @throws UncheckedIOException if captures cannot be kept where the options say
     */
    public static synchronized Tracer install(TracerOptions options) {
        Tracer tracer = installed;
        if (tracer == null) {
            try {
                tracer = new Tracer(options);
            } catch (IOException e) {
                Path keepIn = options.keepIn();
                String place = keepIn == null ? "the temporary directory" : keepIn.toString();
                throw new UncheckedIOException("captures cannot be kept in " + place + ": " + e, e);
            }
            installed = tracer;
        }
        return tracer;
    }

    /**
     * Begins a capture with the default profile that goes to a file when {@link #stop} is called, when the process ends, or after
     * {@link CaptureRequest#LONGEST} or 1 GB. Installs the tracer if need be. What was in the file is replaced; only its owner
     * may read it. If it cannot be written then, it is kept with the other captures, and its notes say why.
     *
     * @throws CaptureRefused if another capture runs or nothing can be recorded
     * @throws IOException if the file's directory cannot be written to
     */
    public static Capture start(Path file) throws CaptureRefused, IOException {
        return start(file, new CaptureRequest(CaptureRequest.LONGEST, Profile.DEFAULT, LARGEST_BYTES_TO_FILE));
    }

    /** The same with bounds and a profile of the caller's. */
    public static synchronized Capture start(Path file, CaptureRequest request) throws CaptureRefused, IOException {
        Path target = file.toAbsolutePath();
        Path directory = target.getParent();
        if (directory == null || Files.isDirectory(target) || !Files.isWritable(directory)) {
            throw new IOException("a recording cannot be written to " + file
                    + (Files.isDirectory(target) ? ": it is a directory" : ": its directory is missing or read-only"));
        }
        Capture capture = install().captures.start(request, target);
        toFile = capture;
        return capture;
    }

    /**
     * Ends the capture that {@link #start(Path)} began, and waits until its file is complete. Empty if there is none; what ended by
     * itself is returned all the same.
     *
     * @throws IOException if nothing readable could be written
     */
    public static Optional<KeptCapture> stop() throws IOException, InterruptedException {
        Capture capture;
        synchronized (Tracer.class) {
            capture = toFile;
            toFile = null;
        }
        if (capture == null) {
            return Optional.empty();
        }
        capture.stop();
        return Optional.of(capture.await());
    }

    /** The program's name in file names and pages. */
    public String program() {
        return program;
    }

    /** The captures of this process. */
    public Captures captures() {
        return captures;
    }

    /** Task latency of this process, without a recording. */
    public LiveTasks liveTasks() {
        return liveTasks;
    }

    private void atExit(PrivateDirectory live, boolean keep) {
        captures.close(keep);
        live.clear();
    }
}

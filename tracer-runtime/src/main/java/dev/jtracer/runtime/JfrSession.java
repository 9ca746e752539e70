package dev.jtracer.runtime;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * One recording of the flight recorder.
 *
 * <p>Others can stop it: {@code jcmd JFR.stop}, code in the process, and the recorder's own shutdown hook, which runs beside
 * ours. So the recording carries a file to be written to in that case, and is without one when we stop it ourselves. At the
 * process's end we leave the stopping to the recorder: its hook deletes all chunks at some moment, which nobody can wait for
 * but the hook itself.
 */
final class JfrSession implements Recorder.Session {
    private static final Duration CLOSING_TAKES_AT_MOST = Duration.ofSeconds(10);

    private final CaptureFacts facts;
    private final Path rescue;
    private final Recording recording;
    private final WrittenBytes written;
    private final CaptureEvent whole = new CaptureEvent();
    private boolean rescued;

    private JfrSession(CaptureFacts facts, Path rescue, Recording recording) {
        this.facts = facts;
        this.rescue = rescue;
        this.recording = recording;
        written = new WrittenBytes(recording);
    }

    static JfrSession start(CaptureFacts facts, Path rescue) throws IOException {
        Recording recording = new Recording();
        boolean started = false;
        try {
            recording.setName("jtracer " + facts.id());
            recording.setSettings(facts.request().profile().settings());
            recording.setDestination(rescue);
            recording.setDumpOnExit(true);
            recording.start();
            JfrSession session = new JfrSession(facts, rescue, recording);
            session.whole.begin();
            ThreadSnapshot.write("begin");
            session.describe(new CaptureEvent(), "begin", "").commit();
            started = true;
            return session;
        } finally {
            if (!started) {
                recording.close();
            }
        }
    }

    @Override
    public long bytes() {
        return written.now();
    }

    @Override
    public boolean recording() {
        return recording.getState() == RecordingState.RUNNING;
    }

    @Override
    public void stop(EndReason reason) {
        ThreadSnapshot.write("end");
        describe(whole, "end", reason.key()).commit();
        if (reason == EndReason.EXIT) {
            rescued = true;
            return;
        }
        try {
            recording.setDestination(null);
            recording.stop();
        } catch (IOException | IllegalStateException e) {
            rescued = true; // Somebody else stopped it first.
        }
    }

    @Override
    public void save(Path file) throws IOException {
        if (!rescued) {
            recording.dump(file);
            return;
        }
        awaitClosed();
        if (recording()) {
            recording.stop();
        }
        try {
            Files.move(rescue, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new IOException("the recording was closed from elsewhere and left nothing", e);
        }
    }

    @Override
    public void close() {
        try {
            if (recording()) {
                recording.setDestination(null); // else closing writes it
            }
            recording.close();
            Files.deleteIfExists(rescue);
        } catch (IOException | IllegalStateException e) {
            // Closed by somebody else meanwhile; what it left lies in the private directory, which goes with the
            // process.
            return;
        }
    }

    /** The recorder writes the rescue file first and closes the recording then. */
    private void awaitClosed() {
        long deadline = System.nanoTime() + CLOSING_TAKES_AT_MOST.toNanos();
        while (recording.getState() != RecordingState.CLOSED && System.nanoTime() - deadline < 0) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private CaptureEvent describe(CaptureEvent event, String at, String endReason) {
        CaptureRequest request = facts.request();
        RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        event.at = at;
        event.id = facts.id();
        event.program = facts.program();
        event.profile = request.profile().key();
        event.requestedNanos = request.duration().toNanos();
        event.maxBytes = request.maxBytes();
        event.thresholdNanos = request.profile().threshold().toNanos();
        event.wallStartMillis = facts.startedAt().toEpochMilli();
        event.endReason = endReason;
        event.pid = ProcessHandle.current().pid();
        event.jvmName = runtime.getVmName();
        event.jvmVersion = runtime.getVmVersion();
        event.jvmVendor = runtime.getVmVendor();
        event.javaVersion = Runtime.version().toString();
        event.cores = Runtime.getRuntime().availableProcessors();
        event.gcName = ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(GarbageCollectorMXBean::getName)
                .collect(Collectors.joining(", "));
        event.heapUsedBytes = heap.getUsed();
        event.heapMaxBytes = heap.getMax();
        event.records = request.profile().records().stream()
                .map(row -> row.what() + ": " + row.how())
                .collect(Collectors.joining("\n"));
        return event;
    }
}

package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.CaptureName;
import dev.jtracer.runtime.EndReason;
import dev.jtracer.runtime.PrivateDirectory;
import dev.jtracer.runtime.secrets.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Records another JVM once, from beginning to end. */
public final class ProcessRecorder {
    private static final String DIRECTORY = "jtracer-record-";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LOOK_CLOSER = Duration.ofSeconds(1);
    private static final Duration ENDING_TAKES_AT_MOST = Duration.ofSeconds(20);
    /** Free disk that is never used up: what others need. */
    private static final long RESERVE_BYTES = 32_000_000;

    private final RecordRequest request;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<String> notes = new ArrayList<>();
    private final List<Shots> shots = new ArrayList<>();

    /** One that has not begun. */
    public ProcessRecorder(RecordRequest request) {
        this.request = request;
    }

    /** Ends the recording early and keeps what it has; may be called from any thread, at any time. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Records, and returns when the file is complete.
     *
     * @param begun is told the program's name when the recording runs
     * @throws RecordFailed if nothing was recorded, or nothing of it could be kept
     */
    public Recorded record(Consumer<String> begun) throws RecordFailed {
        try {
            PrivateDirectory work = PrivateDirectory.create(Path.of(System.getProperty("java.io.tmpdir")), DIRECTORY);
            try (Target target = Target.attach(request.pid())) {
                work.sweepOthers(abandoned -> {});
                return record(target, work.path(), begun);
            } finally {
                work.clear();
            }
        } catch (IOException | RuntimeException e) {
            throw new RecordFailed("process " + request.pid() + " could not be recorded: " + Reason.of(e), e);
        }
    }

    private Recorded record(Target target, Path work, Consumer<String> begun) throws IOException, RecordFailed {
        String program = target.program();
        Instant startedAt = Instant.now();
        OutputFile output = OutputFile.reserve(file(program, startedAt), request.replace());
        try {
            Path part = work.resolve("recording.part");
            Map<String, Object> facts = CaptureFields.of(target.beans(), program, request.pid(), request.capture());
            ThreadMXBean threads = target.threads();
            Shots.take("", threads); // The first time takes long, and is not to be in the recording.
            RemoteRecording recording = RemoteRecording.start(target, request.capture(), work.resolve("rescue.jfr"));
            long startNanos = System.nanoTime();
            shots.add(Shots.take("begin", threads));
            begun.accept(program);
            EndReason reason = fetch(target, recording, startNanos, part);
            long lasted = System.nanoTime() - startNanos;
            if (reason != EndReason.DURATION) {
                notes.add("the recording " + reason.sentence());
            }
            clean(part);
            output.fill(whole(work, SnapshotChunk.of(shots, ChunkClock.of(part), facts, reason.key()), part));
            if (output.replaces()) {
                notes.add("it replaced the file that was there");
            }
            if (target.process().isAlive()) {
                notes.add("process " + request.pid() + " keeps a JMX agent, for this user and machine, until it ends");
            }
            return new Recorded(program, output.path(), Files.size(output.path()), lasted, notes);
        } finally {
            output.release();
        }
    }

    /** Waits for the end, and brings the recording over, or what is left of it. */
    private EndReason fetch(Target target, RemoteRecording recording, long startNanos, Path part)
            throws IOException, RecordFailed {
        try {
            EndReason reason = await(target, recording, startNanos, part);
            if (reason != EndReason.EXIT) {
                shots.add(Shots.take("end", target.threads()));
                recording.finish(part);
                return reason;
            }
        } catch (IOException | RuntimeException e) {
            if (!hasEnded(target.process())) {
                throw e;
            }
        }
        if (!hasEnded(target.process())) {
            throw new IOException("it does not answer any more");
        }
        recording.salvage(part);
        return EndReason.EXIT;
    }

    private EndReason await(Target target, RemoteRecording recording, long startNanos, Path part) throws IOException {
        long durationNanos = request.capture().duration().toNanos();
        long closerAt = LOOK_CLOSER.toNanos();
        for (long nanos = 0; nanos < durationNanos; nanos = System.nanoTime() - startNanos) {
            if (stopped(Math.min(POLL.toNanos(), durationNanos - nanos))) {
                return EndReason.STOPPED;
            }
            if (!target.process().isAlive()) {
                return EndReason.EXIT;
            }
            long bytes = recording.bytes();
            if (bytes >= request.capture().maxBytes()) {
                return EndReason.BYTES;
            }
            if (!hasRoomFor(bytes, part)) {
                return EndReason.DISK;
            }
            if (nanos >= closerAt) {
                closerAt = nanos + LOOK_CLOSER.toNanos();
                if (!recording.recording()) {
                    return EndReason.INTERRUPTED;
                }
            }
        }
        return EndReason.DURATION;
    }

    /** The recording is written twice, by its recorder and by us, to disks that are nearly always one. */
    private static boolean hasRoomFor(long bytes, Path part) throws IOException {
        return Files.getFileStore(part.getParent()).getUsableSpace() >= bytes + RESERVE_BYTES;
    }

    private boolean stopped(long nanos) {
        try {
            return stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Gives a process whose connection broke the time to end. */
    private static boolean hasEnded(ProcessHandle process) {
        try {
            process.onExit().get(ENDING_TAKES_AT_MOST.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void clean(Path part) throws IOException {
        Secrets.Result cleaned = Secrets.clean(part);
        if (cleaned.keptBytes() == 0) {
            throw new IOException("nothing readable was recorded (" + cleaned.problem() + ")");
        }
        if (cleaned.cutBytes() > 0) {
            notes.add("the last " + cleaned.cutBytes() + " bytes are missing: they could not be read ("
                    + cleaned.problem() + ")");
        }
    }

    /** Our own chunk and those of the other JVM, in one file. */
    private static Path whole(Path work, byte[] ours, Path theirs) throws IOException {
        Path file = work.resolve("whole.part");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(ours);
            Files.copy(theirs, out);
        }
        return file;
    }

    private Path file(String program, Instant startedAt) {
        Path file = request.file();
        return file != null
                ? file
                : Path.of(new CaptureName(
                                program,
                                startedAt,
                                request.capture().duration(),
                                request.capture().profile(),
                                Long.toString(request.pid()),
                                EndReason.DURATION)
                        .fileName());
    }
}

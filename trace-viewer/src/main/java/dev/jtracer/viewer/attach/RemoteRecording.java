package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.CaptureRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.management.jfr.FlightRecorderMXBean;
import jdk.management.jfr.RecordingInfo;

/**
 * One recording of another JVM. It carries a rescue file, to which that JVM's recorder writes it should anybody but us end it:
 * its own duration, {@code jcmd JFR.stop}, the end of the program. Beans that are asked when the connection is gone throw
 * unchecked exceptions.
 */
final class RemoteRecording {
    private static final String NAME = "jtracer record";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final String BLOCK_BYTES = "1000000";

    private final FlightRecorderMXBean recorder;
    private final long id;
    private final Repository repository;
    private final Path rescue;

    private RemoteRecording(FlightRecorderMXBean recorder, long id, Repository repository, Path rescue) {
        this.recorder = recorder;
        this.id = id;
        this.repository = repository;
        this.rescue = rescue;
    }

    static RemoteRecording start(Target target, CaptureRequest request, Path rescue) throws IOException, RecordFailed {
        FlightRecorderMXBean recorder = target.recorder();
        endLeftOnes(recorder, target.process().pid());
        Set<Path> before = Set.copyOf(Repository.chunks(target.repository()));
        long id = recorder.newRecording();
        boolean started = false;
        try {
            recorder.setRecordingSettings(id, request.profile().settings());
            recorder.setRecordingOptions(id, options(request));
            setRescue(recorder, id, rescue);
            recorder.startRecording(id);
            started = true;
        } finally {
            if (!started) {
                recorder.closeRecording(id);
            }
        }
        return new RemoteRecording(recorder, id, new Repository(target.repository(), before), rescue);
    }

    /** Bytes written so far, as far as they can be seen. */
    long bytes() {
        return repository.bytes();
    }

    /** Whether it still records; it does not if somebody else has ended it. */
    boolean recording() {
        return info().map(info -> info.getState().equals("RUNNING")).orElse(false);
    }

    /** Ends it, fetches what it has, and leaves nothing of it in the other JVM. */
    void finish(Path file) throws IOException {
        try {
            if (recording()) {
                Map<String, String> options = new HashMap<>();
                options.put("destination", null); // else stopping writes it there, and closes it
                recorder.setRecordingOptions(id, options);
                recorder.stopRecording(id);
            }
            fetch(file);
            recorder.closeRecording(id);
        } catch (IllegalArgumentException | IllegalStateException e) {
            // Somebody else was faster. What was ended by others is closed once its rescue file is complete.
            if (!hasRescue()) {
                throw e;
            }
            takeRescue(file);
        }
    }

    /** What is left when the other JVM is gone: its rescue file, or else its chunks. */
    void salvage(Path file) throws IOException {
        if (hasRescue()) {
            takeRescue(file);
        } else {
            repository.copyTo(file);
        }
    }

    private boolean hasRescue() throws IOException {
        return Files.exists(rescue) && Files.size(rescue) > 0;
    }

    private void takeRescue(Path file) throws IOException {
        Files.move(rescue, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private void fetch(Path file) throws IOException {
        long stream = recorder.openStream(id, Map.of("blockSize", BLOCK_BYTES));
        try (OutputStream out = Files.newOutputStream(file)) {
            for (byte[] block = recorder.readStream(stream); block != null; block = recorder.readStream(stream)) {
                out.write(block);
            }
        } finally {
            recorder.closeStream(stream);
        }
    }

    private Optional<RecordingInfo> info() {
        return recorder.getRecordings().stream()
                .filter(info -> info.getId() == id)
                .findFirst();
    }

    /** One of a command that runs is in our way; one of a command that was killed is not, once it has ended. */
    private static void endLeftOnes(FlightRecorderMXBean recorder, long pid) throws IOException, RecordFailed {
        for (RecordingInfo info : recorder.getRecordings()) {
            if (info.getName().equals(NAME)) {
                if (info.getState().equals("RUNNING")) {
                    throw new RecordFailed(
                            "process " + pid + " is being recorded already, by another record command, for "
                                    + info.getDuration() + " s at most",
                            null);
                }
                recorder.closeRecording(info.getId());
            }
        }
    }

    /** We end it before its own bounds are reached; they are for when we are killed. */
    private static Map<String, String> options(CaptureRequest request) {
        return Map.of(
                "name",
                NAME,
                "disk",
                "true",
                "dumpOnExit",
                "true",
                "duration",
                request.duration().plus(GRACE).toMillis() + " ms",
                "maxSize",
                Long.toString(2 * request.maxBytes()));
    }

    private static void setRescue(FlightRecorderMXBean recorder, long id, Path rescue) {
        try {
            recorder.setRecordingOptions(id, Map.of("destination", rescue.toString()));
        } catch (IllegalArgumentException e) {
            // In a container that does not see our directory: then there is no rescue.
            return;
        }
    }
}

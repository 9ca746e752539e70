package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Which process each chunk of a file is from, as {@code jdk.JVMInformation} and {@code jtracer.Capture} say. Files of several
 * processes come from {@code cat a.jfr b.jfr}: their threads and tasks have the same ids and nothing in common.
 *
 * <p>A chunk that does not say is from the same process as the one before it in the file.
 */
final class Processes {
    private static final String JVM = "jdk.JVMInformation";
    private static final String CAPTURE = "jtracer.Capture";

    private @Nullable String jvm;
    private @Nullable String capture;

    private Processes() {}

    /**
     * The chunks of the process that the file begins with. Cost: reads every chunk once.
     *
     * @param clockSet whether the clocks disagree: then a new capture, too, is another process
     */
    static List<Chunk> first(Path file, List<Chunk> chunks, boolean clockSet) throws IOException {
        List<Chunk> inFile = new ArrayList<>(chunks);
        inFile.sort(Comparator.comparingLong(Chunk::offset));
        Processes known = new Processes();
        List<Chunk> ofFirst = new ArrayList<>();
        boolean first = true;
        for (Chunk chunk : inFile) {
            Processes said = new Processes();
            try (RepairedCopy copy = RepairedCopy.of(file, List.of(chunk))) {
                said.read(copy.path(), clockSet);
            }
            boolean silent = said.jvm == null && said.capture == null;
            first = silent ? first : !differ(known.jvm, said.jvm) && !differ(known.capture, said.capture);
            known.jvm = known.jvm == null ? said.jvm : known.jvm;
            known.capture = known.capture == null ? said.capture : known.capture;
            if (first) {
                ofFirst.add(chunk);
            }
        }
        return ofFirst;
    }

    private static boolean differ(@Nullable String known, @Nullable String said) {
        return known != null && said != null && !known.equals(said);
    }

    /** Looks at a chunk; one that cannot be read to its end has said what it said until then. */
    private void read(Path chunk, boolean clockSet) {
        try (RecordingFile recording = new RecordingFile(chunk)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                if (type.equals(JVM) && pid(event) > 0) {
                    jvm = pid(event) + " " + (event.hasField("jvmStartTime") ? event.getLong("jvmStartTime") : 0);
                } else if (type.equals(CAPTURE) && pid(event) > 0) {
                    capture = pid(event) + " " + (clockSet && event.hasField("id") ? event.getString("id") : "");
                }
            }
        } catch (IOException | RuntimeException | VirtualMachineError | LinkageError e) {
            ConsumerReader.rethrowIfFull(e);
        }
    }

    private static long pid(RecordedEvent event) {
        return event.hasField("pid") ? event.getLong("pid") : 0;
    }
}

package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads with {@code jdk.jfr.consumer}.
 *
 * <p>{@link RecordingFile} gives up on a whole file for one bad chunk, throws nearly anything on damaged bytes, and reads
 * nothing of an unfinished chunk. So: an intact file is read as it is; if that fails half-way, it is read again chunk by
 * chunk, and a chunk that fails keeps the events before the failure. A file with damaged or unfinished chunks, or whose
 * chunks do not follow each other, is read from a copy of those that do.
 */
final class ConsumerReader implements EventReader {
    private static final int LONGEST_ERROR = 100;

    /** With this share of the heap still free, it was not the recording that did not fit. */
    private static final int FREE_SHARE = 4;

    @Override
    public EventColumns read(Path file, Selection wanted) throws IOException {
        Chunks chunks = Chunks.scan(file);
        List<Chunk> ofProcess = chunks.readable();
        ChunkSequence sequence = ChunkSequence.of(ofProcess);
        if (!sequence.seamless()) {
            ofProcess = Processes.first(file, chunks.readable(), sequence.clockSetNanos() != 0);
            sequence = ChunkSequence.of(ofProcess);
        }
        boolean asItIs = chunks.intact() && sequence.chunks().equals(chunks.readable());
        ColumnsBuilder columns = new ColumnsBuilder(wanted);
        EventDecoder decoder = new EventDecoder(columns);
        String error = asItIs ? readEvents(file, decoder) : readCopy(file, sequence.chunks(), decoder);
        List<Seams.Gap> gaps = new ArrayList<>(sequence.gaps());
        int broken = sequence.misplaced();
        long unread = 0;
        if (!error.isEmpty()) {
            columns = new ColumnsBuilder(wanted);
            decoder = new EventDecoder(columns);
            for (int place = 0; place < sequence.chunks().size(); place++) {
                Chunk chunk = sequence.chunks().get(place);
                long before = decoder.events();
                if (!readCopy(file, List.of(chunk), decoder).isEmpty()) {
                    broken++;
                    unread += decoder.events() == before ? chunk.size() : 0;
                    gaps.add(new Seams.Gap(chunk.startNanos(), sequence.endNanos(place), true));
                }
            }
            if (decoder.events() == 0) {
                throw new RecordingFormatException(
                        "recording is damaged, nothing of it can be read: " + file + " (" + error + ")");
            }
        }
        Damage damage = new Damage(
                chunks.truncated(),
                chunks.inFlight(),
                chunks.unreadableBytes() + unread,
                broken,
                decoder.brokenEvents(),
                error.isEmpty() && broken > 0 ? "a header cannot be true" : error);
        Seams seams = new Seams(
                gaps,
                sequence.clockSetNanos(),
                sequence.repeated(),
                chunks.readable().size() - ofProcess.size());
        long end = sequence.endNanos(sequence.chunks().size() - 1);
        boolean clean = broken == 0 && decoder.brokenEvents() == 0;
        return columns.build(startNanos(sequence), clean ? columns.orLastMoment(end) : end, damage, seams);
    }

    private static String readCopy(Path file, List<Chunk> chunks, EventDecoder decoder) throws IOException {
        try (RepairedCopy copy = RepairedCopy.of(file, chunks)) {
            return readEvents(copy.path(), decoder);
        }
    }

    /** Reads all events and returns an empty string, or what went wrong: on damaged metadata the JDK throws even InternalError. */
    private static String readEvents(Path file, EventDecoder decoder) {
        try (RecordingFile recording = new RecordingFile(file)) {
            recording.readEventTypes().forEach(decoder::name);
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                decoder.add(event);
            }
            return "";
        } catch (IOException | RuntimeException | VirtualMachineError | LinkageError e) {
            rethrowIfFull(e);
            return describe(e);
        }
    }

    /**
     * Passes an {@link OutOfMemoryError} on if the heap is full. Damage makes the JDK ask for arrays of absurd lengths: then it
     * is not.
     */
    static void rethrowIfFull(Throwable error) {
        Runtime jvm = Runtime.getRuntime();
        long free = jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
        if (error instanceof OutOfMemoryError full && free < jvm.maxMemory() / FREE_SHARE) {
            throw full;
        }
    }

    /** One line that may be shown: what a damaged file makes exceptions say can be anything. */
    private static String describe(Throwable error) {
        String message = error.getMessage();
        String name = error.getClass().getSimpleName();
        if (message == null) {
            return name;
        }
        String line = message.replaceAll("\\p{Cntrl}", " ");
        return name + ": " + (line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) + "…" : line);
    }

    private static long[] startNanos(ChunkSequence sequence) {
        return sequence.chunks().stream().mapToLong(Chunk::startNanos).toArray();
    }
}

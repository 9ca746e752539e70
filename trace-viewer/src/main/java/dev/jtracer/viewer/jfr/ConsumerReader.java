package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads with {@code jdk.jfr.consumer}.
 *
 * <p>{@link RecordingFile} gives up on a whole file for one bad chunk, throws nearly anything on damaged bytes, and reads
 * nothing of an unfinished chunk. So: an intact file is read as it is; if that fails half-way, it is read again chunk by
 * chunk, and a chunk that fails keeps the events before the failure. A file with damaged or unfinished chunks is read
 * from a copy of its readable ones.
 */
final class ConsumerReader implements EventReader {
    private static final int LONGEST_ERROR = 100;

    @Override
    public EventColumns read(Path file, Selection wanted) throws IOException {
        Chunks chunks = Chunks.scan(file);
        ColumnsBuilder columns = new ColumnsBuilder(wanted);
        EventDecoder decoder = new EventDecoder(columns);
        String error = chunks.intact() ? readEvents(file, decoder) : readCopy(file, chunks.readable(), decoder);
        int broken = 0;
        long unread = 0;
        if (!error.isEmpty()) {
            columns = new ColumnsBuilder(wanted);
            decoder = new EventDecoder(columns);
            for (Chunk chunk : chunks.readable()) {
                long before = decoder.events();
                if (!readCopy(file, List.of(chunk), decoder).isEmpty()) {
                    broken++;
                    unread += decoder.events() == before ? chunk.size() : 0;
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
                error);
        return columns.build(startNanos(chunks), endNanos(chunks), damage);
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
            return describe(e);
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

    private static long[] startNanos(Chunks chunks) {
        return chunks.readable().stream().mapToLong(Chunk::startNanos).toArray();
    }

    /** When the last chunk ends, 0 if a chunk has no length yet. */
    private static long endNanos(Chunks chunks) {
        long end = 0;
        for (Chunk chunk : chunks.readable()) {
            if (!chunk.finished() || chunk.durationNanos() <= 0) {
                return 0;
            }
            end = Math.max(end, chunk.startNanos() + chunk.durationNanos());
        }
        return end;
    }
}

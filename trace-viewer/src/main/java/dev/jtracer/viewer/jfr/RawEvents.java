package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads events of any type in full, one after the other: for types nobody knew beforehand. It costs several objects an event;
 * for columns of types known there is {@link EventReader}.
 */
public final class RawEvents {
    private RawEvents() {}

    /**
     * Hands out events in the order of the file. What is damaged is left out.
     *
     * @param wanted by a type's name, whether its events are wanted
     * @return how many events could not be decoded
     * @throws RecordingFormatException if nothing of the file can be read; its message is one line that says why
     */
    public static long forEach(Path file, Predicate<String> wanted, Consumer<RawEvent> visitor) throws IOException {
        Chunks chunks = Chunks.scan(file);
        String error = "";
        long broken = 0;
        boolean read = false;
        MetadataSearch search = new MetadataSearch();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (Chunk chunk : chunks.readable()) {
                try {
                    broken += forEach(channel, chunk, search.of(channel, chunk), wanted, visitor);
                    read = true;
                } catch (Malformed e) {
                    error = String.valueOf(e.getMessage());
                }
            }
        }
        if (!read) {
            throw chunks.nothingReadable(file, error);
        }
        return broken;
    }

    private static long forEach(
            FileChannel file, Chunk chunk, Metadata metadata, Predicate<String> wanted, Consumer<RawEvent> visitor)
            throws IOException {
        Values values = Values.of(file, chunk, metadata);
        Clock clock = new Clock(chunk);
        Cursor in = new Cursor(chunk.compressed());
        EventScan scan = new EventScan(file, chunk);
        long broken = 0;
        while (scan.next()) {
            JfrType type = metadata.type(scan.typeId());
            if (type == null || !type.event() || !wanted.test(type.name())) {
                continue;
            }
            scan.load();
            Struct fields;
            try {
                fields = values.readEvent(in.set(scan.window(), scan.contentAt(), scan.contentEnd()), type);
            } catch (IndexOutOfBoundsException | Malformed e) {
                broken++;
                continue;
            }
            long start = fields.number("startTime", 0);
            long duration = fields.number("duration", 0);
            visitor.accept(new RawEvent(type, fields, clock.moment(start), clock.moment(start + duration)));
        }
        return broken;
    }
}

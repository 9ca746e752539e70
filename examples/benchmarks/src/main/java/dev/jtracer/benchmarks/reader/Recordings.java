package dev.jtracer.benchmarks.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;

/**
 * The recordings that are read: made once, kept in a directory, and used again.
 *
 * @param directory where they are
 */
public record Recordings(Path directory) {

    /**
     * One recording.
     *
     * @param file where it is
     * @param bytes its size
     * @param events how many events {@code jdk.jfr.consumer} reads from it
     */
    public record Made(Path file, long bytes, long events) {}

    /** The recording of a kind, made now if it is not there; it stops at so many bytes, {@link Kind#SMALL} before. */
    public Made get(Kind kind, long maxBytes) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        String name = kind == Kind.SMALL ? kind.key() : kind.key() + "-" + (maxBytes >> 20) + "m";
        Path file = directory.resolve(name + ".jfr");
        Path count = directory.resolve(name + ".events");
        if (!Files.exists(file) || !Files.exists(count)) {
            make(kind, maxBytes, file, count);
        }
        return new Made(
                file, Files.size(file), Long.parseLong(Files.readString(count).strip()));
    }

    private static void make(Kind kind, long maxBytes, Path file, Path count) throws IOException, InterruptedException {
        System.err.println("making " + file);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Fork.Said said =
                new Fork(Maker.class, "1g", List.of()).run(kind.key(), Long.toString(maxBytes), part.toString());
        if (said.failed() || !Files.exists(part)) {
            throw new IOException("recording could not be made: " + file);
        }
        long events = 0;
        try (RecordingFile recording = new RecordingFile(part)) {
            while (recording.hasMoreEvents()) {
                recording.readEvent();
                events++;
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(count, Long.toString(events));
    }
}

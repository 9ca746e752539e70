package dev.jtracer.runtime;

import dev.jtracer.runtime.secrets.Secrets;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps what a killed process had captured. The recorder flushes its running chunk about once a second and then tells its size,
 * so all but the last second is readable. A marker beside the chunks says which capture was running.
 */
final class Salvage {
    private static final String MARKER = ".running";
    private static final int START_AT = 32;

    private Salvage() {}

    /** The file that tells whoever comes after us which capture was running, if we are killed. */
    static Path marker(Path live, CaptureName name) {
        return live.resolve(name.fileName() + MARKER);
    }

    /** Takes the captures that were running in an abandoned directory onto a shelf. */
    static void rescue(Path abandoned, Shelf shelf) throws IOException {
        for (Path marker : filesBelow(abandoned, MARKER)) {
            String fileName = marker.getFileName().toString();
            CaptureName name = CaptureName.parse(Path.of(fileName.substring(0, fileName.length() - MARKER.length())));
            if (name != null) {
                rescue(abandoned, name, shelf);
            }
        }
    }

    private static void rescue(Path abandoned, CaptureName name, Shelf shelf) throws IOException {
        Path part = abandoned.resolve(name.id() + ".part");
        Instant last = name.startedAt();
        try (OutputStream out = Files.newOutputStream(part)) {
            for (Path chunk : chunksSince(abandoned, name.startedAt())) {
                Files.copy(chunk, out);
                last = Files.getLastModifiedTime(chunk).toInstant();
            }
        }
        if (Secrets.clean(part).keptBytes() > 0) {
            Duration lasted = Duration.between(name.startedAt(), last);
            Duration shown = lasted.isNegative() ? Duration.ZERO : lasted;
            shelf.add(
                    part,
                    new CaptureName(
                            name.program(), name.startedAt(), shown, name.profile(), name.id(), EndReason.KILLED),
                    List.of("the end is missing: the process was killed, and what it had not written is lost"));
        }
    }

    private static List<Path> chunksSince(Path abandoned, Instant start) throws IOException {
        // File names tell whole seconds, and so does the marker.
        long earliestNanos = start.minusSeconds(1).getEpochSecond() * 1_000_000_000L;
        List<Path> chunks = filesBelow(abandoned, ".jfr");
        return chunks.stream()
                .filter(chunk -> startNanos(chunk) >= earliestNanos)
                .sorted(Comparator.comparingLong(Salvage::startNanos))
                .toList();
    }

    private static long startNanos(Path chunk) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(chunk))) {
            in.skipNBytes(START_AT);
            return in.readLong();
        } catch (IOException e) {
            return Long.MIN_VALUE; // Too short to hold anything.
        }
    }

    private static List<Path> filesBelow(Path directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .toList();
        }
    }
}

package dev.jtracer.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * How much a running recording has written. It says so itself only for finished chunks, which are 12 MB and more; what lies in
 * the running one is the size of the newest file in the repository.
 */
final class WrittenBytes {
    private final Recording recording;
    private long finished = -1;
    private @Nullable Path running;

    WrittenBytes(Recording recording) {
        this.recording = recording;
    }

    /** The bytes so far. While a chunk is being changed for the next they may be short of one chunk, never over. */
    synchronized long now() {
        long bytes = recording.getSize();
        if (bytes != finished) {
            finished = bytes;
            running = newest();
        }
        long inRunning = size(running);
        // A chunk that was finished meanwhile is in both.
        return recording.getSize() == bytes ? bytes + inRunning : bytes;
    }

    /** Chunks are named by the second they begin in, and a number if there are several in it. */
    private static @Nullable Path newest() {
        String repository = System.getProperty("jdk.jfr.repository");
        if (repository == null) {
            return null;
        }
        try (Stream<Path> files = Files.list(Path.of(repository))) {
            return files.filter(file -> file.toString().endsWith(".jfr"))
                    .max(Comparator.comparing(WrittenBytes::name))
                    .orElse(null);
        } catch (IOException | UncheckedIOException e) {
            return null;
        }
    }

    private static String name(Path chunk) {
        String name = chunk.getFileName().toString();
        return name.substring(0, name.length() - ".jfr".length());
    }

    private static long size(@Nullable Path file) {
        try {
            return file == null ? 0 : Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}

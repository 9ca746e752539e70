package dev.jtracer.viewer.attach;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chunks another JVM's recorder has written since a moment: how much that is, and what is left of them when it is killed.
 * A new recording always begins a new chunk. Where its files cannot be seen, as from outside a container, there are none.
 */
final class Repository {
    private final @Nullable Path directory;
    private final Set<Path> before;

    /** The chunks in a directory, null for none, without those that were there before. */
    Repository(@Nullable Path directory, Set<Path> before) {
        this.directory = directory;
        this.before = before;
    }

    long bytes() {
        return written().stream().mapToLong(Repository::size).sum();
    }

    /** Puts the chunks one behind the other, as a recording is. */
    void copyTo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Path chunk : written()) {
                Files.copy(chunk, out);
            }
        }
    }

    private List<Path> written() {
        return chunks(directory).stream()
                .filter(chunk -> !before.contains(chunk))
                .toList();
    }

    /** Chunks are named by the second they begin in, and a number if there are several in it. */
    static List<Path> chunks(@Nullable Path directory) {
        if (directory == null) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jfr"))
                    .sorted(Comparator.comparing(file -> file.toString().replace(".jfr", "")))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}

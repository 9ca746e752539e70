package dev.jtracer.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kept captures and their files, within a budget: the oldest go first, the newest never. Thread-safe. */
final class Shelf {
    private final Path directory;
    private final long budgetBytes;
    private final List<KeptCapture> kept = new ArrayList<>(); // oldest first

    /** A shelf on a directory, with the captures that are already there. */
    Shelf(Path directory, long budgetBytes) throws IOException {
        this.directory = directory;
        this.budgetBytes = budgetBytes;
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CaptureName name = CaptureName.parse(file);
                if (name != null) {
                    kept.add(of(name, file, List.of()));
                }
            }
        }
        kept.sort(Comparator.comparing(KeptCapture::startedAt));
        keepWithinBudget();
    }

    /** Takes a finished file in, under its name. */
    synchronized KeptCapture add(Path file, CaptureName name, List<String> notes) throws IOException {
        Path place = directory.resolve(name.fileName());
        PrivateDirectory.makePrivate(file);
        Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        KeptCapture capture = of(name, place, notes);
        kept.add(capture);
        keepWithinBudget();
        return capture;
    }

    /** All captures whose files are still there, newest first. */
    synchronized List<KeptCapture> all() {
        kept.removeIf(capture -> !Files.isRegularFile(capture.file()));
        List<KeptCapture> newestFirst = new ArrayList<>(kept);
        newestFirst.sort(Comparator.comparing(KeptCapture::startedAt).reversed());
        return newestFirst;
    }

    Optional<KeptCapture> find(String id) {
        return all().stream().filter(capture -> capture.id().equals(id)).findFirst();
    }

    synchronized boolean delete(String id) throws IOException {
        Optional<KeptCapture> found = find(id);
        if (found.isPresent()) {
            Files.deleteIfExists(found.get().file());
            kept.remove(found.get());
        }
        return found.isPresent();
    }

    Path directory() {
        return directory;
    }

    private void keepWithinBudget() throws IOException {
        long bytes = kept.stream().mapToLong(KeptCapture::bytes).sum();
        while (bytes > budgetBytes && kept.size() > 1) {
            KeptCapture oldest = kept.remove(0);
            Files.deleteIfExists(oldest.file());
            bytes -= oldest.bytes();
        }
    }

    private static KeptCapture of(CaptureName name, Path file, List<String> notes) throws IOException {
        return new KeptCapture(
                name.id(),
                file,
                Files.size(file),
                name.fileName(),
                name.startedAt(),
                name.duration(),
                name.profile(),
                name.reason(),
                notes);
    }
}

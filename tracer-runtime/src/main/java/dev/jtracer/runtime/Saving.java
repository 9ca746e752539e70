package dev.jtracer.runtime;

import dev.jtracer.runtime.secrets.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns an ended recording into a kept capture: writes it into the private directory, takes the secrets out, and only then
 * moves it to where it stays. What could be written is kept when the rest could not.
 *
 * @param live where raw recordings may lie
 * @param shelf where captures are kept
 * @param target where this one goes instead, or null; if it cannot be written there, it goes on the shelf
 * @param marker says that the capture is running, and goes when it has ended
 */
record Saving(Path live, Shelf shelf, @Nullable Path target, Path marker) {
    /** Free disk that is never used up: what the process itself may need. */
    private static final long RESERVE_BYTES = 32_000_000;

    /** Whether the disk of a directory takes the file that a recording of this size will need beside its chunks. */
    private static boolean hasRoomFor(Path directory, long recordedBytes) {
        try {
            return Files.getFileStore(directory).getUsableSpace() >= recordedBytes + RESERVE_BYTES;
        } catch (IOException e) {
            return true; // A file system that does not tell: writing will.
        }
    }

    boolean hasRoomFor(long recordedBytes) {
        return fullDirectory(shelf, target, recordedBytes) == null;
    }

    /** The directory whose disk does not take the file, the shelf's or the target's, or null if both do. */
    static @Nullable Path fullDirectory(Shelf shelf, @Nullable Path target, long recordedBytes) {
        if (!hasRoomFor(shelf.directory(), recordedBytes)) {
            return shelf.directory();
        }
        Path other = target == null ? null : target.getParent();
        return other == null || hasRoomFor(other, recordedBytes) ? null : other;
    }

    KeptCapture save(Recorder.Session session, CaptureName name) throws IOException {
        Path part = live.resolve(name.id() + ".part");
        try {
            List<String> notes = new ArrayList<>();
            String problem = write(session, part);
            Secrets.Result cleaned = Secrets.clean(part);
            if (cleaned.keptBytes() == 0) {
                throw new IOException(
                        "nothing readable was recorded: " + (problem.isEmpty() ? cleaned.problem() : problem));
            }
            if (!problem.isEmpty()) {
                notes.add("the end is missing: the recording could not be written completely (" + problem + ")");
            } else if (cleaned.cutBytes() > 0) {
                notes.add("the last " + cleaned.cutBytes() + " bytes are missing: they could not be read ("
                        + cleaned.problem() + ")");
            }
            return keep(part, name, notes);
        } finally {
            Files.deleteIfExists(part);
            forget();
        }
    }

    /** Leaves word that the capture is running. */
    void mark() throws IOException {
        Files.createFile(marker);
    }

    /** Takes the marker away: there is nothing to salvage any more. */
    void forget() {
        try {
            Files.deleteIfExists(marker);
        } catch (IOException e) {
            // Then a capture that is kept anyway is salvaged too if we are killed.
            return;
        }
    }

    /** Deletes what {@link #save} kept. */
    void remove(KeptCapture kept) throws IOException {
        if (!shelf.delete(kept.id())) {
            Files.deleteIfExists(kept.file());
        }
    }

    private static String write(Recorder.Session session, Path part) throws IOException {
        try {
            session.save(part);
            return "";
        } catch (IOException | RuntimeException e) {
            if (!Files.isRegularFile(part)) {
                throw new IOException("the recording could not be written: " + e.getMessage(), e);
            }
            return String.valueOf(e.getMessage());
        } finally {
            session.close();
        }
    }

    private KeptCapture keep(Path part, CaptureName name, List<String> notes) throws IOException {
        if (target == null) {
            return shelf.add(part, name, notes);
        }
        PrivateDirectory.makePrivate(part);
        long bytes = Files.size(part);
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            notes.add("it is not where it was to go: it could not be written to " + target + " (" + e + ")");
            return shelf.add(part, name, notes);
        }
        return new KeptCapture(
                name.id(),
                target,
                bytes,
                String.valueOf(target.getFileName()),
                name.startedAt(),
                name.duration(),
                name.profile(),
                name.reason(),
                notes);
    }
}

package dev.jtracer.viewer.attach;

import java.nio.file.Path;
import java.util.List;

/**
 * A recording of another process that is complete.
 *
 * @param program the process's name
 * @param file where the recording is
 * @param bytes the file's size
 * @param durationNanos how long it recorded
 * @param notes sentences on what is missing from it, what was replaced, and what stays behind in the process
 */
public record Recorded(String program, Path file, long bytes, long durationNanos, List<String> notes) {
    /** Copies the notes. */
    public Recorded {
        notes = List.copyOf(notes);
    }
}

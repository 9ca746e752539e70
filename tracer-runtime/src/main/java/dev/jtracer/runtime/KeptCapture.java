package dev.jtracer.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A capture that has ended and left a file.
 *
 * @param id the capture's id, safe in addresses and file names
 * @param file the recording: a plain {@code .jfr} without the process's secrets
 * @param bytes the file's size
 * @param name the file's name for people: {@code shop-20260131-143207-5s.jfr}
 * @param startedAt when it began
 * @param duration how long it recorded
 * @param profile how closely it looked
 * @param endReason why it ended
 * @param notes sentences on what is missing from the file; empty when nothing is
 */
public record KeptCapture(
        String id,
        Path file,
        long bytes,
        String name,
        Instant startedAt,
        Duration duration,
        Profile profile,
        EndReason endReason,
        List<String> notes) {
    /** Copies the notes. */
    public KeptCapture {
        notes = List.copyOf(notes);
    }
}

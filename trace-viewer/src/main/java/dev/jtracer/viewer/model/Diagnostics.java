package dev.jtracer.viewer.model;

import java.util.List;

/**
 * What is wrong with or missing from a recording; shown, never hidden.
 *
 * @param truncated whether the file ends in the middle of a chunk
 * @param inFlight whether the file was still being written, or its process was killed
 * @param unreadableBytes bytes at the file's end or in broken chunks that could not be read
 * @param skippedEvents events that were read and made no sense
 * @param lostEvents as {@link Recording#lostEvents}
 * @param lostBytes as {@link Recording#lostBytes}
 * @param lateScopes scopes that ended after their task
 * @param omittedOpen open tasks, scopes and regions that were counted but not written by name
 * @param notes sentences for people about all of this, most important first
 */
public record Diagnostics(
        boolean truncated,
        boolean inFlight,
        long unreadableBytes,
        long skippedEvents,
        long lostEvents,
        long lostBytes,
        int lateScopes,
        long omittedOpen,
        List<String> notes) {

    /** Copies the list. */
    public Diagnostics {
        notes = List.copyOf(notes);
    }

    /** Nothing is wrong or missing. */
    public static Diagnostics none() {
        return new Diagnostics(false, false, 0, 0, 0, 0, 0, 0, List.of());
    }
}

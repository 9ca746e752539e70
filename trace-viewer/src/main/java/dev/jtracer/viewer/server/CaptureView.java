package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.LiveCapture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture or an opened file as the pages list and follow it.
 *
 * @param id its id in addresses
 * @param name its file's name, null until there is a file
 * @param state how far it is
 * @param reason why it failed, one line; else null
 * @param command what opens it elsewhere, if this process does not read files of its size; else null
 * @param profile the capture's profile; null for a file
 * @param startedAtEpochMillis when it began; 0 for a file
 * @param durationNanos how long it is, if it has ended; 0 for a file
 * @param elapsedNanos how long it has recorded so far
 * @param requestedNanos how long it was asked to
 * @param bytes written so far, or the size of the file
 * @param readBytes how many of these were read so far
 * @param maxBytes the size at which it ends early
 * @param endReason why it ended, null while it records
 * @param endSentence the same for people, to follow "the capture"
 * @param notes sentences on what is missing from the file
 */
record CaptureView(
        String id,
        @Nullable String name,
        State state,
        @Nullable String reason,
        @Nullable String command,
        @Nullable String profile,
        long startedAtEpochMillis,
        long durationNanos,
        long elapsedNanos,
        long requestedNanos,
        long bytes,
        long readBytes,
        long maxBytes,
        @Nullable String endReason,
        @Nullable String endSentence,
        List<String> notes) {

    /** How far a capture is. The names are those of the JSON. */
    @SuppressWarnings("MemberName") // the constants are written as they are read
    enum State {
        /** Events are being recorded. */
        capturing,
        /** The file is being written or read. */
        reading,
        /** It can be looked at. */
        ready,
        /** It cannot; the reason says why, and there may still be a file to download. */
        failed
    }

    /**
     * What reading has come to: a state after the recording, how many bytes were read, a reason if it failed, a command if the
     * file is too large.
     */
    record Outcome(
            State state,
            long readBytes,
            @Nullable String reason,
            @Nullable String command) {}

    static CaptureView of(RecordingFile file, Outcome outcome) {
        return new CaptureView(
                file.id(),
                file.name(),
                outcome.state(),
                outcome.reason(),
                outcome.command(),
                null,
                0,
                0,
                0,
                0,
                file.bytes(),
                outcome.readBytes(),
                0,
                null,
                null,
                List.of());
    }

    static CaptureView of(LiveCapture capture, Outcome outcome) {
        return new CaptureView(
                capture.id(),
                capture.name(),
                outcome.state(),
                outcome.reason(),
                outcome.command(),
                capture.profile(),
                capture.startedAtEpochMillis(),
                capture.endReason() == null ? 0 : capture.elapsedNanos(),
                capture.elapsedNanos(),
                capture.requestedNanos(),
                capture.bytes(),
                outcome.readBytes(),
                capture.maxBytes(),
                capture.endReason(),
                capture.endSentence(),
                capture.notes());
    }
}

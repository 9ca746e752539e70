package dev.jtracer.viewer.live;

import dev.jtracer.runtime.CaptureProgress;
import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.EndReason;
import dev.jtracer.runtime.KeptCapture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capture of this process at one moment.
 *
 * @param id its id, safe in addresses
 * @param state how far it is
 * @param profile the profile's key
 * @param startedAtEpochMillis when it began
 * @param elapsedNanos how long it has recorded, or did record
 * @param requestedNanos how long it was asked to
 * @param bytes written so far, or the size of its file
 * @param maxBytes the size at which it ends early
 * @param endReason why it ended, null while it records
 * @param endSentence the same for people, to follow "the capture"
 * @param file its recording, null until it is kept
 * @param name the recording's name for people, null until it is kept
 * @param notes sentences on what is missing from it
 */
public record LiveCapture(
        String id,
        State state,
        String profile,
        long startedAtEpochMillis,
        long elapsedNanos,
        long requestedNanos,
        long bytes,
        long maxBytes,
        @Nullable String endReason,
        @Nullable String endSentence,
        @Nullable Path file,
        @Nullable String name,
        List<String> notes) {

    /** Where a capture is in its life. */
    public enum State {
        /** Events are being recorded. */
        CAPTURING,
        /** Its file is being written. */
        SAVING,
        /** Its file is complete. */
        KEPT,
        /** It was thrown away on request. */
        DISCARDED,
        /** Nothing readable came out. */
        FAILED
    }

    static LiveCapture of(
            String id,
            CaptureRequest request,
            Instant startedAt,
            CaptureProgress progress,
            @Nullable KeptCapture kept) {
        EndReason reason = progress.endReason();
        return new LiveCapture(
                id,
                State.valueOf(progress.state().name()),
                request.profile().key(),
                startedAt.toEpochMilli(),
                progress.elapsedNanos(),
                progress.requestedNanos(),
                progress.bytes(),
                progress.maxBytes(),
                reason == null ? null : reason.key(),
                reason == null ? null : reason.sentence(),
                kept == null ? null : kept.file(),
                kept == null ? null : kept.name(),
                kept == null ? List.of() : kept.notes());
    }

    /** A capture that an earlier process left in a directory named to this one. */
    static LiveCapture of(KeptCapture kept) {
        return new LiveCapture(
                kept.id(),
                State.KEPT,
                kept.profile().key(),
                kept.startedAt().toEpochMilli(),
                kept.duration().toNanos(),
                kept.duration().toNanos(),
                kept.bytes(),
                kept.bytes(),
                kept.endReason().key(),
                kept.endReason().sentence(),
                kept.file(),
                kept.name(),
                kept.notes());
    }
}

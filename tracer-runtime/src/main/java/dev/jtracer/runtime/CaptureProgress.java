package dev.jtracer.runtime;

import org.jspecify.annotations.Nullable;

/**
 * How far a capture has come, at one moment.
 *
 * @param state where it is in its life
 * @param elapsedNanos how long it has recorded, or did record
 * @param requestedNanos how long it was asked to
 * @param bytes written so far, or the size of the kept file
 * @param maxBytes the size at which it ends early
 * @param endReason why it ended, or null while it records
 */
public record CaptureProgress(
        CaptureState state,
        long elapsedNanos,
        long requestedNanos,
        long bytes,
        long maxBytes,
        @Nullable EndReason endReason) {}

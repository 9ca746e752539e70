package dev.jtracer.viewer.jfr;

/**
 * What of a file could not be read.
 *
 * @param truncated whether the file ends within a chunk
 * @param inFlight whether the last chunk had not been finished: the recording was running, or its process was killed
 * @param unreadableBytes how many bytes belong to no chunk that was read
 * @param brokenChunks how many chunks could not be read to their end
 * @param brokenEvents how many events could not be decoded
 * @param firstError the first error met inside a chunk, empty if there was none
 */
public record Damage(
        boolean truncated,
        boolean inFlight,
        long unreadableBytes,
        int brokenChunks,
        long brokenEvents,
        String firstError) {}

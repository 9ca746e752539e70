package dev.jtracer.viewer.model;

import org.jspecify.annotations.Nullable;

/**
 * How an event type was set while a recording ran, from {@code jdk.ActiveSetting}. A type may be set several times, by
 * several recordings or in several chunks: it was enabled if it ever was.
 *
 * @param type the type's name, as {@code jdk.ThreadPark}
 * @param enabled whether events of it could be recorded
 * @param thresholdNanos shorter events were left out, the smallest of several; -1 if it has none
 * @param periodNanos how often it was recorded, the shortest of several; -1 if it is not periodic or once a chunk
 * @param throttle the rate, as {@code 100/s}, the last of several; null if it has none
 */
public record EventSetting(
        String type,
        boolean enabled,
        long thresholdNanos,
        long periodNanos,
        @Nullable String throttle) {}

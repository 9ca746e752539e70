package dev.jtracer.viewer.query;

import org.jspecify.annotations.Nullable;

/**
 * Everything that was waited for at one monitor, lock, host or file, or in one kind of wait that has no object.
 *
 * @param state the key of the state of the longest of the waits, as {@code blocked}
 * @param object the name of what was waited for, null if it has none or the recording does not say
 * @param waits how many waits there were
 * @param nanos how long together; threads that waited at the same time count each
 * @param longestNanos the longest of them, as far as it lies within what was asked for
 */
public record WaitedFor(String state, @Nullable String object, long waits, long nanos, long longestNanos) {}

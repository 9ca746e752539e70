package dev.jtracer.viewer.query;

import org.jspecify.annotations.Nullable;

/**
 * What a task waited for longest: one monitor, lock, host, file, or one kind of wait that has no object.
 *
 * @param state the key of the state the task was in meanwhile, as {@code blocked}
 * @param object the name of what it waited for, null if it has none or the recording does not say
 * @param nanos how long, summed over the task's scopes: those that wait at the same time count each
 */
public record Waited(String state, @Nullable String object, long nanos) {}

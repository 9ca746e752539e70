package dev.jtracer.viewer.query;

import org.jspecify.annotations.Nullable;

/**
 * All pauses of one name and cause.
 *
 * @param name what the JVM calls them: "GC Pause (G1New)", or the operation of a safepoint
 * @param cause why they happened, null if the recording does not say
 * @param pauses how many there were
 * @param totalNanos their durations together
 * @param meanNanos their mean, rounded
 * @param maxNanos the longest
 * @param maxStartNs when the longest began
 * @param tasksStopped how many times one of them stopped a task
 * @param taskNanos what these tasks lost, together
 */
public record PauseCause(
        String name,
        @Nullable String cause,
        long pauses,
        long totalNanos,
        long meanNanos,
        long maxNanos,
        long maxStartNs,
        long tasksStopped,
        long taskNanos) {}

package dev.jtracer.viewer.query;

import org.jspecify.annotations.Nullable;

/**
 * Which tasks a question is about: those for which all of this holds.
 *
 * @param type the task type, null for all
 * @param outcome which outcomes
 * @param fromNanos the shortest duration, not negative
 * @param toNanos the first duration too long, as in a {@link Histogram.Bucket}; {@link Long#MAX_VALUE} for no limit
 * @param fromNs the task was open at this moment of the recording or later; {@link Long#MIN_VALUE} for no limit
 * @param toNs the task began before this moment; {@link Long#MAX_VALUE} for no limit
 * @param tag the task has this tag, {@code key} with any value or {@code key=value} with this one; null for all
 * @param log one of the task's logs has this in its category or message, in any case; null for all
 * @param beganFromNs the task began at this moment of the recording or later; {@link Long#MIN_VALUE} for no limit
 * @param beganToNs the task began before this moment; {@link Long#MAX_VALUE} for no limit
 * @param thread the row of a thread that worked for the task, -1 for all
 */
public record TaskFilter(
        @Nullable String type,
        OutcomeFilter outcome,
        long fromNanos,
        long toNanos,
        long fromNs,
        long toNs,
        @Nullable String tag,
        @Nullable String log,
        long beganFromNs,
        long beganToNs,
        int thread) {

    /** Every task, open ones included. */
    public static final TaskFilter ALL = new TaskFilter(
            null,
            OutcomeFilter.ANY,
            0,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            null,
            null,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            -1);

    /** Every task that ended. */
    public static final TaskFilter ENDED = ALL.withOutcome(OutcomeFilter.ENDED);

    /** Checks the ranges and that no text is empty. */
    public TaskFilter {
        Ranges.check(fromNanos, toNanos, fromNs, toNs);
        Ranges.checkBegan(beganFromNs, beganToNs);
        if (thread < -1) {
            throw new IllegalArgumentException("thread must be a row or -1, was " + thread);
        }
        if (tag != null && tag.isEmpty()) {
            throw new IllegalArgumentException("tag must not be empty");
        }
        if (log != null && log.isEmpty()) {
            throw new IllegalArgumentException("log must not be empty");
        }
    }

    /** Of these, the tasks of a type; null for all types. */
    public TaskFilter withType(@Nullable String taskType) {
        return new TaskFilter(
                taskType, outcome, fromNanos, toNanos, fromNs, toNs, tag, log, beganFromNs, beganToNs, thread);
    }

    /** Of these, the tasks that came out so. */
    public TaskFilter withOutcome(OutcomeFilter how) {
        return new TaskFilter(type, how, fromNanos, toNanos, fromNs, toNs, tag, log, beganFromNs, beganToNs, thread);
    }

    /** Of these, the tasks that took at least {@code shortest} and less than {@code tooLong} nanoseconds. */
    public TaskFilter withDuration(long shortest, long tooLong) {
        return new TaskFilter(type, outcome, shortest, tooLong, fromNs, toNs, tag, log, beganFromNs, beganToNs, thread);
    }

    /** Of these, the tasks that were open between two moments. */
    public TaskFilter within(long firstNs, long endNs) {
        return new TaskFilter(
                type, outcome, fromNanos, toNanos, firstNs, endNs, tag, log, beganFromNs, beganToNs, thread);
    }

    /** Of these, the tasks with a tag: {@code key} or {@code key=value}. */
    public TaskFilter withTag(@Nullable String keyOrKeyAndValue) {
        return new TaskFilter(
                type, outcome, fromNanos, toNanos, fromNs, toNs, keyOrKeyAndValue, log, beganFromNs, beganToNs, thread);
    }

    /** Of these, the tasks that logged a text. */
    public TaskFilter withLog(@Nullable String text) {
        return new TaskFilter(
                type, outcome, fromNanos, toNanos, fromNs, toNs, tag, text, beganFromNs, beganToNs, thread);
    }

    /** Of these, the tasks that began between two moments. */
    public TaskFilter beganWithin(long firstNs, long endNs) {
        return new TaskFilter(type, outcome, fromNanos, toNanos, fromNs, toNs, tag, log, firstNs, endNs, thread);
    }

    /** Of these, the tasks that a thread worked for: its row; -1 for all. */
    public TaskFilter withThread(int threadRow) {
        return new TaskFilter(
                type, outcome, fromNanos, toNanos, fromNs, toNs, tag, log, beganFromNs, beganToNs, threadRow);
    }
}

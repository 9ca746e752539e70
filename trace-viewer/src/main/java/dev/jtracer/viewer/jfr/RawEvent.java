package dev.jtracer.viewer.jfr;

/**
 * An event with all its fields.
 *
 * @param type its type
 * @param fields its fields' values as they are in the file; to be looked at while the event is handed out
 * @param startNanos when it began, in nanoseconds since 1970
 * @param endNanos when it ended, the same for an instant
 */
public record RawEvent(JfrType type, Struct fields, long startNanos, long endNanos) {}

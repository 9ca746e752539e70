package dev.jtracer.viewer.jfr;

/**
 * A field of an event type and what its column holds.
 *
 * @param name the field's name; a dotted name reaches into a structure: {@code heapSpace.committedSize}
 * @param kind what the column holds
 */
public record Field(String name, Kind kind) {

    /** A whole number or a boolean (0 or 1), as it is in the file. */
    public static Field number(String name) {
        return new Field(name, Kind.NUMBER);
    }

    /** A length of time in nanoseconds, whatever its unit in the file. */
    public static Field nanos(String name) {
        return new Field(name, Kind.NANOS);
    }

    /** A floating point number; its column holds {@link Double#doubleToRawLongBits}. */
    public static Field decimal(String name) {
        return new Field(name, Kind.DECIMAL);
    }

    /** A string, or the name of a class. */
    public static Field text(String name) {
        return new Field(name, Kind.TEXT);
    }

    /** A thread other than the event's own. */
    public static Field thread(String name) {
        return new Field(name, Kind.THREAD);
    }

    /** What a column holds. */
    public enum Kind {
        /** A number as it is; a missing one is {@link EventTable#NONE}. */
        NUMBER,
        /** Nanoseconds; missing is {@link EventTable#NONE}. */
        NANOS,
        /** The bits of a double; missing is NaN. */
        DECIMAL,
        /** A row of {@link EventColumns#text}; missing is -1. */
        TEXT,
        /** A row of {@link EventColumns#threads}; missing is -1. */
        THREAD;

        /** What the column holds where an event has no such field. */
        long missing() {
            return switch (this) {
                case NUMBER, NANOS -> EventTable.NONE;
                case DECIMAL -> Double.doubleToRawLongBits(Double.NaN);
                case TEXT, THREAD -> -1;
            };
        }
    }
}

package dev.jtracer.viewer.jfr;

/**
 * A field of a type.
 *
 * @param name its name
 * @param type the type of its value, or of each of its elements
 * @param array whether it has any number of elements
 * @param pooled whether not the value is written but its key in the type's constant pool
 * @param unit what its numbers are, as annotations say
 * @param unsigned whether its number is never negative
 */
public record JfrField(String name, JfrType type, boolean array, boolean pooled, Unit unit, boolean unsigned) {

    /** What is really written for it: for one of a simple type that type's only field. */
    JfrField written() {
        JfrField inner = this;
        for (int depth = 0; depth < Layout.DEEPEST && inner.isInline() && inner.type.simple(); depth++) {
            inner = inner.type.fields().get(0);
        }
        return inner;
    }

    /** Whether its one value is written where it is. */
    boolean isInline() {
        return !array && !pooled;
    }

    /** What a number is. */
    public enum Unit {
        /** Just a number. */
        NONE,
        /** A moment by the JVM's clock, in its ticks. */
        MOMENT_TICKS,
        /** A moment in milliseconds since 1970. */
        MOMENT_MILLIS,
        /** A length of time in ticks of the JVM's clock. */
        SPAN_TICKS,
        /** A length of time in nanoseconds. */
        SPAN_NANOS,
        /** A length of time in microseconds. */
        SPAN_MICROS,
        /** A length of time in milliseconds. */
        SPAN_MILLIS,
        /** A length of time in seconds. */
        SPAN_SECONDS;

        /** Whether it is a length of time. */
        boolean span() {
            return compareTo(SPAN_TICKS) >= 0;
        }
    }
}

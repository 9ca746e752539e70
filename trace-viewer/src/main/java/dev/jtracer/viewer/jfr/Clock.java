package dev.jtracer.viewer.jfr;

/**
 * Turns a chunk's ticks into nanoseconds, with the arithmetic of the JDK's reader, so that both say the same.
 *
 * <p>Immutable.
 */
final class Clock {
    private static final long LONGEST_SECONDS = Long.MAX_VALUE / 1_000_000_000L - 1;

    private final long startNanos;
    private final long startTicks;
    private final double ticksPerNano;

    /** The clock of a chunk, which begins when it is said to begin. */
    Clock(Chunk chunk) {
        startNanos = chunk.startNanos();
        startTicks = chunk.startTicks();
        ticksPerNano = chunk.ticksPerSecond() / 1e9;
    }

    /** A moment in nanoseconds since 1970. */
    long moment(long ticks) {
        return startNanos + (long) ((ticks - startTicks) / ticksPerNano);
    }

    /** The number of a field in nanoseconds; {@link EventTable#NONE} for a length of time that means "for ever". */
    long nanos(long number, JfrField.Unit unit) {
        return switch (unit) {
            case NONE -> number;
            case MOMENT_TICKS -> moment(number);
            case MOMENT_MILLIS -> times(number, 1_000_000);
            case SPAN_TICKS -> isForEver(number) ? EventTable.NONE : notTooLong((long) (number / ticksPerNano));
            case SPAN_NANOS -> notTooLong(number);
            case SPAN_MICROS -> times(number, 1_000);
            case SPAN_MILLIS -> times(number, 1_000_000);
            case SPAN_SECONDS -> times(number, 1_000_000_000);
        };
    }

    private static boolean isForEver(long number) {
        return number == Long.MIN_VALUE || number == Long.MAX_VALUE;
    }

    private static long times(long number, long factor) {
        long most = LONGEST_SECONDS * (1_000_000_000L / factor);
        return number > -most && number < most ? number * factor : EventTable.NONE;
    }

    private static long notTooLong(long nanos) {
        long seconds = nanos / 1_000_000_000L;
        return seconds > -LONGEST_SECONDS && seconds < LONGEST_SECONDS ? nanos : EventTable.NONE;
    }
}

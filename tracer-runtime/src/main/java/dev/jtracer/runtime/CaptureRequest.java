package dev.jtracer.runtime;

import java.time.Duration;

/**
 * What to capture: how long, how closely, and how much at most.
 *
 * @param duration between {@link #SHORTEST} and {@link #LONGEST}
 * @param profile which events, and from which length on
 * @param maxBytes the size at which the capture ends early; what came before is kept
 */
public record CaptureRequest(Duration duration, Profile profile, long maxBytes) {
    /** The shortest capture: 100 ms. */
    public static final Duration SHORTEST = Duration.ofMillis(100);

    /** The longest capture: 10 minutes. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    /** The size a capture ends at unless it asks for another: 100 MB. */
    public static final long DEFAULT_MAX_BYTES = 100_000_000;

    private static final String ALLOWED =
            "duration must be between " + Durations.format(SHORTEST) + " and " + Durations.format(LONGEST);

    private static final long SMALLEST_MAX_BYTES = 1_000_000;
    private static final long LARGEST_MAX_BYTES = 10_000_000_000L;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException with one line that says the rule and the value
     */
    public CaptureRequest {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(ALLOWED + ", was " + Durations.format(duration));
        }
        if (maxBytes < SMALLEST_MAX_BYTES || maxBytes > LARGEST_MAX_BYTES) {
            throw new IllegalArgumentException("maxBytes must be between " + SMALLEST_MAX_BYTES + " and "
                    + LARGEST_MAX_BYTES + ", was " + maxBytes);
        }
    }

    /**
     * The duration of a capture that a text names, as {@link Durations#parse} reads it; its range is checked by a request.
     *
     * @throws IllegalArgumentException if it names none; one line that says the range, how a duration is written, and the text
     */
    public static Duration parseDuration(String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    ALLOWED + ", written as " + Durations.EXAMPLES + ", was " + Durations.shown(text), e);
        }
    }

    /** A request with the default profile and size. */
    public static CaptureRequest of(Duration duration) {
        return of(duration, Profile.DEFAULT);
    }

    /** A request with the default size. */
    public static CaptureRequest of(Duration duration, Profile profile) {
        return new CaptureRequest(duration, profile, DEFAULT_MAX_BYTES);
    }
}

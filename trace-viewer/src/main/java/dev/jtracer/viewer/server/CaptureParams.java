package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.LiveProcess;
import dev.jtracer.viewer.text.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a request for a capture asks for: {@code duration=5s} in Go's form, or {@code seconds=5}, and {@code profile=}.
 *
 * @param duration how long; 5 seconds unless told otherwise
 * @param profile the profile's key
 */
record CaptureParams(Duration duration, String profile) {
    private static final Duration DEFAULT = Duration.ofSeconds(5);
    private static final int MAX_NUMBER_CHARS = 20;
    private static final int MAX_REASON_CHARS = 200;

    /** The request's parameters; a value that is not allowed is refused with what is. */
    static CaptureParams of(Params params) {
        try {
            Duration duration = duration(params.textOrNull("duration"), params.textOrNull("seconds"));
            String profile = params.text("profile", "default");
            LiveProcess.check(duration, profile);
            return new CaptureParams(duration, profile);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(Names.shown(String.valueOf(e.getMessage()), MAX_REASON_CHARS));
        }
    }

    /** True if {@link #of} would not refuse them. */
    static boolean allowed(Params params) {
        try {
            of(params);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    private static Duration duration(@Nullable String text, @Nullable String seconds) {
        if (text != null && seconds != null) {
            throw Refusal.badRequest("duration and seconds must not both be given");
        }
        if (text != null) {
            return LiveProcess.parseDuration(text);
        }
        return seconds == null ? DEFAULT : parseSeconds(seconds);
    }

    private static Duration parseSeconds(String text) {
        if (text.length() <= MAX_NUMBER_CHARS && text.matches("[0-9]{1,6}(\\.[0-9]+)?")) {
            BigDecimal nanos = new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.HALF_UP);
            return Duration.ofNanos(nanos.longValueExact());
        }
        throw Refusal.badRequest(
                "seconds must be a number between 0.1 and 600, as 5 or 0.5, was " + Params.shown(text));
    }
}

package dev.jtracer.runtime;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 500ms}, {@code 5s}, {@code 1m30s}, {@code 1.5h}.
 *
 * <p>The form is Go's: one or more decimal numbers, each with a unit of {@code ns}, {@code us}, {@code ms}, {@code s},
 * {@code m} or {@code h}. What {@link #format} writes, {@link #parse} reads.
 */
public final class Durations {
    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ns|us|ms|s|m|h)");
    private static final int LONGEST_TEXT = 64;

    /** Some durations, for a message. */
    static final String EXAMPLES = "500ms, 5s or 1m30s";

    private Durations() {}

    /**
     * The duration a text names.
     *
     * @throws IllegalArgumentException if the text is not such a duration; the message says what is
     */
    public static Duration parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw notADuration(text);
        }
        double nanos = 0;
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                throw notADuration(text);
            }
            nanos += Double.parseDouble(part.group(1)) * unitNanos(part.group(2));
            at = part.end();
        }
        if (nanos >= Long.MAX_VALUE) {
            throw notADuration(text);
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    /** Writes a duration with the units it needs and no others: {@code 1m30s}, {@code 2.5s}, {@code 250ms}, {@code 3h}. */
    public static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos < 0) {
            return "-" + format(duration.negated());
        }
        if (nanos < 1_000_000_000L) {
            return nanos == 0
                    ? "0s"
                    : nanos < 1_000
                            ? nanos + "ns"
                            : nanos < 1_000_000 ? decimal(nanos, 1_000) + "us" : decimal(nanos, 1_000_000) + "ms";
        }
        long hours = nanos / 3_600_000_000_000L;
        long minutes = nanos / 60_000_000_000L % 60;
        long restNanos = nanos % 60_000_000_000L;
        return (hours > 0 ? hours + "h" : "")
                + (minutes > 0 ? minutes + "m" : "")
                + (restNanos > 0 ? decimal(restNanos, 1_000_000_000L) + "s" : "");
    }

    /** A text that is no duration, quoted for a message, its end left out if it is long. */
    static String shown(String text) {
        return "'" + (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text) + "'";
    }

    private static String decimal(long nanos, long unit) {
        String whole = Long.toString(nanos / unit);
        long rest = nanos % unit;
        if (rest == 0) {
            return whole;
        }
        String digits = Long.toString(unit + rest).substring(1);
        return whole + "." + digits.replaceFirst("0+$", "");
    }

    private static double unitNanos(String unit) {
        return switch (unit) {
            case "ns" -> 1;
            case "us" -> 1e3;
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            default -> 3600e9;
        };
    }

    private static IllegalArgumentException notADuration(String text) {
        return new IllegalArgumentException("a duration looks like " + EXAMPLES + ", was " + shown(text));
    }
}

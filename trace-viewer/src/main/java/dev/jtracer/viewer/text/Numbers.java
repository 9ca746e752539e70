package dev.jtracer.viewer.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Numbers as the viewer shows them: three significant digits, a unit that keeps the value between 1 and 1000, and
 * rounding that never crosses a unit (999.6 µs is {@code 1.00 ms}).
 *
 * <p>Everything is computed on integers, so that what is shown is the correctly rounded (half up) exact value and no
 * locale of the machine has a say.
 */
public final class Numbers {

    private static final String[] DURATION_UNITS = {"ns", "µs", "ms", "s"};
    private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
    private static final char NBSP = Quantity.NO_BREAK_SPACE;
    private static final long SECOND = 1_000_000_000L;

    private Numbers() {}

    /**
     * Returns a duration with three significant digits: {@code 640 ns}, {@code 97.7 µs}, {@code 1.25 s}. From 100 s on it
     * is minutes and seconds ({@code 1 m 45 s}), from an hour on hours and minutes ({@code 2 h 5 m}). Zero is {@code 0
     * ms}; a negative duration carries a minus sign (U+2212).
     *
     * @param nanos the duration in nanoseconds, any value
     */
    public static String duration(long nanos) {
        return durationQuantity(nanos).toString();
    }

    /**
     * Returns a duration as {@link #duration} writes it, value and unit apart; of {@code 1 m 45 s} the unit is the {@code s}.
     *
     * @param nanos the duration in nanoseconds, any value
     */
    public static Quantity durationQuantity(long nanos) {
        if (nanos == 0) {
            return new Quantity("0", "ms");
        }
        if (nanos < 0) {
            Quantity positive = durationQuantity(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
            return new Quantity("−" + positive.value(), positive.unit());
        }
        if (nanos < 99_950_000_000L) { // what rounds to less than 100 s
            return scaled(nanos, DURATION_UNITS);
        }
        return minutesOrHours(nanos);
    }

    /**
     * Returns a size with three significant digits and units of 1000: {@code 24.6 MB}. Zero is {@code 0 B}.
     *
     * @param bytes the size, not negative
     */
    public static String bytes(long bytes) {
        return scaled(bytes, BYTE_UNITS).toString();
    }

    /** Returns a count with a comma between groups of three digits: {@code 1,284,331}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /**
     * Returns a share of a whole: {@code 39%}, and one decimal below 10%: {@code 3.9%}. Nothing of anything is {@code 0%}, a
     * share of nothing is too, and something that rounds to nothing is {@code <0.1%}.
     *
     * @param part the part, between 0 and {@code whole}
     * @param whole the whole, not negative
     */
    public static String share(long part, long whole) {
        if (part <= 0 || whole <= 0) {
            return "0%";
        }
        double percent = 100.0 * part / whole;
        if (percent < 0.05) {
            return "<0.1%";
        }
        return String.format(Locale.ROOT, percent < 9.95 ? "%.1f%%" : "%.0f%%", percent);
    }

    /**
     * Returns the shares of a column that is shown with its sum: one decimal each, and what is shown adds up to 100.0%. What
     * rounding leaves over goes to the largest remainders.
     *
     * @param parts the parts, none negative
     */
    public static List<String> shares(List<Long> parts) {
        double sum = parts.stream().mapToDouble(Long::doubleValue).sum();
        if (sum <= 0) {
            return parts.stream().map(part -> "0.0%").toList();
        }
        double[] exact = parts.stream().mapToDouble(part -> part / sum * 1000).toArray();
        int[] tenths = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
        IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> tenths[i] - exact[i]))
                .limit(1000 - Arrays.stream(tenths).sum())
                .toList()
                .forEach(i -> tenths[i]++);
        return IntStream.range(0, exact.length)
                .mapToObj(
                        i -> tenths[i] == 0 && parts.get(i) > 0 ? "<0.1%" : tenths[i] / 10 + "." + tenths[i] % 10 + "%")
                .toList();
    }

    /**
     * Returns a rate without its unit: whole from ten on ({@code 82}, {@code 1,938}), one decimal below ten ({@code 1.0}),
     * two below one ({@code 0.20}).
     *
     * @param rate the rate, finite and not negative
     */
    public static String rate(double rate) {
        if (rate >= 9.95) {
            return count(Math.round(rate));
        }
        return String.format(Locale.ROOT, rate > 0 && rate < 0.995 ? "%.2f" : "%.1f", rate);
    }

    private static Quantity scaled(long value, String[] units) {
        long divisor = 1;
        int unit = 0;
        while (unit < units.length - 1 && rounds(value, divisor) >= 1000) {
            divisor *= 1000;
            unit++;
        }
        return new Quantity(threeDigits(value, divisor), units[unit]);
    }

    /** The value in units of {@code divisor}, rounded half up to a whole number. */
    private static long rounds(long value, long divisor) {
        long quotient = value / divisor;
        return value % divisor >= divisor - divisor / 2 ? quotient + 1 : quotient;
    }

    private static String threeDigits(long value, long divisor) {
        if (divisor == 1) {
            return Long.toString(value);
        }
        long hundredths = rounds(value, divisor / 100);
        if (hundredths < 1000) {
            return hundredths / 100 + "." + twoDigits(hundredths % 100);
        }
        long tenths = rounds(value, divisor / 10);
        return tenths < 1000 ? tenths / 10 + "." + tenths % 10 : Long.toString(rounds(value, divisor));
    }

    private static Quantity minutesOrHours(long nanos) {
        long seconds = rounds(nanos, SECOND);
        if (seconds < 3600) {
            return new Quantity(new Quantity(count(seconds / 60), "m").toString() + NBSP + seconds % 60, "s");
        }
        long minutes = rounds(nanos, 60 * SECOND);
        return new Quantity(new Quantity(count(minutes / 60), "h").toString() + NBSP + minutes % 60, "m");
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }
}

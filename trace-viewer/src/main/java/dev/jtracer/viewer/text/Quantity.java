package dev.jtracer.viewer.text;

/**
 * A number as it is shown, value and unit apart, so that a table can align the values on their right and the units on
 * their left.
 *
 * @param value the digits, for example {@code 4.12}
 * @param unit the unit, for example {@code ms}
 */
public record Quantity(String value, String unit) {

    /** The no-break space between value and unit. */
    public static final char NO_BREAK_SPACE = '\u00a0';

    /** Returns value and unit as one text that is never broken across lines: {@code 4.12 ms}. */
    @Override
    public String toString() {
        return value + NO_BREAK_SPACE + unit;
    }
}

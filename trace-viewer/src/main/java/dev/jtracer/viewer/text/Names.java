package dev.jtracer.viewer.text;

import java.util.Locale;

/**
 * Names out of a recording (task types, threads, locks), made fit to be shown in plain text.
 *
 * <p>A recording is written by somebody else: a name may hold control characters that would move a terminal's cursor,
 * marks that turn the reading direction of what follows, lone surrogates, or a hundred thousand characters.
 */
public final class Names {

    /** The longest name shown anywhere, in characters. */
    public static final int MAX_LENGTH = 200;

    private static final String ELLIPSIS = "…";

    private Names() {}

    /**
     * Returns the name with everything that is not plain visible text written as an escape such as {@code \u0000}, cut in
     * the middle to at most {@link #MAX_LENGTH} characters.
     */
    public static String shown(String name) {
        return shown(name, MAX_LENGTH);
    }

    /**
     * Returns the name as {@link #shown(String)} does, cut in the middle to at most {@code maxLength} characters: the end of
     * {@code Class.method} or the number of a thread stays visible.
     *
     * @param maxLength at least 3
     */
    public static String shown(String name, int maxLength) {
        if (name.isBlank()) {
            return "(no name)";
        }
        // Escapes make a name longer, never shorter: what is far from both ends cannot be seen and is not looked at.
        if (name.length() > 4 * maxLength) {
            String start = escaped(name.substring(0, 2 * maxLength));
            String end = escaped(name.substring(name.length() - 2 * maxLength));
            return cut(start + end, maxLength);
        }
        return cut(escaped(name), maxLength);
    }

    private static String cut(String text, int maxLength) {
        if (text.length() <= maxLength) {
            return text;
        }
        int kept = maxLength - 1;
        int head = kept / 2 + kept % 2;
        int tail = text.length() - kept / 2;
        // Never half a surrogate pair.
        if (Character.isHighSurrogate(text.charAt(head - 1))) {
            head--;
        }
        if (Character.isLowSurrogate(text.charAt(tail))) {
            tail++;
        }
        return text.substring(0, head) + ELLIPSIS + text.substring(tail);
    }

    private static String escaped(String name) {
        StringBuilder shown = new StringBuilder(name.length());
        name.codePoints().forEach(codePoint -> {
            if (visible(codePoint)) {
                shown.appendCodePoint(codePoint);
            } else if (codePoint == '\n') {
                shown.append("\\n");
            } else if (codePoint == '\r') {
                shown.append("\\r");
            } else if (codePoint == '\t') {
                shown.append("\\t");
            } else if (codePoint <= 0xffff) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", codePoint));
            } else {
                shown.append(String.format(Locale.ROOT, "\\u{%x}", codePoint));
            }
        });
        return shown.toString();
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}

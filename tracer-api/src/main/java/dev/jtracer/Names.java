package dev.jtracer;

/** Bounds on the text users give, so that no name can blow an event. */
final class Names {
    static final int MAX_NAME = 256;
    static final int MAX_TEXT = 4_096;

    private Names() {}

    /** A type, category or key: never null or empty, at most {@link #MAX_NAME} characters. */
    static String name(String name) {
        if (name == null || name.isEmpty()) {
            Misuse.NO_NAME.report(name, null);
            return "(unnamed)";
        }
        return cut(name, MAX_NAME);
    }

    /** A message or value: never null, at most {@link #MAX_TEXT} characters. */
    static String text(String text) {
        return text == null ? "null" : cut(text, MAX_TEXT);
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        Misuse.TOO_LONG.report(text.substring(0, 32), null);
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}

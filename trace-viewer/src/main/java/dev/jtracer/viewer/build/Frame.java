package dev.jtracer.viewer.build;

import java.util.List;

/**
 * A frame of a snapshot, written as {@code package.Class.method:line}.
 *
 * @param className the class, empty if the text has none
 * @param method the method
 * @param line the source line, -1 if unknown
 */
record Frame(String className, String method, int line) {

    static Frame parse(String text) {
        String trimmed = text.trim();
        int colon = trimmed.lastIndexOf(':');
        int line = colon < 0 ? -1 : line(trimmed.substring(colon + 1));
        String qualified = colon < 0 ? trimmed : trimmed.substring(0, colon);
        int dot = qualified.lastIndexOf('.');
        return new Frame(dot < 0 ? "" : qualified.substring(0, dot), qualified.substring(dot + 1), line);
    }

    static List<Frame> parseAll(String frames) {
        return frames.lines().filter(line -> !line.isBlank()).map(Frame::parse).toList();
    }

    boolean is(String wantedClass, String wantedMethod) {
        return className.equals(wantedClass) && method.equals(wantedMethod);
    }

    private static int line(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

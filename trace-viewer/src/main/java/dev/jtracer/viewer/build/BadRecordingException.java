package dev.jtracer.viewer.build;

import java.io.Serial;

/**
 * A file that cannot be opened as a recording. The message is one line for the person who named the file, in lower case:
 * the rule, the file, what was found instead.
 */
public final class BadRecordingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    /** An exception with a line for people, in which control characters become blanks. */
    public BadRecordingException(String message) {
        super(oneLine(message));
    }

    /** An exception with a line for people, in which control characters become blanks, and what led to it. */
    public BadRecordingException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\p{Cntrl}", " ");
    }
}

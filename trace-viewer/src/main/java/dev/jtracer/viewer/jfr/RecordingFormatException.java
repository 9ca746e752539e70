package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.io.Serial;

/** The file is no recording, or one of which nothing can be read. The message is one line in lower case. */
public final class RecordingFormatException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /** An exception with a line for people. */
    public RecordingFormatException(String message) {
        super(message);
    }
}

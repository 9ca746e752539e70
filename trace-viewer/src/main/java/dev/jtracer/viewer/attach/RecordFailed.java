package dev.jtracer.viewer.attach;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A process could not be recorded; the message is one line for the person who asked. */
public final class RecordFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    RecordFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

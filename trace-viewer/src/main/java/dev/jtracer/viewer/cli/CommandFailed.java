package dev.jtracer.viewer.cli;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command could not do its work; the message is one line for the person who gave it. */
final class CommandFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    CommandFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

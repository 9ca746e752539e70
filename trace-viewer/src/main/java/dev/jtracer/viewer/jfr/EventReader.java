package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.file.Path;

/** Reads a recording into columns. Implementations keep no state between calls. */
public interface EventReader {

    /**
     * Reads what is wanted from a file. What is damaged is left out and described by {@link EventColumns#damage()}.
     *
     * @throws RecordingFormatException if the file is no recording or nothing of it can be read; its message is one line
     *     that says why
     * @throws IOException if the file cannot be read at all
     */
    EventColumns read(Path file, Selection wanted) throws IOException;

    /** The reader to use: one that stands on {@code jdk.jfr.consumer}. */
    static EventReader standard() {
        return new ConsumerReader();
    }
}

package dev.jtracer.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** The flight recorder, as much of it as a capture needs. */
interface Recorder {
    /**
     * Starts a recording.
     *
     * @param facts what the capture writes about itself into the recording
     * @param rescue where the recorder leaves the recording when it is stopped by somebody else, or by the process's end
     */
    Session start(CaptureFacts facts, Path rescue) throws IOException;

    /** One recording. */
    interface Session {
        /** Bytes written so far. */
        long bytes();

        /** Whether it still records. */
        boolean recording();

        /** Writes the closing snapshot and ends the recording, which can then be saved. */
        void stop(EndReason reason);

        /** Writes everything recorded to a file; what could be written stays there when this throws. */
        void save(Path file) throws IOException;

        /** Releases the recording, saved or not. */
        void close();
    }
}

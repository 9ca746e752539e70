package dev.jtracer.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Recording;

/** Small real recordings of this JVM. */
final class Recordings {
    private Recordings() {}

    /** A recording of so many chunks, each with its environment and system properties. */
    static byte[] ofChunks(int chunks) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < chunks; i++) {
            all.writeBytes(chunk());
        }
        return all.toByteArray();
    }

    private static byte[] chunk() throws IOException {
        Path file = Files.createTempFile("chunk", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.InitialSystemProperty");
            recording.enable("jdk.InitialEnvironmentVariable");
            recording.start();
            recording.stop();
            recording.dump(file);
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }
}

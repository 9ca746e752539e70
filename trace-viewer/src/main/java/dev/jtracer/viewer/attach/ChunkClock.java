package dev.jtracer.viewer.attach;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The clock of a recording's first chunk: what is put beside it must go by the same one. */
record ChunkClock(long startNanos, long startTicks, long ticksPerSecond) {
    private static final int START_AT = 32;
    private static final double NANOS = 1e9;

    static ChunkClock of(Path recording) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(recording))) {
            in.skipNBytes(START_AT);
            long startNanos = in.readLong();
            in.readLong(); // duration
            return new ChunkClock(startNanos, in.readLong(), in.readLong());
        }
    }

    /** A moment in ticks. */
    long ticks(long epochNanos) {
        return startTicks + Math.round((epochNanos - startNanos) * (ticksPerSecond / NANOS));
    }
}

package dev.jtracer.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A recorder that writes a given recording, grows and fails as a test tells it to. */
final class ScriptedRecorder implements Recorder {
    final byte[] content;
    long bytes = 1_000;
    boolean recording = true;
    boolean closed;
    int writes = Integer.MAX_VALUE;

    /** Nobody starts before it is opened. */
    CountDownLatch door = new CountDownLatch(0);

    @Nullable
    String failsToStart;

    @Nullable
    String failsToSave;

    @Nullable
    Error breaksAtSave;

    @Nullable
    Error breaksAtBytes;

    @Nullable
    EndReason stoppedWith;

    ScriptedRecorder(byte[] content) {
        this.content = content;
    }

    @Override
    public Session start(CaptureFacts facts, Path rescue) throws IOException {
        try {
            door.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        if (failsToStart != null) {
            throw new IOException(failsToStart);
        }
        return new Session() {
            @Override
            public long bytes() {
                if (breaksAtBytes != null) {
                    throw breaksAtBytes;
                }
                return bytes;
            }

            @Override
            public boolean recording() {
                return recording;
            }

            @Override
            public void stop(EndReason reason) {
                stoppedWith = reason;
            }

            @Override
            public void save(Path file) throws IOException {
                if (breaksAtSave != null) {
                    throw breaksAtSave;
                }
                Files.write(file, Arrays.copyOf(content, Math.min(writes, content.length)));
                if (failsToSave != null) {
                    throw new IOException(failsToSave);
                }
            }

            @Override
            public void close() {
                closed = true;
            }
        };
    }
}

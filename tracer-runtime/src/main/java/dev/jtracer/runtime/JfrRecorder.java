package dev.jtracer.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;

/**
 * The JDK's flight recorder.
 *
 * <p>Its first use costs 0.4 s, so it is warmed up: the repository is moved, every event class is loaded, and one empty
 * recording is made. That recording also makes the starts of tasks true that lie before a capture: JFR keeps the start of an
 * event only if its class was in some recording before the event began.
 */
final class JfrRecorder implements Recorder {
    private static final Duration READY_AT_THE_LATEST = Duration.ofSeconds(10);

    private final Path directory;
    private final Duration patience;
    private final CountDownLatch warm = new CountDownLatch(1);

    JfrRecorder(Path directory) {
        this(directory, READY_AT_THE_LATEST);
    }

    /** One whose captures wait so long for it to be warmed up, and are refused then: others wait behind them. */
    JfrRecorder(Path directory, Duration patience) {
        this.directory = directory;
        this.patience = patience;
    }

    /** Does what is slow once, on another thread. Whatever fails here fails again, and is told, when a capture starts. */
    void beginWarmUp() {
        Thread thread = new Thread(
                () -> {
                    try {
                        warmUp();
                    } catch (RuntimeException | LinkageError e) {
                        // Told to whoever starts a capture; here it would only frighten those who start none.
                        return;
                    } finally {
                        warm.countDown();
                    }
                },
                "jtracer-warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Session start(CaptureFacts facts, Path rescue) throws IOException {
        try {
            if (!warm.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it was not ready within " + Durations.format(patience) + "; try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the recorder was made ready");
        }
        try {
            return JfrSession.start(facts, rescue);
        } catch (LinkageError e) {
            throw new IOException("this JVM lacks the module jdk.jfr or java.management", e);
        }
    }

    private void warmUp() {
        Repository.moveBelow(directory);
        try (Recording recording = new Recording()) {
            recording.setName("jtracer warm-up");
            recording.setSettings(Profile.DEFAULT.settings());
            recording.start();
            ThreadSnapshot.write("begin");
            new CaptureEvent().commit();
            recording.stop();
        }
    }
}

package dev.jtracer.benchmarks.reader;

import dev.jtracer.runtime.Capture;
import dev.jtracer.runtime.CaptureRefused;
import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.CaptureState;
import dev.jtracer.runtime.Profile;
import dev.jtracer.runtime.Tracer;
import java.nio.file.Path;

/** The process that makes a recording: it runs a program of some {@link Kind} while it captures itself. */
final class Maker {
    private static final int MOST_ATTEMPTS = 6;

    private static volatile boolean capturing = true;

    private Maker() {}

    /** Takes a kind, the bytes to stop at, and the file. */
    public static void main(String[] args) throws Exception {
        Kind kind = Kind.named(args[0]);
        CaptureRequest request = new CaptureRequest(CaptureRequest.LONGEST, Profile.DEFAULT, Long.parseLong(args[1]));
        Capture capture = start(Path.of(args[2]), request);
        Thread watch = new Thread(() -> watch(capture), "watch");
        watch.setDaemon(true);
        watch.start();
        kind.run(() -> capturing);
        Tracer.stop();
        System.exit(0); // whatever threads are left
    }

    /** On a busy machine the flight recorder may not be ready in time. */
    private static Capture start(Path file, CaptureRequest request) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                return Tracer.start(file, request);
            } catch (CaptureRefused e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Asking how far a capture is takes a lock: programs ask this field instead. */
    private static void watch(Capture capture) {
        try {
            while (capture.progress().state() == CaptureState.CAPTURING) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        capturing = false;
    }
}

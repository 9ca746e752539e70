package dev.jtracer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;

/** Sees recordings begin and end, however they are started, and loads the event classes once JFR is there. */
final class JfrWatch implements FlightRecorderListener {
    /*
     * The first touch of an Event class starts half of JFR (150-240 ms), so nothing here does it before JFR itself is initialised. Then
     * whoever comes first loads them: a thread that holds JFR's lock, or the one that first used the API. Neither may wait for the other
     * (the second would wait for JFR's lock, the first for its class initialiser), so a claim decides and the loser goes on; the winner
     * looks at the recordings again when it is done.
     */
    private static final AtomicBoolean WATCHING = new AtomicBoolean();
    private static final AtomicBoolean LOADING = new AtomicBoolean();
    private static volatile boolean loaded;

    private JfrWatch() {}

    static void start() {
        try {
            if (WATCHING.compareAndSet(false, true)) {
                FlightRecorder.addListener(new JfrWatch());
            }
        } catch (LinkageError | RuntimeException e) {
            // This JVM has no JFR: what is not recorded is not missed.
        }
    }

    @Override
    public void recorderInitialized(FlightRecorder recorder) {
        load();
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        load();
        if (loaded) {
            Mode.refresh(ageNanos(recording));
        }
    }

    private static long ageNanos(Recording recording) {
        Instant start = recording.getStartTime();
        return start == null
                ? 0
                : Math.max(0, Duration.between(start, Instant.now()).toNanos());
    }

    private static void load() {
        if (LOADING.compareAndSet(false, true)) {
            Recorded.load();
            loaded = true;
            Mode.refresh(0);
        }
    }
}

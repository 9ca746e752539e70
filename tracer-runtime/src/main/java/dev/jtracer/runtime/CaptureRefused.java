package dev.jtracer.runtime;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A capture did not start, because another one runs or nothing can be recorded here; the message is one sentence. */
public final class CaptureRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable String runningId;
    private final Duration endsIn;

    CaptureRefused(String message, @Nullable String runningId, Duration endsIn) {
        super(message);
        this.runningId = runningId;
        this.endsIn = endsIn;
    }

    /** The id of the capture that runs, or null if that is not the reason. */
    public @Nullable String runningId() {
        return runningId;
    }

    /** How long until the running capture ends by itself; zero if none runs. */
    public Duration endsIn() {
        return endsIn;
    }
}

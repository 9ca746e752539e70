package dev.jtracer.viewer.live;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A capture was not started because another one runs; the message is one sentence that says which and until when. */
public final class CaptureBusy extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final @Nullable String runningId;
    private final long endsInMillis;

    CaptureBusy(String message, @Nullable String runningId, long endsInMillis) {
        super(message);
        this.runningId = runningId;
        this.endsInMillis = endsInMillis;
    }

    /** The capture that runs, or null if something else stands in the way. */
    public @Nullable String runningId() {
        return runningId;
    }

    /** How long until it ends by itself. */
    public long endsInMillis() {
        return endsInMillis;
    }
}

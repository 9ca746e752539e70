package dev.jtracer.runtime;

/**
 * Where a capture is in its life.
 *
 * <pre>
 * CAPTURING -> SAVING -> KEPT
 *     |           +----> FAILED
 *     +----> DISCARDED
 * </pre>
 */
public enum CaptureState {
    /** Events are being recorded. */
    CAPTURING,
    /** Recording has ended; the file is being written and cleaned of secrets. */
    SAVING,
    /** The file is complete and may be read. */
    KEPT,
    /** Thrown away on request: there is no file. */
    DISCARDED,
    /** Nothing readable came out: there is no file. */
    FAILED;

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return this == KEPT || this == DISCARDED || this == FAILED;
    }
}

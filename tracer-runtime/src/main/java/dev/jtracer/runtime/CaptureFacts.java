package dev.jtracer.runtime;

import java.time.Instant;

/**
 * What a capture says about itself in its own recording.
 *
 * @param id the capture's id
 * @param program the program's name
 * @param request what was asked for
 * @param startedAt when it began
 */
record CaptureFacts(String id, String program, CaptureRequest request, Instant startedAt) {
    /** The name of its file if it lasts as long as it should. */
    CaptureName name() {
        return new CaptureName(program, startedAt, request.duration(), request.profile(), id, EndReason.DURATION);
    }
}

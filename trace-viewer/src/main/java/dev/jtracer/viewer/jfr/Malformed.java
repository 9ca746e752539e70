package dev.jtracer.viewer.jfr;

import java.io.Serial;

/** Bytes of a chunk that cannot mean anything. Never leaves the package. */
final class Malformed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Made for every broken event of a damaged file: without a stack it costs nothing. */
    Malformed(String message) {
        super(message, null, false, false);
    }
}

package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;

/** Which tasks a question is about, by how they came out. */
public enum OutcomeFilter {
    /** Every task, open ones included. */
    ANY,
    /** Tasks that ended, well or not: those that count in statistics. */
    ENDED,
    /** Tasks that ended and did not fail. */
    OK,
    /** Tasks that failed. */
    FAILED,
    /** Tasks still open when the recording ended. */
    OPEN;

    boolean accepts(Outcome outcome) {
        return switch (this) {
            case ANY -> true;
            case ENDED -> outcome != Outcome.OPEN;
            case OK -> outcome == Outcome.OK;
            case FAILED -> outcome == Outcome.FAILED;
            case OPEN -> outcome == Outcome.OPEN;
        };
    }
}

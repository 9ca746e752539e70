package dev.jtracer.viewer.finding;

import java.util.List;

/** One kind of finding. Stateless. */
interface Rule {

    /** The rule's name in documents, as {@code contended-lock}. */
    String id();

    /** What it looks for, as it is said after "looked for": {@code a deadlock}. */
    String lookedFor();

    /** The same in this recording: without tasks, what it asks of their time it asks of something else. */
    default String lookedFor(Look look) {
        return lookedFor();
    }

    /**
     * Whether it stays silent about what cost less than {@link Look#worth} asks for. Else {@link #lookedFor} alone says what is
     * not there.
     */
    default boolean byCost(Look look) {
        return false;
    }

    /** Without what it has nothing to say. */
    Needs needs();

    /** What it found, in any order. */
    List<Finding> find(Look look);
}

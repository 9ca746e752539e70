package dev.jtracer.viewer.model;

import java.util.List;

/** How a task came out. */
public enum Outcome {
    /** It ended, and nobody called it failed. */
    OK("ok"),
    /** It ended and was reported as failed. */
    FAILED("failed"),
    /** It had not ended when the recording did. */
    OPEN("open");

    private static final List<Outcome> ALL = List.of(values());

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /** The outcome's number, from 0 in the order of the constants: what columns hold and arrays are indexed by. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** The outcome's name in JSON and JavaScript. */
    public String key() {
        return key;
    }

    /** The outcome with this {@link #code()}. */
    public static Outcome at(int code) {
        return ALL.get(code);
    }
}

package dev.jtracer.viewer.model;

import java.util.List;

/** How the recording knows something: the reader's confidence in a band or in an owner. */
public enum Origin {
    /** An event says so, with its own begin and end. */
    EVENT("event"),
    /** The thread snapshot at the capture's begin or end says so. */
    SNAPSHOT("snapshot"),
    /** A sample hit it; its edges are half the distance to the neighbouring samples at most. */
    SAMPLED("sampled"),
    /** Nothing contradicts it: "running or waits under the threshold", or an owner found by splitting a wait. */
    INFERRED("inferred");

    private static final List<Origin> ALL = List.of(values());

    private final String key;

    Origin(String key) {
        this.key = key;
    }

    /** The origin's number, from 0 in the order of the constants: what columns hold and arrays are indexed by. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** The origin's name in JSON and JavaScript. */
    public String key() {
        return key;
    }

    /** The origin with this {@link #code()}. */
    public static Origin at(int code) {
        return ALL.get(code);
    }
}

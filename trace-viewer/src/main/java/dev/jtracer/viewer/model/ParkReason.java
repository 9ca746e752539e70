package dev.jtracer.viewer.model;

import java.util.List;

/** Why a thread is in {@code LockSupport.park}, as the class it parked on and its stack tell. */
public enum ParkReason {
    /** To get a lock of {@code java.util.concurrent.locks}. */
    LOCK("lock"),
    /** For a condition's signal. */
    CONDITION("condition"),
    /** For an element of a queue, or for room in one. */
    QUEUE("queue"),
    /** For the result of a future or of a fork-join task. */
    FUTURE("future"),
    /** A pool's worker, for something to do. */
    WORKER("worker"),
    /** For anything else: a latch, a semaphore, a plain {@code park()}; or nobody can tell. */
    OTHER("other");

    private static final List<ParkReason> ALL = List.of(values());

    private final String key;

    ParkReason(String key) {
        this.key = key;
    }

    /** The reason's number, from 0 in the order of the constants: what columns hold. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** The reason's name in JSON and JavaScript. */
    public String key() {
        return key;
    }

    /** The reason with this {@link #code()}. */
    public static ParkReason at(int code) {
        return ALL.get(code);
    }
}

package dev.jtracer.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How closely a capture looks, and what that costs: which events it records, from which length on, with stacks or without. */
public enum Profile {
    /** Waits of 10 ms and more, no stacks on monitors: for a server that has no time to spare. */
    LOW("low", Duration.ofMillis(10)),

    /** Waits of 100 us and more with their stacks: what a capture uses unless told otherwise. */
    DEFAULT("default", Duration.ofNanos(100_000)),

    /** Every wait, however short, with its stack. */
    DETAILED("detailed", Duration.ZERO);

    private final String key;
    private final Duration threshold;

    Profile(String key, Duration threshold) {
        this.key = key;
        this.threshold = threshold;
    }

    /**
     * The profile of a key.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Profile of(String key) {
        for (Profile profile : values()) {
            if (profile.key.equals(key)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("profile must be low, default or detailed, was '" + key + "'");
    }

    /** The name in addresses and files: {@code low}, {@code default} or {@code detailed}. */
    public String key() {
        return key;
    }

    /** The shortest wait (monitor, lock, park, sleep, socket, file) that is recorded. */
    public Duration threshold() {
        return threshold;
    }

    /** The flight recorder's settings of this profile: all of them, as {@code event#setting} to value. */
    public Map<String, String> settings() {
        return Settings.of(this);
    }

    /** What the profile costs the process while it captures, as measured: one sentence. */
    public String cost() {
        return Settings.cost(this);
    }

    /** What is recorded, for people: one row for each kind of event, the last one what never is. */
    public List<Recorded> records() {
        return Settings.records(this);
    }

    /**
     * One row of what a profile records.
     *
     * @param what the kind of event: {@code Sockets and files}
     * @param how how much of it: {@code every read and write from 100us on, not throttled}
     * @param included false for what is never recorded
     */
    public record Recorded(String what, String how, boolean included) {}
}

package dev.jtracer.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How closely a capture looks, and what that costs: which waits it records, from which length on, with stacks or without. */
public enum Profile {
    /** Waits of 10 ms and more, no stacks on monitors: for a server that has no time to spare. */
    LOW("low", Duration.ofMillis(10), costs(1)),

    /** Waits of 100 us and more with their stacks: what a capture uses unless told otherwise. */
    DEFAULT("default", Duration.ofNanos(100_000), costs(2)),

    /** Every wait, however short, with its stack. */
    DETAILED("detailed", Duration.ZERO, costs(3) + ", more where threads wait all the time");

    private final String key;
    private final Duration threshold;
    private final String cost;

    Profile(String key, Duration threshold, String cost) {
        this.key = key;
        this.threshold = threshold;
        this.cost = cost;
    }

    /** Measured on 2 cores with JDK 17 and 25: CPU time per request, capturing and not capturing in turns. */
    private static String costs(int percent) {
        return "costs about " + percent
                + "% of CPU where a request takes 1 ms of it for 2 tasks, 20 regions and 5 waits";
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

    /** What the profile costs the process while it captures, as measured: one sentence. */
    public String cost() {
        return cost;
    }

    /** The flight recorder's settings of this profile: all of them, as {@code event#setting} to value. */
    public Map<String, String> settings() {
        return Settings.of(this);
    }

    /** What is recorded, for people: one row for each kind of event, the last one for what never is. */
    public List<Recorded> records() {
        String from = threshold.isZero() ? "every one" : "from " + Durations.format(threshold) + " on";
        String monitors = this == LOW ? ", no stacks on monitors" : ", with stacks";
        return List.of(
                new Recorded("Tasks, scopes, regions, logs", "all of them", true),
                new Recorded("Monitors, locks, parks, sleeps", from + monitors, true),
                new Recorded("Sockets and files", from + ", not throttled", true),
                new Recorded("GC pauses and safepoints", "all of them", true),
                new Recorded("Running code", "a sample every " + Settings.samplePeriod(this), true),
                new Recorded("Allocation", this == LOW ? "not sampled" : "sampled", this != LOW),
                new Recorded("Every thread's state and what it waits for", "at the beginning and at the end", true),
                new Recorded("Environment, system properties, command lines", "never", false));
    }

    /**
     * One row of what a profile records.
     *
     * @param what the kind of event: {@code Sockets and files}
     * @param how how much of it: {@code from 100us on, not throttled}
     * @param included false for what is not recorded
     */
    public record Recorded(String what, String how, boolean included) {}
}

package dev.jtracer;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The ways to use the API wrongly: each is repaired, counted, and in strict mode reported. */
enum Misuse {
    ENDED_TWICE("ended twice"),
    WRONG_THREAD("closed on another thread"),
    WRONG_ORDER("closed after what was around it"),
    LEFT_OPEN("left open"),
    TOO_DEEP("nested too deep to be current"),
    FAILED_LATE("failed after its end"),
    NO_NAME("without a name"),
    TOO_LONG("cut because it is too long"),
    TOO_MANY_TAGS("given too many tags"),
    RUNTIME_THREW("the runtime threw");

    /** Set by -Djtracer.strict=true: remembers where things began, and reports each kind of misuse of each type once. */
    static final boolean STRICT = Boolean.getBoolean("jtracer.strict");

    private static final int MAX_REPORTS = 1_000;
    private static final Set<String> REPORTED = ConcurrentHashMap.newKeySet();

    private static final Map<Misuse, LongAdder> COUNTS = new ConcurrentHashMap<>();

    private final String words;

    Misuse(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Where something begins, for a later report; null unless strict. */
    static Throwable here() {
        return STRICT
                ? new Throwable(
                        "it began here, on thread " + Thread.currentThread().getName())
                : null;
    }

    /** Counts one misuse; in strict mode prints what, where, and where it began. */
    void report(String type, Throwable began) {
        COUNTS.computeIfAbsent(this, none -> new LongAdder()).increment();
        if (STRICT && REPORTED.size() < MAX_REPORTS && REPORTED.add(name() + ' ' + type)) {
            new Throwable(
                            "jtracer: \"" + type + "\" " + words + ", on thread "
                                    + Thread.currentThread().getName(),
                            began)
                    .printStackTrace();
        }
    }

    static Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        COUNTS.forEach((misuse, count) -> counts.put(misuse.words, count.sum()));
        return counts;
    }
}

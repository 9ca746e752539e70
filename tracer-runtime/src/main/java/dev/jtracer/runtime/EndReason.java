package dev.jtracer.runtime;

import org.jspecify.annotations.Nullable;

/** Why a capture ended. */
public enum EndReason {
    /** It ran as long as was asked for. */
    DURATION("duration", "ran its full length"),
    /** It reached its largest size before its time. */
    BYTES("bytes", "ended early: it reached its largest size"),
    /** The disk had no room for more. */
    DISK("disk", "ended early: the disk is nearly full"),
    /** Somebody asked it to stop and keep what it had. */
    STOPPED("stopped", "ended early: stopped on request"),
    /** Somebody asked it to stop and throw away what it had. */
    DISCARDED("discarded", "was thrown away on request"),
    /** Its recording was stopped by somebody else in the process or with {@code jcmd}. */
    INTERRUPTED("interrupted", "ended early: its recording was stopped from elsewhere"),
    /** The process ended. */
    EXIT("exit", "ended early: the process ended"),
    /** The process was killed; another one found what was left. */
    KILLED("killed", "ended early: the process was killed"),
    /** The recorder or the disk failed. */
    FAILED("failed", "ended early: it failed");

    private final String key;
    private final String sentence;

    EndReason(String key, String sentence) {
        this.key = key;
        this.sentence = sentence;
    }

    /** The reason of a key, or null if there is none. */
    static @Nullable EndReason of(String key) {
        for (EndReason reason : values()) {
            if (reason.key.equals(key)) {
                return reason;
            }
        }
        return null;
    }

    /** The reason's name in JSON and in the recording. */
    public String key() {
        return key;
    }

    /** What to tell people, to follow "the capture". */
    public String sentence() {
        return sentence;
    }
}

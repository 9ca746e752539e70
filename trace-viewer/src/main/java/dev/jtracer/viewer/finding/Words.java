package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.text.Numbers;

/** Counts with their nouns, and what locks are called. */
final class Words {
    private Words() {}

    /** {@code 1 wait}, {@code 128 waits}. */
    static String counted(long count, String noun) {
        return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** What stands before a lock's name: its kind in words. */
    static String kind(Locks locks, int lockRow) {
        return switch (locks.kind(lockRow)) {
            case MONITOR -> "monitor";
            case LOCK -> "lock";
            case CLASS_INIT -> "the initialisation of class";
        };
    }

    /** {@code 1 task hit}, {@code 104 tasks hit}. */
    static String tasksHit(long count) {
        return counted(count, "task") + " hit";
    }
}

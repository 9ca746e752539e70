package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.text.Numbers;

/** Counts with their nouns. */
final class Words {
    private Words() {}

    /** {@code 1 wait}, {@code 128 waits}. */
    static String counted(long count, String noun) {
        return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 1 task hit}, {@code 104 tasks hit}. */
    static String tasksHit(long count) {
        return counted(count, "task") + " hit";
    }
}

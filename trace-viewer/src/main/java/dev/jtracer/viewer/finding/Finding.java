package dev.jtracer.viewer.finding;

import java.util.List;

/**
 * One fact about a recording, with the numbers behind it and where to see it.
 *
 * @param id which rule found it, as {@code contended-lock}
 * @param severity {@code stuck} if threads never got on, {@code slow} if tasks lost time, {@code note} for other facts
 * @param state the key of the thread state that gives its colour
 * @param parts the sentence, piece by piece
 * @param text the sentence as plain text
 * @param lostNanos the time that tasks which ended lost to it; see the package description
 * @param openNanos the same for tasks that had not ended
 * @param threadNanos the time of threads, in tasks or not, each for itself
 * @param figure what the finding amounts to where it is no time: {@code 1.21 GB}; empty if it is a time
 * @param measure what the figure, or else the time shown, is: {@code task time lost}
 * @param facts what else was counted: {@code 128 waits}, {@code 104 tasks hit}. May hold names as the recording has them
 * @param when how many nanoseconds of it lie in each of {@value #BUCKETS} equal parts of the recording
 * @param moments when it began, as far as it has few beginnings: nanoseconds from the recording's start
 * @param links where its evidence is, the best first
 */
public record Finding(
        String id,
        String severity,
        String state,
        List<Part> parts,
        String text,
        long lostNanos,
        long openNanos,
        long threadNanos,
        String figure,
        String measure,
        List<String> facts,
        List<Long> when,
        List<Long> moments,
        List<Link> links) {

    /** How many parts {@link #when} has. */
    public static final int BUCKETS = 44;

    /** The severity of what never got on. */
    static final String STUCK = "stuck";

    /** The severity of what cost tasks time. */
    static final String SLOW = "slow";

    /** The severity of any other fact. */
    static final String NOTE = "note";

    /** Copies the lists. */
    public Finding {
        parts = List.copyOf(parts);
        facts = List.copyOf(facts);
        when = List.copyOf(when);
        moments = List.copyOf(moments);
        links = List.copyOf(links);
    }

    /** The same, with other words for what its largest number is. */
    Finding measuredAs(String words) {
        return new Finding(
                id,
                severity,
                state,
                parts,
                text,
                lostNanos,
                openNanos,
                threadNanos,
                figure,
                words,
                facts,
                when,
                moments,
                links);
    }
}

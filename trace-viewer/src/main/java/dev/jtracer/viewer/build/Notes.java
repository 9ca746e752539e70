package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.Damage;
import dev.jtracer.viewer.jfr.Seams;
import dev.jtracer.viewer.model.Diagnostics;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says in sentences what is wrong with a recording, what cannot be known first. */
final class Notes {
    private static final int MOST_GAPS = 3;
    private static final int OUTCOME_CHARS = 40;

    private final List<String> notes = new ArrayList<>();

    private Notes() {}

    static Diagnostics of(
            Input input, Losses losses, OpenWork open, Scopes scopes, ThreadRows threads, TaskEvents tasks) {
        Damage damage = input.columns().damage();
        Notes notes = new Notes();
        notes.damage(damage);
        notes.gaps(input);
        notes.seams(input.columns().seams());
        notes.losses(losses, open.omitted());
        int late = notes.pieces(scopes, threads);
        tasks.unknownOutcomes()
                .forEach((outcome, count) -> notes.add(counted(count, "task") + " ended with the outcome "
                        + Names.shown(outcome, OUTCOME_CHARS)
                        + ", which this viewer does not know; here they are ended and not failed."));
        return new Diagnostics(
                damage.truncated(),
                damage.inFlight(),
                damage.unreadableBytes(),
                damage.brokenEvents(),
                losses.events(),
                losses.bytes(),
                late,
                open.omitted(),
                notes.notes);
    }

    private void damage(Damage damage) {
        String bytes = Numbers.bytes(damage.unreadableBytes());
        if (damage.truncated()) {
            add("The file was cut off inside a chunk; "
                    + (damage.unreadableBytes() > 0 ? bytes + " before the cut could not be read, and " : "")
                    + "what was behind the cut is missing.");
        } else if (damage.inFlight()) {
            add("The recording had not ended when the file was copied; what was written last is missing"
                    + (damage.unreadableBytes() > 0 ? " (" + bytes + ")" : "") + ".");
        } else if (damage.unreadableBytes() > 0) {
            add(bytes + " of the file could not be read.");
        }
        if (damage.brokenChunks() > 0) {
            add(counted(damage.brokenChunks(), "chunk") + " could not be read to the end: " + damage.firstError()
                    + ".");
        }
        if (damage.brokenEvents() > 0) {
            add(counted(damage.brokenEvents(), "event") + " could not be decoded.");
        }
    }

    private void gaps(Input input) {
        Gaps gaps = input.gaps();
        long together = 0;
        List<String> first = new ArrayList<>();
        for (int gap = 0; gap < gaps.size(); gap++) {
            together += gaps.toNs(gap) - gaps.fromNs(gap);
            if (gap < MOST_GAPS) {
                first.add(Numbers.duration(gaps.fromNs(gap)) + " to " + Numbers.duration(gaps.toNs(gap)));
            }
        }
        if (gaps.size() > MOST_GAPS) {
            add("No readable chunk tells of " + Numbers.duration(together) + " in " + counted(gaps.size(), "stretch")
                    + ": what threads did then is unknown. The first is " + first.get(0) + ".");
        } else if (gaps.size() > 0) {
            add("No readable chunk tells of " + String.join(", ", first) + ": what threads did then is unknown.");
        }
    }

    private void seams(Seams seams) {
        if (seams.clockSetNanos() != 0) {
            add("The wall clock was set " + (seams.clockSetNanos() < 0 ? "back" : "forward") + " by "
                    + Numbers.duration(Math.abs(seams.clockSetNanos()))
                    + " while this was recorded; times are by the JVM's own clock.");
        }
        if (seams.otherChunks() > 0) {
            add("The file holds recordings of more than one process; "
                    + counted(seams.otherChunks(), "chunk") + " of others than the first " + are(seams.otherChunks())
                    + " left out.");
        }
        if (seams.repeatedChunks() > 0) {
            add(counted(seams.repeatedChunks(), "chunk") + " of the file " + are(seams.repeatedChunks())
                    + " there twice and counted once.");
        }
    }

    private void losses(Losses losses, long omitted) {
        if (losses.events() > 0) {
            add(counted(losses.events(), "event") + " of this tracer got lost in the JVM's buffers.");
        }
        if (losses.bytes() > 0) {
            add("The JVM dropped " + Numbers.bytes(losses.bytes()) + " of events because its buffers were full.");
        }
        if (omitted > 0) {
            add(counted(omitted, "open thing") + " (tasks, scopes, regions) are counted and not shown by name.");
        }
    }

    /** What is to be said of pieces of work; returns how many outlived their task. */
    private int pieces(Scopes scopes, ThreadRows threads) {
        int late = 0;
        Set<Integer> virtual = new HashSet<>();
        for (int row = 0; row < scopes.size(); row++) {
            late += scopes.late(row) ? 1 : 0;
            int thread = scopes.threadRow(row);
            boolean crosses = scopes.openAtStart(row) || scopes.openAtEnd(row);
            if (thread >= 0 && threads.virtual(thread) && crosses) {
                virtual.add(thread);
            }
        }
        if (!virtual.isEmpty()) {
            add(counted(virtual.size(), "virtual thread") + (virtual.size() == 1 ? " was" : " were")
                    + " inside a task at an end of the recording. Snapshots have no virtual threads: a wait that"
                    + " crosses an end is unknown.");
        }
        return late;
    }

    private void add(String note) {
        notes.add(note);
    }

    private static String are(int count) {
        return count == 1 ? "is" : "are";
    }

    private static String counted(long count, String thing) {
        return Numbers.count(count) + " " + thing + (count == 1 ? "" : thing.endsWith("ch") ? "es" : "s");
    }
}

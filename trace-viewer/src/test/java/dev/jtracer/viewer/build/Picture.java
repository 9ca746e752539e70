package dev.jtracer.viewer.build;

import static java.util.stream.Collectors.joining;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A recording drawn as text: one line an event, one column a millisecond.
 *
 * <pre>
 *                           [    0         10        20 E]
 *   main: task 1 checkout        |-------------------|
 *   main: scope 1                |-------------------|
 *   main: blocked Table by=B         |---|
 *   main: running                  x         x
 * </pre>
 *
 * <p>In the first line {@code 0} and {@code E} mark the recording's start and end; a {@code [} further right than the first
 * column marks where bars may begin before the start. A bar reaches from its first column to its
 * last: {@code |--|} is three milliseconds. A bar that ends in {@code >} had not ended, and is reported open at the end. Each
 * {@code x} is an instant. What stands between the thread's name and the bar is the event; see {@link PictureEvents}.
 */
public final class Picture {
    static final long MS = 1_000_000;
    static final long BASE = 1_700_000_000_000_000_000L;

    private final Map<String, Integer> threads = new HashMap<>();
    private final MadeTrace made = new MadeTrace();
    private long endMs;
    private int margin;
    private int zero;

    private Picture() {}

    /** The trace of a picture, checked. */
    public static Trace trace(String text) {
        Picture picture = new Picture();
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String ruler = lines.get(0);
        picture.margin = ruler.indexOf('[') > 0 ? ruler.indexOf('[') : ruler.indexOf('0');
        picture.zero = ruler.indexOf('0');
        picture.endMs = (long) ruler.indexOf('E') - picture.zero;
        PictureEvents events = new PictureEvents(picture);
        for (String line : lines.subList(1, lines.size())) {
            picture.read(line, events);
        }
        return picture.made.build(picture.endMs * MS);
    }

    /** A thread's states in milliseconds: {@code 0-3 running, 3-5 blocked Table@1}. */
    public static String states(Trace trace, String thread) {
        States states = trace.states();
        int threadRow = thread(trace, thread);
        List<String> parts = new ArrayList<>();
        for (int i = states.byThread().first(threadRow); i < states.byThread().end(threadRow); i++) {
            int row = states.byThread().row(i);
            parts.add(ms(states.startNs(row)) + "-" + ms(states.endNs(row)) + " "
                    + states.state(row).key());
        }
        return String.join(", ", parts);
    }

    /** Where a task's time went, in milliseconds: {@code running 5, blocked 2}. */
    public static String breakdown(Trace trace, long taskId) {
        int row = trace.tasks().row(taskId);
        return ThreadState.taskStates().stream()
                .filter(state -> trace.tasks().breakdown(row, state) > 0)
                .map(state -> state.key() + " " + ms(trace.tasks().breakdown(row, state)))
                .collect(joining(", "));
    }

    /** The time of all threads for a task, in milliseconds. */
    public static String threadTime(Trace trace, long taskId) {
        int row = trace.tasks().row(taskId);
        return ThreadState.taskStates().stream()
                .filter(state -> trace.tasks().threadNanos(row, state) > 0)
                .map(state -> state.key() + " " + ms(trace.tasks().threadNanos(row, state)))
                .collect(joining(", "));
    }

    /** The pieces of a thread's only wait for a lock: {@code 2-5 A inferred, 5-9 B event}. */
    public static String owners(Trace trace, String thread) {
        LockWaits waits = trace.lockWaits();
        int wait = waits.byThread().row(waits.byThread().first(thread(trace, thread)));
        List<String> parts = new ArrayList<>();
        for (int piece = waits.firstPiece(wait); piece < waits.endPiece(wait); piece++) {
            int owner = waits.pieceOwnerThreadRow(piece);
            parts.add(ms(waits.pieceStartNs(piece)) + "-" + ms(waits.pieceEndNs(wait, piece)) + " "
                    + (owner < 0
                            ? "?"
                            : trace.threads().name(owner) + " "
                                    + waits.pieceOrigin(piece).key()));
        }
        return String.join(", ", parts);
    }

    /** The row of a thread by its name. */
    public static int thread(Trace trace, String name) {
        for (int row = 0; row < trace.threads().size(); row++) {
            if (trace.threads().name(row).equals(name)) {
                return row;
            }
        }
        throw new IllegalArgumentException("thread must be in the picture, was " + name);
    }

    static String ms(long nanos) {
        return String.valueOf(nanos / MS);
    }

    ColumnsBuilder columns() {
        return made.columns();
    }

    long endMs() {
        return endMs;
    }

    /** The row of a thread in the recording; names that start with {@code v} and a digit are virtual. */
    int recordedThread(String name) {
        return threads.computeIfAbsent(
                name,
                n -> made.columns().thread(n, threads.size() + 1L, threads.size() + 100L, n.matches("v\\d+"), "main"));
    }

    private void read(String line, PictureEvents events) {
        String words = line.substring(0, Math.min(margin, line.length())).trim();
        String bars = line.substring(Math.min(margin, line.length()));
        int colon = words.indexOf(':');
        String thread = words.substring(0, colon).trim();
        List<String> what = List.of(words.substring(colon + 1).trim().split("\\s+"));
        for (int at = 0; at < bars.length(); at++) {
            long ms = (long) margin + at - zero;
            if (bars.charAt(at) == 'x') {
                events.add(thread, what, ms, ms, false);
            } else if (bars.charAt(at) == '|') {
                int end = bars.indexOf('|', at + 1);
                int open = bars.indexOf('>', at + 1);
                boolean isOpen = end < 0 || (open >= 0 && open < end);
                int last = isOpen ? open : end;
                events.add(thread, what, ms, (long) margin + last - zero, isOpen);
                at = last;
            }
        }
    }
}

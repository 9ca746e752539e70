package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Threads that waited for each other when the recording ended: a cycle of owners. Such waits leave no event; the thread
 * snapshot at the recording's end shows them, all at one instant.
 *
 * <p>Lost is what the tasks of these threads waited, which never ended.
 */
final class Deadlock implements Rule {
    private static final int MOST_NAMED = 4;

    @Override
    public String id() {
        return "deadlock";
    }

    @Override
    public String lookedFor() {
        return "a deadlock";
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jtracer.ThreadState");
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (int[] cycle : cycles(look.trace())) {
            found.add(finding(look, cycle));
        }
        return found;
    }

    /** The waits that are part of a deadlock. */
    static BitSet waits(Trace trace) {
        BitSet waits = new BitSet();
        for (int[] cycle : cycles(trace)) {
            for (int row : cycle) {
                waits.set(row);
            }
        }
        return waits;
    }

    /** The waits of each cycle: the owner of each is the thread of the next. */
    private static List<int[]> cycles(Trace trace) {
        LockWaits waits = trace.lockWaits();
        int[] lastWait = new int[trace.threads().size()];
        Arrays.fill(lastWait, -1);
        for (int row = 0; row < waits.size(); row++) {
            if (waits.endNs(row) == trace.endNs()) {
                lastWait[waits.threadRow(row)] = row;
            }
        }
        List<int[]> cycles = new ArrayList<>();
        int[] seenFrom = new int[lastWait.length];
        Arrays.fill(seenFrom, -1);
        for (int start = 0; start < lastWait.length; start++) {
            int thread = start;
            while (thread >= 0 && lastWait[thread] >= 0 && seenFrom[thread] < 0) {
                seenFrom[thread] = start;
                thread = owner(waits, lastWait[thread]);
            }
            if (thread >= 0 && lastWait[thread] >= 0 && seenFrom[thread] == start) {
                cycles.add(cycle(waits, lastWait, thread));
            }
        }
        return cycles;
    }

    private static int[] cycle(LockWaits waits, int[] lastWait, int first) {
        List<Integer> rows = new ArrayList<>();
        int thread = first;
        do {
            rows.add(lastWait[thread]);
            thread = owner(waits, lastWait[thread]);
        } while (thread != first);
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Who owned it at the wait's end. */
    private static int owner(LockWaits waits, int waitRow) {
        return waits.pieceOwnerThreadRow(waits.endPiece(waitRow) - 1);
    }

    private Finding finding(Look look, int[] cycle) {
        Trace trace = look.trace();
        LockWaits waits = trace.lockWaits();
        Evidence evidence = new Evidence(look);
        Code code = new Code(trace);
        List<String> facts = new ArrayList<>();
        Sentence sentence = new Sentence()
                .number(Words.counted(cycle.length, "thread"))
                .text(" waited for each other when the recording ended: ");
        for (int i = 0; i < cycle.length; i++) {
            int row = cycle[i];
            evidence.add(waits.taskRow(row), waits.threadRow(row), waits.startNs(row), waits.endNs(row));
            if (i < MOST_NAMED) {
                sentence.text(i == 0 ? "" : ", ");
                waiter(sentence, trace, row);
            }
            int frame = code.ownFrame(waits.stackRow(row));
            if (frame >= 0 && i < MOST_NAMED && !code.method(frame).isEmpty()) {
                facts.add(code.line(frame));
            }
        }
        sentence.text(cycle.length > MOST_NAMED ? " and so on." : ".");
        int behind = behind(trace, cycle);
        if (behind > 0) {
            facts.add(0, Words.counted(behind, "thread") + " behind them");
        }
        String lock = trace.locks().name(waits.lockRow(cycle[0]));
        Cost cost = evidence.cost();
        facts.add(0, "the longest for " + Numbers.duration(longest(evidence)));
        return look.finding(
                id(), Finding.STUCK, ThreadState.BLOCKED, sentence, facts, cost, look.links(evidence, Link.lock(lock)));
    }

    private static long longest(Evidence evidence) {
        Evidence.Interval worst = evidence.worst();
        return worst == null ? 0 : worst.toNs() - worst.fromNs();
    }

    private static void waiter(Sentence sentence, Trace trace, int waitRow) {
        LockWaits waits = trace.lockWaits();
        int lock = waits.lockRow(waitRow);
        sentence.name(Kind.THREAD, trace.threads().name(waits.threadRow(waitRow)))
                .text(" for " + Words.kind(trace.locks(), lock) + " ")
                .name(Kind.LOCK, trace.locks().name(lock))
                .text(" held by ")
                .name(Kind.THREAD, trace.threads().name(owner(waits, waitRow)));
    }

    /** How many other threads waited at the end for a lock that one of these held. */
    private static int behind(Trace trace, int[] cycle) {
        LockWaits waits = trace.lockWaits();
        BitSet stuck = new BitSet();
        for (int row : cycle) {
            stuck.set(waits.threadRow(row));
        }
        int behind = 0;
        for (int row = 0; row < waits.size(); row++) {
            boolean open = waits.endNs(row) == trace.endNs() && !stuck.get(waits.threadRow(row));
            int owner = owner(waits, row);
            behind += open && owner >= 0 && stuck.get(owner) ? 1 : 0;
        }
        return behind;
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Threads of one name of which more started than ended, and of which those that stood in a wait when the recording ended were
 * started all through it. That is no time.
 *
 * <p>A pool that grows is none of it: its workers wait for work, which is being idle, or end. Nor is a thread for each request:
 * those still there at the end began shortly before.
 */
final class PilingThreads implements Rule {
    private static final int LEAST_THREADS = 10;
    private static final int QUARTERS = 4;

    /** In how many quarters of the recording some of those must have started that stand in the end. */
    private static final int LEAST_QUARTERS = 3;

    @Override
    public String id() {
        return "piling-threads";
    }

    @Override
    public String lookedFor() {
        return "threads that pile up";
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.ThreadStart");
    }

    /** The threads of one name. */
    private static final class Pile {
        private final Map<ThreadState, Long> states = new TreeMap<>();
        private final Map<String, Long> methods = new HashMap<>();
        private final Code.Lines lines;
        private final boolean[] quarters = new boolean[QUARTERS];
        private int started;
        private int ended;
        private int waiting;
        private int before;
        private long waitedNanos;

        private Pile(Code code) {
            lines = code.new Lines();
        }

        private boolean grows() {
            int begun = 0;
            for (boolean quarter : quarters) {
                begun += quarter ? 1 : 0;
            }
            return waiting >= LEAST_THREADS && 2 * (started - ended) >= waiting && begun >= LEAST_QUARTERS;
        }
    }

    @Override
    public List<Finding> find(Look look) {
        Trace trace = look.trace();
        Threads threads = trace.threads();
        Code code = new Code(trace);
        Map<String, Pile> piles = new TreeMap<>();
        for (int row = 0; row < threads.size(); row++) {
            if (!threads.ofTracer(row)) {
                add(trace, code, row, piles.computeIfAbsent(threads.pool(row), unused -> new Pile(code)));
            }
        }
        List<Finding> found = new ArrayList<>();
        piles.forEach((name, pile) -> {
            if (pile.grows()) {
                found.add(finding(look, name, pile));
            }
        });
        return found;
    }

    private static void add(Trace trace, Code code, int threadRow, Pile pile) {
        Threads threads = trace.threads();
        boolean started = threads.startedInside(threadRow);
        pile.started += started ? 1 : 0;
        pile.before += started ? 0 : 1;
        if (threads.endedInside(threadRow)) {
            pile.ended++;
            return;
        }
        if (!started) {
            return;
        }
        States states = trace.states();
        int last = states.byThread().end(threadRow) - 1;
        if (last >= states.byThread().first(threadRow) && isWait(states.state(last))) {
            pile.waiting++;
            pile.quarters[(int) Math.min(QUARTERS - 1, QUARTERS * threads.startNs(threadRow) / trace.endNs())] = true;
            pile.waitedNanos += states.endNs(last) - states.startNs(last);
            pile.states.merge(states.state(last), 1L, Long::sum);
            pile.lines.add(states.stackRow(last), 1);
            int frame = code.ownFrame(states.stackRow(last));
            if (frame >= 0) {
                pile.methods.merge(code.method(frame), 1L, Long::sum);
            }
        }
    }

    private static boolean isWait(ThreadState state) {
        return switch (state) {
            case BLOCKED, WAITING, PARKED, SLEEPING, SOCKET, FILE -> true;
            default -> false;
        };
    }

    private Finding finding(Look look, String name, Pile pile) {
        Sentence sentence = new Sentence()
                .number(Words.counted(pile.started, "thread"))
                .text(" ")
                .name(Kind.THREAD, name)
                .text(" started and ")
                .number(Numbers.count(pile.ended))
                .text(" ended; when the recording ended, ")
                .number(Numbers.count(pile.waiting))
                .text(" had been waiting");
        Heaviest.of(pile.methods).ifPresent(method -> sentence.text(" in ").name(Kind.METHOD, method));
        sentence.text(" for ").duration(pile.waitedNanos / pile.waiting).text(" on average");
        List<String> facts = new ArrayList<>();
        facts.add("alive at the begin " + pile.before + ", at the end " + (pile.before + pile.started - pile.ended));
        facts.addAll(pile.lines.most());
        return look.note(
                id(),
                Heaviest.of(pile.states).orElse(ThreadState.WAITING),
                sentence.text("."),
                facts,
                Integer.toString(pile.started - pile.ended),
                "threads more",
                Link.pool(name));
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Virtual threads that waited without letting their carrier go, by the method they did it in: the innermost that is not the
 * JDK's. Lost is the time tasks waited so; what other threads lost for want of a carrier nothing records.
 */
final class PinnedThreads implements Rule {

    @Override
    public String id() {
        return "pinned-threads";
    }

    @Override
    public String lookedFor() {
        return "pinned virtual threads";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.VirtualThreadPinned");
    }

    /** The waits in one method. */
    private static final class Pinned {
        private final Evidence evidence;
        private final Code.Lines lines;
        private final BitSet threads = new BitSet();
        private long count;

        private Pinned(Look look) {
            evidence = new Evidence(look);
            lines = new Code(look.trace()).new Lines();
        }
    }

    @Override
    public List<Finding> find(Look look) {
        Trace trace = look.trace();
        States states = trace.states();
        Code code = new Code(trace);
        Map<String, Pinned> byMethod = new TreeMap<>();
        for (int row = 0; row < states.size(); row++) {
            if (states.pinned(row) && states.state(row) != ThreadState.RUNNING) {
                int frame = code.ownFrame(states.stackRow(row));
                Pinned pinned =
                        byMethod.computeIfAbsent(frame < 0 ? "" : code.method(frame), unused -> new Pinned(look));
                long nanos = states.endNs(row) - states.startNs(row);
                pinned.evidence.add(
                        WaitGroups.taskOf(trace, row), states.threadRow(row), states.startNs(row), states.endNs(row));
                pinned.lines.add(states.stackRow(row), nanos);
                pinned.threads.set(states.threadRow(row));
                pinned.count++;
            }
        }
        List<Finding> found = new ArrayList<>();
        byMethod.forEach((method, pinned) -> find(look, method, pinned, found));
        return found;
    }

    private void find(Look look, String method, Pinned pinned, List<Finding> found) {
        Cost cost = pinned.evidence.cost();
        if (!look.worth(cost)) {
            return;
        }
        boolean one = pinned.threads.cardinality() == 1;
        Sentence sentence = new Sentence()
                .number(Words.counted(pinned.threads.cardinality(), "virtual thread"))
                .text(one ? " held its carrier for " : " held their carriers for ")
                .duration(cost.threadNanos());
        if (!one) {
            sentence.text(" together");
        }
        if (!method.isEmpty()) {
            sentence.text(" in ").name(Kind.METHOD, method);
        }
        List<String> facts = new ArrayList<>(List.of(Words.counted(pinned.count, "wait")));
        if (pinned.evidence.tasksHit() > 0) {
            facts.add(Words.tasksHit(pinned.evidence.tasksHit()));
        }
        facts.addAll(pinned.lines.most());
        found.add(look.finding(id(), ThreadState.PINNED, sentence.text("."), facts, cost, look.links(pinned.evidence)));
    }
}

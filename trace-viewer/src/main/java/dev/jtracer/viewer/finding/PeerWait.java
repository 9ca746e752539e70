package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.finding.WaitGroups.Group;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * What tasks of one type, or threads that worked for none, waited for one peer. What {@link SerialIo} says is not said again.
 *
 * <p>Of tasks it is said from a fiftieth of all task time on: every server waits for its peers. Lost is the time waited.
 */
final class PeerWait implements Rule {
    private static final int LEAST_PART = 50;

    @Override
    public String id() {
        return "peer-wait";
    }

    @Override
    public String lookedFor() {
        return "hosts that took 2% of task time";
    }

    @Override
    public String lookedFor(Look look) {
        return look.hasTasks() ? lookedFor() : "hosts";
    }

    @Override
    public boolean byCost(Look look) {
        return !look.hasTasks();
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.SocketRead");
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (Group group : WaitGroups.of(look.trace(), ThreadState.SOCKET)) {
            if (SerialIo.serial(look, group).isEmpty()) {
                find(look, group, found);
            }
        }
        return found;
    }

    private void find(Look look, Group group, List<Finding> found) {
        Evidence evidence = WaitGroups.evidence(look, group);
        Cost cost = evidence.cost();
        if (look.worth(cost) && cost.taskNanos() * LEAST_PART >= (group.typeRow() < 0 ? 0 : look.taskNanos())) {
            found.add(finding(look, id(), ThreadState.SOCKET, group, evidence, cost));
        }
    }

    /** A finding about one group of waits, of hosts and of files alike. */
    static Finding finding(Look look, String id, ThreadState state, Group group, Evidence evidence, Cost cost) {
        Trace trace = look.trace();
        Sentence sentence = new Sentence();
        List<Link> more = new ArrayList<>();
        long threads = WaitGroups.threads(trace, group);
        if (group.typeRow() < 0) {
            String thread =
                    trace.threads().name(trace.states().threadRow(group.states().get(0)));
            if (threads == 1) {
                sentence.text("Thread ").name(Kind.THREAD, thread);
                more.add(Link.threads(thread));
            } else {
                sentence.number(Words.counted(threads, "thread"));
            }
        } else {
            String type = trace.strings().get(group.typeRow());
            sentence.number(Words.counted(evidence.tasks(), "task")).text(" ").name(Kind.TASK, type);
            more.add(Link.tasks(type));
        }
        long count = group.states().size();
        boolean one = count == 1;
        boolean socket = state == ThreadState.SOCKET;
        sentence.text(" waited for ")
                .name(Kind.HOST, trace.strings().get(group.objectRow()))
                .text(socket ? " in " : " ")
                .number(socket ? Words.counted(count, "socket call") : one ? "once" : Words.counted(count, "time"))
                .text(one ? ": " : ", ")
                .duration(cost.threadNanos())
                .text(one ? "." : " together.");
        List<String> facts = new ArrayList<>();
        if (group.typeRow() >= 0) {
            facts.add(Words.counted(threads, "thread"));
        }
        Code.Lines lines = new Code(trace).new Lines();
        for (int i = 0; i < group.states().size(); i++) {
            int row = group.states().get(i);
            lines.add(
                    trace.states().stackRow(row),
                    trace.states().endNs(row) - trace.states().startNs(row));
        }
        facts.addAll(lines.most());
        return look.finding(id, state, sentence, facts, cost, look.links(evidence, more.toArray(Link[]::new)));
    }
}

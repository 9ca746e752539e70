package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.finding.WaitGroups.Group;
import dev.jtracer.viewer.finding.WaitGroups.OfTask;
import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tasks of one type that slept, and where: in {@code Thread.sleep}, or parked on no object for nothing that their stack tells,
 * as {@code LockSupport.parkNanos} does.
 *
 * <p>Said from a fiftieth of all task time on. Lost is the time slept. The method is that of the innermost frame that is not the
 * JDK's; it is named if more than half of the time was slept in it.
 */
final class Sleep implements Rule {
    private static final int LEAST_PART = 50;

    @Override
    public String id() {
        return "sleep";
    }

    @Override
    public String lookedFor() {
        return "sleep that took 2% of task time";
    }

    @Override
    public Needs needs() {
        return Needs.tasks("jdk.ThreadSleep", "jdk.ThreadPark");
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (ThreadState state : List.of(ThreadState.SLEEPING, ThreadState.PARKED)) {
            for (Group group : groups(look.trace(), state)) {
                Evidence evidence = WaitGroups.evidence(look, group);
                Cost cost = evidence.cost();
                if (look.worth(cost) && cost.taskNanos() * LEAST_PART >= look.taskNanos()) {
                    found.add(finding(look, state, group, evidence, cost));
                }
            }
        }
        return found;
    }

    private static List<Group> groups(Trace trace, ThreadState state) {
        States states = trace.states();
        Map<Integer, Group> groups = new TreeMap<>();
        for (int row = 0; row < states.size(); row++) {
            if (states.state(row) == state && isSleep(states, row)) {
                int task = WaitGroups.taskOf(trace, row);
                if (task >= 0) {
                    groups.computeIfAbsent(trace.tasks().typeRow(task), type -> new Group(type, -1, new IntColumn()))
                            .states()
                            .add(row);
                }
            }
        }
        return List.copyOf(groups.values());
    }

    private static boolean isSleep(States states, int row) {
        return states.state(row) == ThreadState.SLEEPING
                || (states.objectRow(row) < 0
                        && states.parkReason(row) == ParkReason.OTHER
                        && states.stackRow(row) >= 0);
    }

    private Finding finding(Look look, ThreadState state, Group group, Evidence evidence, Cost cost) {
        Trace trace = look.trace();
        boolean slept = state == ThreadState.SLEEPING;
        String type = trace.strings().get(group.typeRow());
        Sentence sentence = new Sentence()
                .number(Words.counted(evidence.tasks(), "task"))
                .text(" ")
                .name(Kind.TASK, type)
                .text(slept ? " slept " : " parked on no object ");
        howLong(look, group, sentence);
        Code code = new Code(trace);
        Code.Lines lines = code.new Lines();
        where(trace.states(), code, lines, group, sentence);
        List<String> facts = new ArrayList<>();
        facts.add(Words.counted(group.states().size(), slept ? "sleep" : "park"));
        facts.add(Words.counted(WaitGroups.threads(trace, group), "thread"));
        facts.addAll(lines.most());
        return look.finding(id(), state, sentence.text("."), facts, cost, look.links(evidence, Link.tasks(type)));
    }

    /** How much of the tasks' time that was; where some slept on several threads at once, only how long together. */
    private static void howLong(Look look, Group group, Sentence sentence) {
        List<OfTask> tasks = WaitGroups.byTask(look, group);
        long nanos = 0;
        long whole = 0;
        boolean apart = true;
        for (OfTask task : tasks) {
            Evidence.Interval interval = look.whole(task.taskRow());
            nanos += task.nanos();
            whole += interval.toNs() - interval.fromNs();
            apart &= task.apart();
        }
        sentence.duration(nanos);
        if (apart && nanos <= whole) {
            sentence.text(" of " + (tasks.size() == 1 ? "its " : "their ")).duration(whole);
        } else {
            sentence.text(" together");
        }
    }

    private static void where(States states, Code code, Code.Lines lines, Group group, Sentence sentence) {
        Map<String, Long> methods = new HashMap<>();
        long all = 0;
        for (int i = 0; i < group.states().size(); i++) {
            int row = group.states().get(i);
            long nanos = states.endNs(row) - states.startNs(row);
            int frame = code.ownFrame(states.stackRow(row));
            all += nanos;
            if (frame >= 0) {
                methods.merge(code.method(frame), nanos, Long::sum);
                lines.add(states.stackRow(row), nanos);
            }
        }
        String most = Heaviest.of(methods).orElse("");
        long nanos = methods.getOrDefault(most, 0L);
        if (2 * nanos > all) {
            sentence.text(nanos == all ? " in " : ", most of it in ").name(Kind.METHOD, most);
        }
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.finding.WaitGroups.Group;
import dev.jtracer.viewer.finding.WaitGroups.OfTask;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks of one type that waited for one peer several times, one after the other. What is counted is socket calls: connecting, a
 * read, a write. An answer may take several; what is one call to the program, no event tells.
 *
 * <p>Said if at least half of the tasks of the type that ended waited for the peer at least twice, none of these waits
 * overlapping another of the same task, and the waits together were at least a twentieth of these tasks' median. Waits of
 * child tasks are not their parent's: three child tasks that ask at the same time are no such thing. Lost is all the time
 * tasks of the type waited for the peer.
 */
final class SerialIo implements Rule {
    private static final int LEAST_TIMES = 2;
    private static final int LEAST_PART_OF_MEDIAN = 20;

    @Override
    public String id() {
        return "serial-io";
    }

    @Override
    public String lookedFor() {
        return "reads from one host one after the other";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.tasks("jdk.SocketRead");
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (Group group : WaitGroups.of(look.trace(), ThreadState.SOCKET)) {
            List<OfTask> serial = serial(look, group);
            if (!serial.isEmpty()) {
                Evidence evidence = WaitGroups.evidence(look, group);
                Cost cost = evidence.cost();
                if (look.worth(cost)) {
                    found.add(finding(look, group, serial, evidence, cost));
                }
            }
        }
        return found;
    }

    /** The tasks of a group whose waits were one after the other; empty if that is not how it was. */
    static List<OfTask> serial(Look look, Group group) {
        if (group.typeRow() < 0) {
            return List.of();
        }
        List<OfTask> serial = WaitGroups.byTask(look, group).stream()
                .filter(task -> look.ended(task.taskRow()) && task.apart() && task.times() >= LEAST_TIMES)
                .toList();
        long ended = look.endedOfType(group.typeRow());
        boolean most = !serial.isEmpty() && 2L * serial.size() >= ended;
        return most && LEAST_PART_OF_MEDIAN * medianWait(serial) >= medianDuration(look, serial) ? serial : List.of();
    }

    private static long medianWait(List<OfTask> tasks) {
        return WaitGroups.median(tasks.stream().mapToLong(OfTask::nanos).toArray());
    }

    private static long medianDuration(Look look, List<OfTask> tasks) {
        return WaitGroups.median(tasks.stream()
                .mapToLong(task -> look.trace().tasks().durationNanos(task.taskRow()))
                .toArray());
    }

    private Finding finding(Look look, Group group, List<OfTask> serial, Evidence evidence, Cost cost) {
        Trace trace = look.trace();
        String type = trace.strings().get(group.typeRow());
        long times = WaitGroups.median(serial.stream().mapToLong(OfTask::times).toArray());
        boolean always = serial.stream().allMatch(task -> task.times() == times);
        Sentence sentence = new Sentence()
                .name(Kind.TASK, type)
                .text(" waited for ")
                .name(Kind.HOST, trace.strings().get(group.objectRow()))
                .text(always ? " in " : " in a median ")
                .number(Words.counted(times, "socket call") + ", one after the other")
                .text(": ")
                .duration(medianWait(serial))
                .text(" of a median ")
                .duration(medianDuration(look, serial))
                .text(".");
        long longest = WaitGroups.median(
                serial.stream().mapToLong(OfTask::longestNanos).toArray());
        OfTask worst =
                serial.stream().reduce((a, b) -> b.nanos() > a.nanos() ? b : a).orElseThrow();
        List<String> facts = List.of(
                Words.counted(group.states().size(), "wait"),
                Words.counted(evidence.tasksHit(), "task"),
                "longest " + Numbers.duration(longest) + " at the median");
        return look.finding(
                id(),
                ThreadState.SOCKET,
                sentence,
                facts,
                cost,
                List.of(
                        Link.timeline(look.whole(worst.taskRow()), -1, trace.endNs()),
                        Link.tasks(type),
                        Link.task(trace.tasks().id(worst.taskRow()))));
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A monitor or lock that threads waited for, and who held it meanwhile.
 *
 * <p>Lost is the time tasks waited for it. Who held it is said of at least nine tenths of the waiting time, else for how much
 * of it; where no piece of any wait has an owner, that is said. Waits of a {@link Deadlock} are left to that finding.
 */
final class ContendedLock implements Rule {

    @Override
    public String id() {
        return "contended-lock";
    }

    @Override
    public String lookedFor() {
        return "contended monitors and locks";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.JavaMonitorEnter", "jdk.ThreadPark", "jtracer.ThreadState");
    }

    @Override
    public List<Finding> find(Look look) {
        Trace trace = look.trace();
        BitSet inDeadlock = Deadlock.waits(trace);
        List<Finding> found = new ArrayList<>();
        for (int lockRow = 0; lockRow < trace.locks().size(); lockRow++) {
            if (look.mayBeWorth(nanos(trace.lockWaits(), lockRow))) {
                look(look, lockRow, inDeadlock, found);
            }
        }
        return found;
    }

    private static long nanos(LockWaits waits, int lockRow) {
        long nanos = 0;
        for (int i = waits.byLock().first(lockRow); i < waits.byLock().end(lockRow); i++) {
            int row = waits.byLock().row(i);
            nanos += waits.endNs(row) - waits.startNs(row);
        }
        return nanos;
    }

    private void look(Look look, int lockRow, BitSet left, List<Finding> found) {
        Trace trace = look.trace();
        LockWaits waits = trace.lockWaits();
        Evidence evidence = new Evidence(look);
        Holders holders = new Holders(trace);
        Code.Lines lines = new Code(trace).new Lines();
        BitSet threads = new BitSet();
        long count = 0;
        RowIndex byLock = waits.byLock();
        for (int i = byLock.first(lockRow); i < byLock.end(lockRow); i++) {
            int row = byLock.row(i);
            if (!left.get(row) && !trace.threads().ofTracer(waits.threadRow(row))) {
                evidence.add(waits.taskRow(row), waits.threadRow(row), waits.startNs(row), waits.endNs(row));
                holders.add(row);
                lines.add(waits.stackRow(row), waits.endNs(row) - waits.startNs(row));
                threads.set(waits.threadRow(row));
                count++;
            }
        }
        Cost cost = evidence.cost();
        if (count == 0 || !look.worth(cost)) {
            return;
        }
        Sentence sentence = new Sentence()
                .number(Words.counted(threads.cardinality(), "thread"))
                .text(" waited ")
                .duration(cost.threadNanos() / count)
                .text((count > 1 ? " on average" : "") + " for " + Words.kind(trace.locks(), lockRow) + " ")
                .name(Kind.LOCK, trace.locks().name(lockRow));
        List<String> facts = new ArrayList<>(List.of(Words.counted(count, "wait")));
        if (evidence.tasksHit() > 0) {
            facts.add(Words.tasksHit(evidence.tasksHit()));
        }
        facts.addAll(lines.most());
        ThreadState state = trace.locks().kind(lockRow) == Locks.Kind.LOCK ? ThreadState.PARKED : ThreadState.BLOCKED;
        found.add(look.finding(
                id(),
                state,
                holders.end(sentence),
                facts,
                cost,
                look.links(evidence, Link.lock(trace.locks().name(lockRow)))));
    }
}

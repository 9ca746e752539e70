package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.model.IntColumn;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The waits for monitors ({@code jdk.JavaMonitorEnter}) and locks ({@code jdk.ThreadPark} on a lock), and those only a
 * snapshot shows, by lock. Who owned a monitor during a wait is found by {@link OwnerSplit}; owners of locks are known
 * from snapshots alone.
 */
final class LockEvents {
    private final Input input;
    private final ThreadRows threads;
    private final List<String> names = new ArrayList<>();
    private final List<String> classNames = new ArrayList<>();
    private final List<Locks.Kind> kinds = new ArrayList<>();
    private final Map<String, Integer> rowOfName = new HashMap<>();
    private final IntColumn lock = new IntColumn();
    private final IntColumn thread = new IntColumn();
    private final LongColumn startNs = new LongColumn();
    private final LongColumn endNs = new LongColumn();
    private final IntColumn owner = new IntColumn();
    private final IntColumn stack = new IntColumn();
    private final IntColumn origin = new IntColumn();

    private LockEvents(Input input, ThreadRows threads) {
        this.input = input;
        this.threads = threads;
    }

    static LockEvents read(Input input, ThreadRows threads, List<Snapshots.LockClaim> claims, Bands bands) {
        LockEvents events = new LockEvents(input, threads);
        events.readMonitors();
        events.readLocks();
        for (Snapshots.LockClaim claim : claims) {
            Locks.Kind kind = claim.monitor() ? Locks.Kind.MONITOR : Locks.Kind.LOCK;
            int band = claim.band();
            events.add(
                    events.lockRow(claim.name(), claim.className(), kind),
                    bands.threadRow(band),
                    bands.startNs(band),
                    bands.endNs(band),
                    bands.ownerThreadRow(band),
                    bands.stackRow(band),
                    Origin.SNAPSHOT);
        }
        return events;
    }

    /** Adds locks sorted by name. */
    Arranged arrange(Scopes scopes, Strings.Builder strings) {
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            order.add(row);
        }
        order.sort((a, b) -> names.get(a).compareTo(names.get(b)));
        int[] newRow = new int[names.size()];
        Locks.Builder locks = new Locks.Builder(strings);
        for (int row : order) {
            newRow[row] = locks.add(names.get(row), classNames.get(row), kinds.get(row));
        }
        OwnerSplit split = split();
        LockWaits.Builder waits = new LockWaits.Builder();
        for (int row : LongOrder.ascending(startNs.toArray())) {
            int scope = scopes.innermostAt(thread.get(row), Math.max(0, startNs.get(row)));
            waits.add(
                    newRow[lock.get(row)],
                    thread.get(row),
                    scope < 0 ? -1 : scopes.taskRow(scope),
                    startNs.get(row),
                    endNs.get(row),
                    stack.get(row),
                    Origin.at(origin.get(row)));
            split.addPieces(row, waits);
        }
        return new Arranged(locks, waits);
    }

    record Arranged(Locks.Builder locks, LockWaits.Builder waits) {}

    private OwnerSplit split() {
        OwnerSplit split = new OwnerSplit(names.size());
        for (int row = 0; row < lock.size(); row++) {
            boolean event = Origin.at(origin.get(row)) == Origin.EVENT;
            boolean monitor = kinds.get(lock.get(row)) == Locks.Kind.MONITOR;
            split.addWait(
                    lock.get(row),
                    thread.get(row),
                    startNs.get(row),
                    endNs.get(row),
                    owner.get(row),
                    Origin.at(origin.get(row)),
                    event && monitor);
        }
        EventTable table = input.table("jdk.JavaMonitorWait");
        for (int row = 0; row < table.size(); row++) {
            String name = ObjectNames.monitor(input, table, row);
            Integer known = name == null ? null : rowOfName.get(name);
            int threadRow = threads.row(table.threads()[row]);
            if (known != null && threadRow >= 0) {
                split.addReturn(known, threadRow, input.endNs(table, row));
            }
        }
        split.sort();
        return split;
    }

    private void readMonitors() {
        EventTable table = input.table("jdk.JavaMonitorEnter");
        for (int row = 0; row < table.size(); row++) {
            int threadRow = threads.row(table.threads()[row]);
            String name = ObjectNames.monitor(input, table, row);
            if (threadRow >= 0 && name != null) {
                String className = input.textOrEmpty(table.column("monitorClass")[row]);
                int previous = threads.row(table.column("previousOwner")[row]);
                add(
                        lockRow(name, className, Locks.Kind.MONITOR),
                        threadRow,
                        input.startNs(table, row),
                        input.endNs(table, row),
                        previous == threadRow ? -1 : previous,
                        table.stacks()[row],
                        Origin.EVENT);
            }
        }
    }

    private void readLocks() {
        EventTable table = input.table("jdk.ThreadPark");
        for (int row = 0; row < table.size(); row++) {
            String parkedClass = input.text(table.column("parkedClass")[row]);
            int threadRow = threads.row(table.threads()[row]);
            String name = ObjectNames.parked(input, table, row);
            if (threadRow >= 0 && name != null && parkedClass != null && LockClasses.isLock(parkedClass)) {
                add(
                        lockRow(name, parkedClass, Locks.Kind.LOCK),
                        threadRow,
                        input.startNs(table, row),
                        input.endNs(table, row),
                        -1,
                        table.stacks()[row],
                        Origin.EVENT);
            }
        }
    }

    private int lockRow(String name, String className, Locks.Kind kind) {
        Integer known = rowOfName.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        classNames.add(className);
        kinds.add(kind);
        return names.size() - 1;
    }

    private void add(int lockRow, int threadRow, long from, long to, int ownerRow, int stackRow, Origin how) {
        lock.add(lockRow);
        thread.add(threadRow);
        startNs.add(from);
        endNs.add(Math.max(from, to));
        owner.add(ownerRow);
        stack.add(stackRow);
        origin.add(how.code());
    }
}

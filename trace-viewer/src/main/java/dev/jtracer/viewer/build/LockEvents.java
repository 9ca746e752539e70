package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every wait for a lock, whatever shows it: {@code jdk.JavaMonitorEnter}, {@code jdk.ThreadPark} on a lock, the return from
 * {@code Object.wait}, the initialisation of a class by another thread, and what only a snapshot shows. Who owned what was
 * waited for is found by {@link OwnerSplit}.
 */
final class LockEvents {
    private final Input input;
    private final ThreadRows threads;
    private final StackRows stacks;
    private final List<String> names = new ArrayList<>();
    private final List<String> classNames = new ArrayList<>();
    private final List<Locks.Kind> kinds = new ArrayList<>();
    private final Map<String, Integer> rowOfName = new HashMap<>();
    private final PackedColumnBuilder lock = new PackedColumnBuilder();
    private final PackedColumnBuilder thread = new PackedColumnBuilder();
    private final PackedColumnBuilder startNs = new PackedColumnBuilder();
    private final PackedColumnBuilder endNs = new PackedColumnBuilder();
    private final PackedColumnBuilder stack = new PackedColumnBuilder();
    private final PackedColumnBuilder origin = new PackedColumnBuilder();
    private final OwnerSplit split = new OwnerSplit();
    private final IdleTimes idle = new IdleTimes();

    LockEvents(Input input, ThreadRows threads, StackRows stacks) {
        this.input = input;
        this.threads = threads;
        this.stacks = stacks;
    }

    void readMonitors(MonitorEnters enters) {
        EventTable table = enters.table();
        for (int row = 0; row < table.size(); row++) {
            String name = enters.name(row);
            if (threads.row(table.thread(row)) >= 0 && name != null) {
                int owner = enters.previousOwnerRow(row);
                int monitor = lockRow(name, enters.className(row), enters.kind(row));
                int wait = add(monitor, table, row, input.startNs(table, row));
                split.know(wait, owner, endNs.get(wait), Origin.EVENT);
                if (enters.kind(row) == Locks.Kind.MONITOR) {
                    split.taken(wait, owner);
                }
            }
        }
    }

    /** Adds the waits for monitors after {@code Object.wait}, and those for classes to be initialised. */
    void readMonitorWaits(MonitorWaits waits) {
        EventTable table = waits.table();
        for (int row = 0; row < table.size(); row++) {
            String name = waits.name(row);
            if (threads.row(table.thread(row)) < 0 || name == null) {
                continue;
            }
            if (waits.isClassInit(row)) {
                int classLock = lockRow(name, waits.className(row), Locks.Kind.CLASS_INIT);
                int wait = add(classLock, table, row, input.startNs(table, row));
                split.know(wait, waits.notifierRow(row), endNs.get(wait), Origin.EVENT);
            } else if (waits.notifiedNs(row) >= 0) {
                int monitor = lockRow(name, waits.className(row), Locks.Kind.MONITOR);
                int wait = add(monitor, table, row, waits.notifiedNs(row));
                split.know(wait, waits.notifierRow(row), startNs.get(wait), Origin.INFERRED);
                split.taken(wait, -1);
            }
        }
    }

    /** Threads that return from {@code Object.wait} take the monitor; call it when all contended monitors are known. */
    void readReturns(MonitorWaits waits) {
        EventTable table = waits.table();
        for (int row = 0; row < table.size(); row++) {
            String name = waits.name(row);
            Integer known = name == null ? null : rowOfName.get(name);
            int threadRow = threads.row(table.thread(row));
            if (known != null && threadRow >= 0 && waits.notifiedNs(row) < 0 && !waits.isClassInit(row)) {
                split.addTaken(known, threadRow, -1, input.endNs(table, row));
            }
        }
    }

    void readLocks(Parks parks) {
        EventTable table = parks.table();
        for (int row = 0; row < table.size(); row++) {
            String name = parks.name(row, stacks);
            String parkedClass = parks.className(row);
            int threadRow = threads.row(table.thread(row));
            if (threadRow >= 0 && stacks.parkReason(table.stack(row)) == ParkReason.WORKER) {
                idle.add(threadRow, input.startNs(table, row), input.endNs(table, row));
            }
            if (threadRow >= 0 && name != null && parkedClass != null && parks.isLock(row)) {
                int parkedOn = lockRow(name, parkedClass, Locks.Kind.LOCK);
                int wait = add(parkedOn, table, row, input.startNs(table, row));
                if (parks.mayHaveTaken(row)) {
                    split.woken(wait);
                }
            }
        }
    }

    /** Adds the waits that only snapshots show; call it when those of events are there. */
    void readSnapshots(List<Snapshots.LockClaim> claims, Bands bands) {
        Set<Snapshots.LockClaim> told = toldByEvents(claims, bands);
        for (Snapshots.LockClaim claim : claims) {
            if (told.contains(claim)) {
                continue;
            }
            int band = claim.band();
            Locks.Kind kind = claim.monitor() ? Locks.Kind.MONITOR : Locks.Kind.LOCK;
            int wait = add(
                    lockRow(claim.name(), claim.className(), kind),
                    bands.threadRow(band),
                    bands.startNs(band),
                    bands.endNs(band),
                    bands.stackRow(band),
                    Origin.SNAPSHOT);
            split.know(wait, bands.ownerThreadRow(band), claim.atNs(), Origin.SNAPSHOT);
        }
    }

    /** The claims that lie in a wait of the same thread for the same lock. Cost: a pass over the waits, if there are claims. */
    private Set<Snapshots.LockClaim> toldByEvents(List<Snapshots.LockClaim> claims, Bands bands) {
        Map<Long, List<Snapshots.LockClaim>> claimed = new HashMap<>();
        for (Snapshots.LockClaim claim : claims) {
            Integer known = rowOfName.get(claim.name());
            if (known != null) {
                long key = key(bands.threadRow(claim.band()), known);
                claimed.computeIfAbsent(key, unused -> new ArrayList<>()).add(claim);
            }
        }
        Set<Snapshots.LockClaim> told = new HashSet<>();
        for (int wait = 0; wait < lock.size() && !claimed.isEmpty(); wait++) {
            for (Snapshots.LockClaim claim :
                    claimed.getOrDefault(key(thread.getInt(wait), lock.getInt(wait)), List.of())) {
                if (startNs.get(wait) <= claim.atNs() && claim.atNs() <= endNs.get(wait)) {
                    told.add(claim);
                }
            }
        }
        return told;
    }

    private static long key(int threadRow, int lockRow) {
        return (long) threadRow << 32 | lockRow;
    }

    /** Adds locks sorted by name, and waits sorted by start. */
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
        split.sort(names.size());
        idle.sort(threads.size());
        LockWaits.Builder waits = new LockWaits.Builder();
        for (int row : RowOrder.sorted(startNs.size(), (a, b) -> Long.compare(startNs.get(a), startNs.get(b)))) {
            int scope = scopes.innermostAt(thread.getInt(row), Math.max(0, startNs.get(row)));
            waits.add(
                    newRow[lock.getInt(row)],
                    thread.getInt(row),
                    scope < 0 ? -1 : scopes.taskRow(scope),
                    startNs.get(row),
                    endNs.get(row),
                    stack.getInt(row),
                    Origin.at(origin.getInt(row)));
            boolean monitor = kinds.get(lock.getInt(row)) == Locks.Kind.MONITOR;
            split.addPieces(row, monitor ? idle : null, waits);
        }
        return new Arranged(locks, waits);
    }

    record Arranged(Locks.Builder locks, LockWaits.Builder waits) {}

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

    private int add(int lockRow, EventTable table, int row, long from) {
        return add(
                lockRow, threads.row(table.thread(row)), from, input.endNs(table, row), table.stack(row), Origin.EVENT);
    }

    private int add(int lockRow, int threadRow, long from, long to, int stackRow, Origin how) {
        lock.add(lockRow);
        thread.add(threadRow);
        startNs.add(from);
        endNs.add(to);
        stack.add(stackRow);
        origin.add(how.code());
        split.addWait(lockRow, threadRow, from, to);
        return lock.size() - 1;
    }
}

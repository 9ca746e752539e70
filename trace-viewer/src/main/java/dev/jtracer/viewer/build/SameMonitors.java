package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.model.Locks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which monitors of snapshots are those of events. JFR tells monitors apart by an address, {@code ThreadMXBean} by an identity,
 * and nothing says which of the one is which of the other: the waits of a monitor that cross an end of the recording, and those
 * inside it, would be of two.
 *
 * <p>They are taken for one if snapshots show one monitor of the class and events one, and some thread had to do with both: it
 * waited for it or held it. Of several monitors of a class, none is taken for another. Mutable, for one thread.
 */
final class SameMonitors {
    private final Map<String, Sole> shown = new HashMap<>();
    private final Map<String, Sole> entered = new HashMap<>();

    /** The monitor of a class, as long as it is the only one. */
    private static final class Sole {
        private final long number;
        private final Set<Integer> threads = new HashSet<>();
        private boolean several;

        Sole(long number) {
            this.number = number;
        }

        void add(long otherNumber, int threadRow, int ownerRow) {
            several |= otherNumber != number;
            threads.add(threadRow);
            if (ownerRow >= 0) {
                threads.add(ownerRow);
            }
        }

        boolean sharesThread(Sole other) {
            return threads.stream().anyMatch(other.threads::contains);
        }
    }

    /** A snapshot shows that a thread was blocked on a monitor. Call it for all before the next. */
    void addShown(String className, long identity, int threadRow, int ownerRow) {
        if (!className.isEmpty() && identity != 0 && identity != EventTable.NONE) {
            add(shown, ObjectNames.readable(className), identity, threadRow, ownerRow);
        }
    }

    /** Adds the events of the classes that snapshots show. Cost: a pass over the events, if there are any such. */
    void addEntered(MonitorEnters enters, ThreadRows threads) {
        for (int row = 0; row < enters.table().size() && !shown.isEmpty(); row++) {
            int threadRow = threads.row(enters.table().thread(row));
            if (threadRow >= 0 && enters.kind(row) == Locks.Kind.MONITOR && shown.containsKey(enters.className(row))) {
                add(entered, enters.className(row), enters.address(row), threadRow, enters.previousOwnerRow(row));
            }
        }
    }

    /** How a monitor of a snapshot is called: as events call it, if they know it. */
    @Nullable
    String name(String className, long identity) {
        Sole here = shown.get(ObjectNames.readable(className));
        Sole there = entered.get(ObjectNames.readable(className));
        boolean same = here != null
                && there != null
                && here.number == identity
                && !here.several
                && !there.several
                && here.sharesThread(there);
        return ObjectNames.instance(className, same ? there.number : identity);
    }

    private static void add(Map<String, Sole> monitors, String className, long number, int threadRow, int ownerRow) {
        monitors.computeIfAbsent(className, any -> new Sole(number)).add(number, threadRow, ownerRow);
    }
}

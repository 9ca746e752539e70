package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.ParkReason;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdk.ThreadPark}: what each park was for, and the identity of locks.
 *
 * <p>The event gives the address of the object that was parked on, as it was when the thread was woken. A collection moves
 * objects, so one address means one lock between two collections only: the same class and address seen again after a collection
 * is another row, named {@code ReentrantLock$NonfairSync@7f3a~2}, and nothing is ever concluded from one to the other.
 */
final class Parks {
    static final String TYPE = "jdk.ThreadPark";

    private final Input input;
    private final EventTable table;
    private final PackedColumn parkedClass;
    private final PackedColumn address;
    private final PauseTimes collections;
    private final Map<Place, TreeSet<Integer>> stretches = new HashMap<>();

    /** Where a lock was seen. */
    private record Place(String className, long address) {}

    Parks(Input input, PauseTimes collections) {
        this.input = input;
        this.collections = collections;
        table = input.table(TYPE);
        parkedClass = table.column("parkedClass");
        address = table.column("address");
        for (int row = 0; row < table.size(); row++) {
            if (isLock(row)) {
                stretches.computeIfAbsent(place(row), unused -> new TreeSet<>()).add(stretch(row));
            }
        }
    }

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.text("parkedClass"), Field.number("address"), Field.nanos("timeout"));
    }

    EventTable table() {
        return table;
    }

    /** Whether the thread parked to get a lock. */
    boolean isLock(int row) {
        return LockClasses.isLock(className(row));
    }

    /** The class of what was parked on, null if there is none. */
    @Nullable
    String className(int row) {
        return input.text(parkedClass.get(row));
    }

    /** On what the thread parked: a lock by class and address, a queue or future by the class whose method waits. */
    @Nullable
    String name(int row, StackRows stacks) {
        String name = className(row);
        if (!isLock(row)) {
            String waiter = stacks.parkedIn(table.stack(row));
            return waiter == null ? name : waiter;
        }
        String instance = ObjectNames.instance(name, address.get(row));
        int nth = stretches.get(place(row)).headSet(stretch(row)).size() + 1;
        return nth == 1 ? instance : instance + "~" + nth;
    }

    /** Why the thread parked. */
    ParkReason reason(int row, StackRows stacks) {
        return reason(className(row), stacks.parkReason(table.stack(row)));
    }

    static ParkReason reason(@Nullable String parkedClass, @Nullable ParkReason ofStack) {
        if (LockClasses.isLock(parkedClass)) {
            return ParkReason.LOCK;
        }
        if (ofStack != null) {
            return ofStack;
        }
        if (parkedClass != null && parkedClass.endsWith("ConditionObject")) {
            return ParkReason.CONDITION;
        }
        boolean future = parkedClass != null && parkedClass.startsWith("java.util.concurrent.CompletableFuture");
        return future ? ParkReason.FUTURE : ParkReason.OTHER;
    }

    /** Whether a thread that stops parking may own the lock alone then, and was not woken by its timeout. */
    boolean mayHaveTaken(int row) {
        long timeout = table.column("timeout").get(row);
        boolean timedOut = timeout > 0 && table.durationNanos(row) >= timeout;
        return !timedOut && LockClasses.isExclusive(className(row));
    }

    private Place place(int row) {
        return new Place(String.valueOf(className(row)), address.get(row));
    }

    /** How many collections had ended when the address was read: at the park's end. */
    private int stretch(int row) {
        return collections.firstAfter(input.endNs(table, row));
    }
}

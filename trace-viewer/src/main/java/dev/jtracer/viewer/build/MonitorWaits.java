package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.LongOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code jdk.JavaMonitorWait}, which holds three things that JFR does not tell apart by name.
 *
 * <pre>
 *   Object.wait            |--- waiting for a notify ---|--- blocked: getting the monitor back ---|
 *                                                       jdk.JavaMonitorNotify, JDK 25
 *   class initialisation   |--- blocked: another thread runs the initializer ---|
 * </pre>
 *
 * <p>Where the notify is recorded, a wait is cut at it. The JVM wakes the thread first that waited longest, so the notifies
 * of a monitor are given to its waits in order; one that names another thread than the wait's event does proves nothing and
 * is not used.
 *
 * <p>A thread that needs a class while another one initialises it waits on an {@code int[]} that belongs to the class. No
 * Java code waits on it, so {@code Object.wait} is not on the stack, and the event names the thread that initialised.
 */
final class MonitorWaits {
    static final String TYPE = "jdk.JavaMonitorWait";
    private static final String NOTIFY = "jdk.JavaMonitorNotify";
    private static final String INIT_LOCK = "[I";
    private static final String CLASS_INITIALIZER = "class initializer";

    /** Waking up takes a thread tens of microseconds, whoever holds the monitor: what is shorter is no wait for it. */
    private static final long LEAST_RETURN_NS = 100_000;

    private final Input input;
    private final ThreadRows threads;
    private final StackRows stacks;
    private final EventTable table;
    private final PackedColumn notifier;
    private final long[] notifiedNs;
    private final List<ClassInit> classInits = new ArrayList<>();
    private final Map<Integer, ClassInit> classInitOf = new HashMap<>();
    private final Map<Long, List<Integer>> classInitRows = new HashMap<>();

    MonitorWaits(Input input, ThreadRows threads, StackRows stacks) {
        this.input = input;
        this.threads = threads;
        this.stacks = stacks;
        table = input.table(TYPE);
        notifier = table.column("notifier");
        notifiedNs = new long[table.size()];
        Arrays.fill(notifiedNs, -1);
        giveNotifies();
    }

    static void select(Selection wanted) {
        wanted.add(
                TYPE,
                Field.text("monitorClass"),
                Field.number("address"),
                Field.thread("notifier"),
                Field.number("timedOut"));
        wanted.add(NOTIFY, Field.text("monitorClass"), Field.number("address"), Field.number("notifiedCount"));
    }

    EventTable table() {
        return table;
    }

    /** Whether the thread waited for a class to be initialised. */
    boolean isClassInit(int row) {
        int stack = table.stack(row);
        return INIT_LOCK.equals(input.text(table.column("monitorClass").get(row)))
                && notifierRow(row) >= 0
                && stack >= 0
                && !stacks.top(stack).startsWith("java.lang.Object.wait");
    }

    /** The thread that notified, or that initialised the class; -1 if unknown. */
    int notifierRow(int row) {
        return threads.row(notifier.get(row));
    }

    /** When the thread was notified and began to get the monitor back; -1 if unknown, or if that took no time to speak of. */
    long notifiedNs(int row) {
        return notifiedNs[row];
    }

    /** What was waited on: the monitor, or the class by {@link #nameClasses}. */
    @Nullable
    String name(int row) {
        return isClassInit(row)
                ? ObjectNames.instance(className(row), table.column("address").get(row))
                : ObjectNames.monitor(input, table, row);
    }

    /** The class of the monitor; of a class initialisation the class that was initialised, if that is known. */
    String className(int row) {
        if (!isClassInit(row)) {
            return ObjectNames.readable(
                    input.textOrEmpty(table.column("monitorClass").get(row)));
        }
        ClassInit init = classInitOf.get(row);
        return init == null ? CLASS_INITIALIZER : init.className;
    }

    /** The wait for a class to be initialised that is nearest to a row of another table, by its monitor; -1 if none is. */
    int initRow(@Nullable String monitorClass, long address, long ns) {
        int nearest = -1;
        for (int row :
                INIT_LOCK.equals(monitorClass) ? classInitRows.getOrDefault(address, List.of()) : List.<Integer>of()) {
            boolean nearer = nearest < 0
                    || Math.abs(input.startNs(table, row) - ns) < Math.abs(input.startNs(table, nearest) - ns);
            nearest = nearer ? row : nearest;
        }
        return nearest;
    }

    /** Threads that waited for one class at the same time, and what is known of the class. */
    private final class ClassInit {
        private final int initializer;
        private final long startNs;
        private long endNs;
        private long seenNs = Long.MIN_VALUE;
        private String className = CLASS_INITIALIZER;

        ClassInit(int firstRow) {
            initializer = notifierRow(firstRow);
            startNs = input.startNs(table, firstRow);
        }

        void add(int row) {
            classInitOf.put(row, this);
            endNs = Math.max(endNs, input.endNs(table, row));
        }

        /** Takes the class from the last event that shows an initializer: a superclass comes before its class. */
        void see(Bands bands, int band, String running) {
            boolean within = bands.startNs(band) < endNs && bands.endNs(band) > startNs;
            if (within && bands.startNs(band) > seenNs) {
                seenNs = bands.startNs(band);
                className = running;
            }
        }
    }

    /**
     * Names the classes that were initialised by a claim of the initialising thread, made from an event while others waited,
     * whose stack shows an initializer.
     */
    void nameClasses(Bands bands) {
        findClassInits();
        for (int band = 0; band < bands.size() && !classInits.isEmpty(); band++) {
            String running = stacks.initializing(bands.stackRow(band));
            if (running != null) {
                for (ClassInit init : classInits) {
                    if (init.initializer == bands.threadRow(band)) {
                        init.see(bands, band, running);
                    }
                }
            }
        }
    }

    private void findClassInits() {
        Map<Long, ClassInit> openAt = new HashMap<>();
        for (int row : LongOrder.ascending(startsNs(table))) {
            if (isClassInit(row)) {
                long address = table.column("address").get(row);
                ClassInit open = openAt.get(address);
                if (open == null || open.endNs < input.startNs(table, row) || open.initializer != notifierRow(row)) {
                    open = new ClassInit(row);
                    openAt.put(address, open);
                    classInits.add(open);
                }
                open.add(row);
                classInitRows
                        .computeIfAbsent(address, unused -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    private void giveNotifies() {
        EventTable notifies = input.table(NOTIFY);
        if (notifies.size() == 0) {
            return;
        }
        Map<Long, Deque<Integer>> waiting = new HashMap<>();
        int[] starts = LongOrder.ascending(startsNs(table));
        int next = 0;
        for (int notify : LongOrder.ascending(startsNs(notifies))) {
            long at = input.startNs(notifies, notify);
            while (next < starts.length && input.startNs(table, starts[next]) <= at) {
                int row = starts[next++];
                if (table.column("timedOut").get(row) != 1) {
                    waiting.computeIfAbsent(table.column("address").get(row), unused -> new ArrayDeque<>())
                            .add(row);
                }
            }
            Deque<Integer> queue = waiting.get(notifies.column("address").get(notify));
            if (queue != null) {
                give(
                        queue,
                        threads.row(notifies.thread(notify)),
                        at,
                        notifies.column("notifiedCount").get(notify));
            }
        }
    }

    private void give(Deque<Integer> queue, int notifierThread, long at, long count) {
        for (long woken = 0; woken < count && !queue.isEmpty(); ) {
            int row = queue.remove();
            if (input.endNs(table, row) > at) {
                woken++;
                boolean proven = notifierThread >= 0 && notifierThread == notifierRow(row);
                notifiedNs[row] = proven && input.endNs(table, row) - at >= LEAST_RETURN_NS ? at : -1;
            }
        }
    }

    private long[] startsNs(EventTable of) {
        long[] moments = new long[of.size()];
        for (int row = 0; row < moments.length; row++) {
            moments[row] = input.startNs(of, row);
        }
        return moments;
    }
}

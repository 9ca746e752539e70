package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stopped everyone: {@code jdk.GCPhasePause}, and safepoints from when threads were told to stop to their end, or, where
 * those are not recorded, the operations run at safepoints. A safepoint around a collection's pause is that pause and no second
 * one.
 *
 * <p>{@code jdk.SafepointBegin} starts earlier than anything stops: the VM waits for a lock and for the collector's own threads
 * first, for most of a second now and then, and threads run on meanwhile. They are told to stop when {@code
 * jdk.SafepointStateSynchronization} starts, and have stopped when either ends.
 */
final class PauseEvents {
    private static final String SYNCHRONIZATION = "jdk.SafepointStateSynchronization";

    /** Why a safepoint was, if a thread of jtracer asked for it. */
    private static final String BY_TRACER = "asked for by jtracer";

    private static final Operation UNKNOWN = new Operation("safepoint", false);

    private final ThreadRows threads;
    private final Strings.Builder strings;
    private final LongColumn startNs = new LongColumn();
    private final LongColumn endNs = new LongColumn();
    private final IntColumn kind = new IntColumn();
    private final IntColumn name = new IntColumn();
    private final IntColumn cause = new IntColumn();
    private final LongColumn gcId = new LongColumn();
    private final IntColumn byTracer = new IntColumn();
    private PauseTimes collections = PauseTimes.of(new long[0], new long[0]);

    /** An operation of the VM. */
    private record Operation(String name, boolean byTracer) {}

    private PauseEvents(ThreadRows threads, Strings.Builder strings) {
        this.threads = threads;
        this.strings = strings;
    }

    static void select(Selection wanted) {
        wanted.add("jdk.GCPhasePause", Field.number("gcId"), Field.text("name"));
        wanted.add("jdk.SafepointBegin", Field.number("safepointId"));
        wanted.add(SYNCHRONIZATION, Field.number("safepointId"));
        wanted.add("jdk.SafepointEnd", Field.number("safepointId"));
        wanted.add(
                "jdk.ExecuteVMOperation",
                Field.text("operation"),
                Field.number("safepoint"),
                Field.number("safepointId"),
                Field.thread("caller"));
    }

    static PauseEvents read(Input input, ThreadRows threads, CollectionEvents collections, Strings.Builder strings) {
        PauseEvents events = new PauseEvents(threads, strings);
        events.readPauses(input, collections);
        events.collections = events.times();
        events.readSafepoints(input);
        return events;
    }

    /** When all threads were stopped, for whatever reason. */
    PauseTimes times() {
        return PauseTimes.of(startNs.toArray(), endNs.toArray());
    }

    /** When collections stopped all threads. */
    PauseTimes collections() {
        return collections;
    }

    Pauses.Builder arrange() {
        Pauses.Builder pauses = new Pauses.Builder(strings);
        for (int row : LongOrder.ascending(startNs.toArray())) {
            pauses.add(
                    startNs.get(row),
                    endNs.get(row),
                    ThreadState.at(kind.get(row)),
                    strings.get(name.get(row)),
                    cause.get(row) < 0 ? null : strings.get(cause.get(row)),
                    gcId.get(row),
                    byTracer.get(row) != 0);
        }
        return pauses;
    }

    private void readPauses(Input input, CollectionEvents collections) {
        EventTable pauses = input.table("jdk.GCPhasePause");
        for (int row = 0; row < pauses.size(); row++) {
            long id = CollectionEvents.id(pauses.column("gcId").get(row));
            String phase = input.textOrEmpty(pauses.column("name").get(row));
            String collector = collections.name(id);
            add(
                    input.startNs(pauses, row),
                    input.endNs(pauses, row),
                    ThreadState.GC,
                    collector == null ? phase : phase + " (" + collector + ")",
                    collections.cause(id),
                    id,
                    false);
        }
    }

    private void readSafepoints(Input input) {
        EventTable begins = input.table("jdk.SafepointBegin");
        EventTable ends = input.table("jdk.SafepointEnd");
        EventTable operations = input.table("jdk.ExecuteVMOperation");
        Map<Long, Long> endOf = new HashMap<>();
        for (int row = 0; row < ends.size(); row++) {
            endOf.put(ends.column("safepointId").get(row), input.endNs(ends, row));
        }
        EventTable synchronizations = input.table(SYNCHRONIZATION);
        Map<Long, Long> toldOf = new HashMap<>();
        for (int row = 0; row < synchronizations.size(); row++) {
            toldOf.put(synchronizations.column("safepointId").get(row), input.startNs(synchronizations, row));
        }
        Map<Long, Operation> operationOf = new HashMap<>();
        for (int row = 0; row < operations.size(); row++) {
            if (operations.column("safepoint").get(row) == 1) {
                operationOf.put(operations.column("safepointId").get(row), operation(input, operations, row));
            }
        }
        Set<Long> seen = new HashSet<>();
        for (int row = 0; row < begins.size(); row++) {
            long id = begins.column("safepointId").get(row);
            Long end = endOf.get(id);
            if (end != null) {
                seen.add(id);
                long from = toldOf.getOrDefault(id, input.endNs(begins, row));
                addSafepoint(from, end, operationOf.getOrDefault(id, UNKNOWN));
            }
        }
        for (int row = 0; row < operations.size(); row++) {
            boolean stops = operations.column("safepoint").get(row) == 1;
            if (stops && !seen.contains(operations.column("safepointId").get(row))) {
                addSafepoint(
                        input.startNs(operations, row),
                        input.endNs(operations, row),
                        operation(input, operations, row));
            }
        }
    }

    private Operation operation(Input input, EventTable operations, int row) {
        String name = input.textOrEmpty(operations.column("operation").get(row));
        int caller = threads.row(operations.column("caller").get(row));
        return new Operation(name.isEmpty() ? UNKNOWN.name() : name, threads.ofTracer(caller));
    }

    private void addSafepoint(long from, long to, Operation operation) {
        if (!collections.anyWithin(from, to)) {
            boolean tracer = operation.byTracer();
            add(from, to, ThreadState.SAFEPOINT, operation.name(), tracer ? BY_TRACER : null, -1, tracer);
        }
    }

    private void add(
            long from,
            long to,
            ThreadState pauseKind,
            String pauseName,
            @Nullable String why,
            long id,
            boolean tracer) {
        startNs.add(from);
        endNs.add(Math.max(from, to));
        kind.add(pauseKind.code());
        name.add(strings.row(pauseName));
        cause.add(strings.row(why));
        gcId.add(id);
        byTracer.add(tracer ? 1 : 0);
    }
}

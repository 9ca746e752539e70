package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * Reads every wait that is an event into bands: each {@link WaitEvent}, {@link Parks}, {@link MonitorWaits} and {@link
 * MonitorEnters}.
 */
final class Waits {
    private final Input input;
    private final ThreadRows threads;
    private final StackRows stacks;
    private final Scopes scopes;
    private final Strings.Builder strings;
    private final Bands bands;
    private final Signs signs;

    Waits(
            Input input,
            ThreadRows threads,
            StackRows stacks,
            Scopes scopes,
            Strings.Builder strings,
            Bands bands,
            Signs signs) {
        this.input = input;
        this.threads = threads;
        this.stacks = stacks;
        this.scopes = scopes;
        this.strings = strings;
        this.bands = bands;
        this.signs = signs;
    }

    void readEvents() {
        for (WaitEvent event : WaitEvent.ALL) {
            EventTable table = input.table(event.type());
            PackedColumn bytes = event.bytesField() == null ? null : table.column(event.bytesField());
            for (int row = 0; row < table.size(); row++) {
                if (lives(table, row)) {
                    boolean idle = event.state() == ThreadState.SOCKET
                            && isIdle(stacks.readsNextCall(table.stack(row)), table, row);
                    bands.add(
                            event.layer(),
                            threads.row(table.thread(row)),
                            input.startNs(table, row),
                            input.endNs(table, row),
                            idle ? ThreadState.IDLE : event.state(),
                            Origin.EVENT,
                            strings.row(event.object().name(input, table, row)),
                            bytes == null ? -1 : Math.max(-1, bytes.get(row)),
                            table.stack(row),
                            -1);
                }
            }
        }
    }

    void readParks(Parks parks) {
        EventTable table = parks.table();
        for (int row = 0; row < table.size(); row++) {
            if (lives(table, row)) {
                ThreadState state = idleOr(ThreadState.PARKED, table, row);
                int band = add(
                        table,
                        row,
                        input.startNs(table, row),
                        input.endNs(table, row),
                        state,
                        -1,
                        parks.name(row, stacks));
                bands.setParkReason(band, parks.reason(row, stacks));
            }
        }
    }

    /** Adds what threads did in {@code Object.wait} and while another thread initialised a class. */
    void readMonitorWaits(MonitorWaits waits) {
        EventTable table = waits.table();
        waits.nameClasses(bands);
        for (int row = 0; row < table.size(); row++) {
            if (lives(table, row)) {
                long from = input.startNs(table, row);
                long to = input.endNs(table, row);
                int by = waits.notifierRow(row);
                long notified = waits.notifiedNs(row);
                String name = waits.name(row);
                if (waits.isClassInit(row)) {
                    add(table, row, from, to, ThreadState.BLOCKED, by, name);
                } else {
                    long until = notified < 0 ? to : notified;
                    add(table, row, from, until, idleOr(ThreadState.WAITING, table, row), by, name);
                    add(table, row, until, to, ThreadState.BLOCKED, by, name);
                }
            }
        }
    }

    void readMonitorEnters(MonitorEnters enters) {
        EventTable table = enters.table();
        for (int row = 0; row < table.size(); row++) {
            if (lives(table, row)) {
                add(
                        table,
                        row,
                        input.startNs(table, row),
                        input.endNs(table, row),
                        ThreadState.BLOCKED,
                        enters.previousOwnerRow(row),
                        enters.name(row));
            }
        }
    }

    /** Whether an event has a thread and a length; both its ends are signs of life. */
    private boolean lives(EventTable table, int row) {
        int threadRow = threads.row(table.thread(row));
        long from = input.startNs(table, row);
        long to = input.endNs(table, row);
        if (threadRow < 0) {
            return false;
        }
        if (from >= 0) {
            signs.add(threadRow, from);
        }
        signs.add(threadRow, to);
        return from < to;
    }

    /** Adds a wait of the event's thread, if it has a length. */
    private int add(
            EventTable table, int row, long from, long to, ThreadState state, int owner, @Nullable String object) {
        return from >= to
                ? -1
                : bands.add(
                        Bands.Layer.WAIT,
                        threads.row(table.thread(row)),
                        from,
                        to,
                        state,
                        Origin.EVENT,
                        strings.row(object),
                        -1,
                        table.stack(row),
                        owner);
    }

    /** A thread that waits for something to do is idle, unless it works for a task: then somebody waits with it. */
    private ThreadState idleOr(ThreadState state, EventTable table, int row) {
        return isIdle(stacks.waitsForWork(table.stack(row)), table, row) ? ThreadState.IDLE : state;
    }

    private boolean isIdle(boolean waitsForWork, EventTable table, int row) {
        return waitsForWork && scopes.innermostAt(threads.row(table.thread(row)), input.startNs(table, row)) < 0;
    }
}

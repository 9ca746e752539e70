package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;

/** Reads every {@link WaitEvent} of a recording into bands. */
final class Waits {
    private final Input input;
    private final ThreadRows threads;
    private final StackRows stacks;
    private final Scopes scopes;
    private final Strings.Builder strings;

    Waits(Input input, ThreadRows threads, StackRows stacks, Scopes scopes, Strings.Builder strings) {
        this.input = input;
        this.threads = threads;
        this.stacks = stacks;
        this.scopes = scopes;
        this.strings = strings;
    }

    void read(Bands bands, Signs signs) {
        for (WaitEvent event : WaitEvent.ALL) {
            EventTable table = input.table(event.type());
            long[] bytes = event.bytesField() == null ? null : table.column(event.bytesField());
            long[] owner = event.ownerField() == null ? null : table.column(event.ownerField());
            for (int row = 0; row < table.size(); row++) {
                int threadRow = threads.row(table.threads()[row]);
                long from = input.startNs(table, row);
                long to = input.endNs(table, row);
                if (threadRow < 0) {
                    continue;
                }
                if (from >= 0) {
                    signs.add(threadRow, from);
                }
                signs.add(threadRow, to);
                if (from >= to) {
                    continue;
                }
                int stack = table.stacks()[row];
                bands.add(
                        event.layer(),
                        threadRow,
                        from,
                        to,
                        state(event.state(), threadRow, from, stack),
                        Origin.EVENT,
                        strings.row(event.object().name(input, table, row)),
                        bytes == null ? -1 : Math.max(-1, bytes[row]),
                        stack,
                        owner == null ? -1 : threads.row(owner[row]));
            }
        }
    }

    /** A thread that waits for something to do is idle, unless it works for a task: then somebody waits with it. */
    private ThreadState state(ThreadState state, int threadRow, long ns, int stack) {
        boolean mayBeIdle = state == ThreadState.PARKED || state == ThreadState.WAITING;
        boolean idle = mayBeIdle && stacks.waitsForWork(stack) && scopes.innermostAt(threadRow, ns) < 0;
        return idle ? ThreadState.IDLE : state;
    }
}

package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.Samples;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;

/**
 * Execution samples, and samples of threads in native methods.
 *
 * <p>A sample of running code stands for {@link #ALONE_NS} on either side, a quarter of the usual period, and for all the time
 * half-way to the thread's next one if that is no further than two periods. JFR samples few threads in native methods at a time, so a thread that sits in a selector is hit seldom: two
 * samples of the same native wait that follow each other are one wait up to {@link #NATIVE_REACH_NS}.
 */
final class SampleEvents {
    private static final String RUNNING = "jdk.ExecutionSample";
    private static final String NATIVE = "jdk.NativeMethodSample";
    private static final long ALONE_NS = 5_000_000;
    private static final long REACH_NS = 20_000_000;
    private static final long NATIVE_REACH_NS = 500_000_000;

    private final PackedColumnBuilder atNs = new PackedColumnBuilder();
    private final PackedColumnBuilder thread = new PackedColumnBuilder();
    private final PackedColumnBuilder stack = new PackedColumnBuilder();
    private final PackedColumnBuilder inNative = new PackedColumnBuilder();

    private SampleEvents() {}

    static void select(Selection wanted) {
        wanted.add(RUNNING, Field.thread("sampledThread"));
        wanted.add(NATIVE, Field.thread("sampledThread"));
    }

    static SampleEvents read(Input input, ThreadRows threads, StackRows stacks, Signs signs) {
        SampleEvents events = new SampleEvents();
        events.read(input, threads, RUNNING, 0);
        events.read(input, threads, NATIVE, 1);
        for (int row = 0; row < events.thread.size(); row++) {
            if (!events.waits(stacks, row)) {
                signs.add(events.thread.getInt(row), events.atNs.get(row));
            }
        }
        return events;
    }

    /** The finished table. */
    Samples build(Scopes scopes, int threads) {
        Samples.Builder samples = new Samples.Builder();
        for (int row : RowOrder.sorted(atNs.size(), (a, b) -> Long.compare(atNs.get(a), atNs.get(b)))) {
            int scope = scopes.innermostAt(thread.getInt(row), atNs.get(row));
            samples.add(
                    atNs.get(row),
                    thread.getInt(row),
                    scope < 0 ? -1 : scopes.taskRow(scope),
                    stack.getInt(row),
                    inNative.getInt(row) != 0);
        }
        return samples.build(threads);
    }

    /** Adds what the samples of each thread claim it did. */
    void claim(StackRows stacks, Strings.Builder strings, int threads, Bands bands) {
        int[] order = RowOrder.sorted(atNs.size(), (a, b) -> Long.compare(atNs.get(a), atNs.get(b)));
        int[] threadOfPlace = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            threadOfPlace[place] = thread.getInt(order[place]);
        }
        RowIndex byThread = RowIndex.of(threadOfPlace, threads);
        for (int threadRow = 0; threadRow < threads; threadRow++) {
            for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
                int before = i == byThread.first(threadRow) ? -1 : order[byThread.row(i - 1)];
                int after = i + 1 == byThread.end(threadRow) ? -1 : order[byThread.row(i + 1)];
                claim(stacks, strings, bands, before, order[byThread.row(i)], after);
            }
        }
    }

    private void claim(StackRows stacks, Strings.Builder strings, Bands bands, int before, int row, int after) {
        String top = stacks.top(stack.getInt(row));
        ThreadState waits = inNative.getInt(row) != 0 ? NativeWaits.state(top) : null;
        if (waits == null && inNative.getInt(row) != 0) {
            return;
        }
        bands.add(
                waits != null ? Bands.Layer.NATIVE_SAMPLE : Bands.Layer.SAMPLE,
                thread.getInt(row),
                atNs.get(row) - reach(stacks, row, before),
                atNs.get(row) + reach(stacks, row, after),
                waits != null ? waits : ThreadState.RUNNING,
                Origin.SAMPLED,
                waits == ThreadState.NATIVE_WAIT ? strings.row(top) : -1,
                -1,
                stack.getInt(row),
                -1);
    }

    /** How far a sample reaches towards its neighbour. */
    private long reach(StackRows stacks, int row, int neighbour) {
        if (neighbour < 0) {
            return ALONE_NS;
        }
        long half = (Math.abs(atNs.get(neighbour) - atNs.get(row)) + 1) / 2;
        boolean sameWait = waits(stacks, row)
                && waits(stacks, neighbour)
                && stacks.top(stack.getInt(row)).equals(stacks.top(stack.getInt(neighbour)));
        if (sameWait && half <= NATIVE_REACH_NS) {
            return half;
        }
        return half <= REACH_NS ? half : ALONE_NS;
    }

    private boolean waits(StackRows stacks, int row) {
        return inNative.getInt(row) != 0 && NativeWaits.state(stacks.top(stack.getInt(row))) != null;
    }

    private void read(Input input, ThreadRows threads, String type, int nativeCode) {
        EventTable table = input.table(type);
        for (int row = 0; row < table.size(); row++) {
            int threadRow = threads.row(table.column("sampledThread").get(row));
            if (threadRow >= 0) {
                atNs.add(input.startNs(table, row));
                thread.add(threadRow);
                stack.add(table.stack(row));
                inNative.add(nativeCode);
            }
        }
    }
}

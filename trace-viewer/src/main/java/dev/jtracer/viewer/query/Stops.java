package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;

/** When all threads stood still: stretches of time, disjoint and in order, inside the trace. Cost: one pass over the pauses. */
final class Stops {
    private final LongColumn fromNs = new LongColumn();
    private final LongColumn toNs = new LongColumn();
    /** How long all stops before each are together; one more at the end for all. */
    private final LongColumn before = new LongColumn();

    private Stops() {}

    /**
     * The stops of a trace.
     *
     * @param safepoints whether safepoints that are no garbage collection count
     */
    static Stops of(Trace trace, boolean safepoints) {
        Stops stops = new Stops();
        Pauses pauses = trace.pauses();
        for (int row = 0; row < pauses.size(); row++) {
            if (safepoints || pauses.kind(row) == ThreadState.GC) {
                stops.add(Math.max(0, pauses.startNs(row)), Math.min(pauses.endNs(row), trace.endNs()));
            }
        }
        long nanos = 0;
        for (int stop = 0; stop < stops.size(); stop++) {
            stops.before.add(nanos);
            nanos += stops.toNs(stop) - stops.fromNs(stop);
        }
        stops.before.add(nanos);
        return stops;
    }

    int size() {
        return fromNs.size();
    }

    long fromNs(int stop) {
        return fromNs.get(stop);
    }

    long toNs(int stop) {
        return toNs.get(stop);
    }

    /** How long all stops are together. */
    long nanos() {
        return before.get(size());
    }

    private void add(long startNs, long endNs) {
        int last = size() - 1;
        if (endNs <= startNs) {
            return;
        }
        if (last >= 0 && startNs <= toNs.get(last)) {
            toNs.set(last, Math.max(toNs.get(last), endNs));
        } else {
            fromNs.add(startNs);
            toNs.add(endNs);
        }
    }

    /** Tells how long threads stood still before one moment after the other. */
    final class Cursor {
        private int stop;

        /** The time in stops before a moment that is no earlier than the one asked for before. Cost: the stops between. */
        long nanosBefore(long ns) {
            while (stop < size() && toNs.get(stop) <= ns) {
                stop++;
            }
            long inside = stop < size() ? Math.max(0, ns - fromNs.get(stop)) : 0;
            return before.get(stop) + inside;
        }
    }
}

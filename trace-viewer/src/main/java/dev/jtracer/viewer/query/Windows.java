package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.RowOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows of one length that may be the worst. As a window moves on, the time in stops inside it grows while its end is in
 * a stop and its begin is not, and shrinks the other way round. So it is largest where its end leaves a stop or its begin enters
 * one: two windows for each stop, or the nearest that lie inside the recording.
 *
 * <pre>
 *   stops              ####        ##              ###
 *   first window       [-----------]               [-----------]
 *   second      [-----------]                 [-----------]
 * </pre>
 */
final class Windows {
    private final long lengthNanos;
    private final long[] startNs;
    private final long[] stoppedNanos;

    /** Cost: two passes over the stops. */
    Windows(Stops stops, long lengthNanos, long extentNanos) {
        this.lengthNanos = lengthNanos;
        long lastNs = extentNanos - lengthNanos;
        startNs = new long[2 * stops.size()];
        stoppedNanos = new long[startNs.length];
        for (int stop = 0; stop < stops.size(); stop++) {
            startNs[stop] = Math.min(stops.fromNs(stop), lastNs);
            startNs[stops.size() + stop] = Math.min(Math.max(0, stops.toNs(stop) - lengthNanos), lastNs);
        }
        measure(stops, 0, stops.size());
        measure(stops, stops.size(), startNs.length);
    }

    /** The window with the most time in stops, the first of several; -1 if nothing ever stopped. */
    int theWorst() {
        int worst = -1;
        for (int window = 0; window < startNs.length; window++) {
            if (worst < 0 || compare(window, worst) < 0) {
                worst = window;
            }
        }
        return worst;
    }

    /** The worst windows that do not overlap worse ones. Cost: sorting all. */
    List<MutatorUtilisation.Window> worst(int most) {
        List<MutatorUtilisation.Window> found = new ArrayList<>();
        int[] order = RowOrder.sorted(startNs.length, this::compare);
        for (int i = 0; i < order.length && found.size() < most; i++) {
            int window = order[i];
            if (stoppedNanos[window] > 0 && isApart(window, found)) {
                found.add(new MutatorUtilisation.Window(
                        startNs(window), startNs(window) + lengthNanos, stoppedNanos[window], utilisation(window)));
            }
        }
        return found;
    }

    /** Where a window begins; 0 for -1. */
    long startNs(int window) {
        return window < 0 ? 0 : startNs[window];
    }

    /** The share of a window that is not in stops; 1 for -1. */
    double utilisation(int window) {
        return window < 0 ? 1 : (double) (lengthNanos - stoppedNanos[window]) / lengthNanos;
    }

    private void measure(Stops stops, int from, int to) {
        Stops.Cursor begin = stops.new Cursor();
        Stops.Cursor end = stops.new Cursor();
        for (int window = from; window < to; window++) {
            stoppedNanos[window] = end.nanosBefore(startNs[window] + lengthNanos) - begin.nanosBefore(startNs[window]);
        }
    }

    private boolean isApart(int window, List<MutatorUtilisation.Window> others) {
        for (MutatorUtilisation.Window other : others) {
            if (startNs[window] < other.endNs() && other.startNs() < startNs[window] + lengthNanos) {
                return false;
            }
        }
        return true;
    }

    private int compare(int windowA, int windowB) {
        int mostFirst = Long.compare(stoppedNanos[windowB], stoppedNanos[windowA]);
        return mostFirst != 0 ? mostFirst : Long.compare(startNs[windowA], startNs[windowB]);
    }
}

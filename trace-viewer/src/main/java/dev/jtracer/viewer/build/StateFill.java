package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;

/**
 * Decides what each thread did at every instant of its life, from claims that overlap.
 *
 * <pre>
 *   WAIT layer         |-----park-----|         |--sleep--|
 *   SAMPLE layer   |----running----|    |run|
 *   INFERRED            |----------running----------|
 *   states       ???|run|----park-----|r|run|run|--sleep--|?????
 * </pre>
 *
 * <p>Each {@link Bands.Layer} in turn fills the gaps that those before it left, so a thread's pieces are merged as often
 * as there are layers and never compared pairwise. What remains is unknown. Then pauses are cut out of what is running.
 */
final class StateFill {
    private final Bands bands;
    private final Bands.Sorted sorted;
    private final PauseTimes pauses;
    private final int pauseName;
    private final States.Builder states = new States.Builder();
    private Pieces pieces = new Pieces();
    private Pieces merged = new Pieces();
    private int firstPinned;
    private int endPinned;

    private StateFill(Bands bands, int threads, PauseTimes pauses, Strings.Builder strings) {
        this.bands = bands;
        this.pauses = pauses;
        sorted = bands.sorted(threads);
        pauseName = strings.row("stop-the-world pause");
    }

    static States.Builder fill(
            Bands bands, ThreadRows threads, Lives lives, PauseTimes pauses, Strings.Builder strings) {
        StateFill fill = new StateFill(bands, threads.size(), pauses, strings);
        for (int threadRow = 0; threadRow < threads.size(); threadRow++) {
            fill.fillThread(threadRow, lives.startNs(threadRow), lives.endNs(threadRow));
        }
        return fill.states;
    }

    private void fillThread(int threadRow, long lifeStartNs, long lifeEndNs) {
        pieces.clear();
        int place = sorted.first(threadRow);
        for (Bands.Layer layer : Bands.Layer.values()) {
            int from = place;
            while (place < sorted.end(threadRow) && bands.in(layer, sorted.band(place))) {
                place++;
            }
            if (layer == Bands.Layer.PINNED) {
                firstPinned = from;
                endPinned = place;
            }
            if (from < place) {
                fillGaps(from, place, lifeStartNs, lifeEndNs);
            }
        }
        emit(threadRow, lifeStartNs, lifeEndNs);
    }

    /** Puts the parts of one layer's bands that no piece covers among the pieces. */
    private void fillGaps(int from, int to, long lifeStartNs, long lifeEndNs) {
        merged.clear();
        int old = 0;
        long free = lifeStartNs;
        for (int place = from; place < to; place++) {
            int band = sorted.band(place);
            long at = Math.max(bands.startNs(band), free);
            long end = Math.min(bands.endNs(band), lifeEndNs);
            while (at < end) {
                while (old < pieces.size() && pieces.end(old) <= at) {
                    merged.add(pieces, old++);
                }
                if (old < pieces.size() && pieces.start(old) <= at) {
                    at = pieces.end(old);
                    continue;
                }
                long stop = old < pieces.size() ? Math.min(end, pieces.start(old)) : end;
                merged.add(at, stop, band);
                at = stop;
            }
            free = Math.max(free, end);
        }
        while (old < pieces.size()) {
            merged.add(pieces, old++);
        }
        Pieces swap = pieces;
        pieces = merged;
        merged = swap;
    }

    private void emit(int threadRow, long lifeStartNs, long lifeEndNs) {
        long at = lifeStartNs;
        for (int p = 0; p < pieces.size(); p++) {
            unknown(threadRow, at, pieces.start(p));
            int band = pieces.band(p);
            if (bands.state(band) == ThreadState.RUNNING) {
                running(threadRow, pieces.start(p), pieces.end(p), band);
            } else {
                add(threadRow, pieces.start(p), pieces.end(p), band);
            }
            at = pieces.end(p);
        }
        unknown(threadRow, at, lifeEndNs);
    }

    private void running(int threadRow, long from, long to, int band) {
        long at = from;
        for (int row = pauses.firstAfter(from); row < pauses.size() && pauses.startNs(row) < to; row++) {
            long stop = Math.max(at, pauses.startNs(row));
            long go = Math.min(to, pauses.endNs(row));
            add(threadRow, at, stop, band);
            if (stop < go) {
                states.add(threadRow, stop, go, ThreadState.GC, Origin.EVENT, false, pauseName, -1, -1, -1, null);
            }
            at = go;
        }
        add(threadRow, at, to, band);
    }

    private void add(int threadRow, long from, long to, int band) {
        if (from >= to) {
            return;
        }
        ThreadState state = bands.state(band);
        Origin origin = bands.origin(band);
        boolean pinned = pinned(from, to);
        boolean oneWait = origin == Origin.EVENT || pinned;
        if (oneWait || !states.extend(threadRow, from, to, state, origin, bands.objectRow(band))) {
            states.add(
                    threadRow,
                    from,
                    to,
                    state,
                    origin,
                    pinned,
                    bands.objectRow(band),
                    bands.bytes(band),
                    bands.stackRow(band),
                    bands.ownerThreadRow(band),
                    bands.parkReason(band));
        }
    }

    private void unknown(int threadRow, long from, long to) {
        if (from < to) {
            states.add(threadRow, from, to, ThreadState.UNKNOWN, Origin.INFERRED, false, -1, -1, -1, -1, null);
        }
    }

    /** Whether the thread kept its carrier at some moment of a wait. Waits come in order of time. */
    private boolean pinned(long from, long to) {
        while (firstPinned < endPinned && bands.endNs(sorted.band(firstPinned)) <= from) {
            firstPinned++;
        }
        return firstPinned < endPinned && bands.startNs(sorted.band(firstPinned)) < to;
    }

    /** Disjoint pieces of a thread's time in order, each with the band that holds. */
    private static final class Pieces {
        private final LongColumn startNs = new LongColumn();
        private final LongColumn endNs = new LongColumn();
        private final IntColumn band = new IntColumn();

        void clear() {
            startNs.clear();
            endNs.clear();
            band.clear();
        }

        int size() {
            return band.size();
        }

        long start(int piece) {
            return startNs.get(piece);
        }

        long end(int piece) {
            return endNs.get(piece);
        }

        int band(int piece) {
            return band.get(piece);
        }

        void add(Pieces other, int piece) {
            add(other.start(piece), other.end(piece), other.band(piece));
        }

        void add(long from, long to, int bandRow) {
            startNs.add(from);
            endNs.add(to);
            band.add(bandRow);
        }
    }
}

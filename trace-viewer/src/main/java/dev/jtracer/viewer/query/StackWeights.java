package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Allocations;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Samples;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;

/**
 * What each stack weighs in a {@link FlameSubject}: every different pair of thread state and stack once.
 *
 * <p>Cost: one pass over the samples, the allocation samples or the waits for locks; for wall time the states of the part's
 * threads that overlap its spans. Memory: the pairs.
 */
final class StackWeights {
    private final Trace trace;
    private final FlameSubject subject;
    private final PartSpans spans;
    private final Progress progress;
    /** By state, if there is one, and stack, if there is one: both plus 1 in one number. */
    private final LongSums sums = new LongSums();

    private long counted;
    private long leftOut;

    private StackWeights(Trace trace, FlameSubject subject, Progress progress) {
        this.trace = trace;
        this.subject = subject;
        this.progress = progress;
        spans = PartSpans.of(trace, subject.part(), progress);
    }

    static StackWeights of(Trace trace, FlameSubject subject, Progress progress) {
        StackWeights weights = new StackWeights(trace, subject, progress);
        switch (subject.kind()) {
            case CPU -> weights.addSamples();
            case WALL -> weights.addStates();
            case ALLOCATION -> weights.addAllocations();
            case LOCK -> weights.addLockWaits();
        }
        return weights;
    }

    /** How many pairs of state and stack there are. */
    int size() {
        return sums.size();
    }

    /** The {@link ThreadState#code() code} of a pair's state, -1 if it has none. */
    int state(int pair) {
        return (int) (sums.key(pair) >>> 32) - 1;
    }

    /** The stack of a pair, -1 if it has none. */
    int stackRow(int pair) {
        return (int) sums.key(pair) - 1;
    }

    /** What a pair weighs. */
    long weight(int pair) {
        return sums.sum(pair);
    }

    /** How many samples, states or waits were weighed. */
    long counted() {
        return counted;
    }

    /** How many samples in native code were left out. */
    long leftOut() {
        return leftOut;
    }

    private void addSamples() {
        Samples samples = trace.samples();
        for (int row = 0; row < samples.size(); row++) {
            progress.row(row, samples.size());
            if (spans.contain(samples.threadRow(row), samples.timeNs(row))) {
                if (samples.inNative(row)) {
                    leftOut++;
                } else {
                    add(-1, samples.stackRow(row), 1);
                }
            }
        }
    }

    private void addAllocations() {
        Allocations allocations = trace.allocations();
        for (int row = 0; row < allocations.size(); row++) {
            progress.row(row, allocations.size());
            if (spans.contain(allocations.threadRow(row), allocations.timeNs(row))) {
                add(-1, allocations.stackRow(row), allocations.weightBytes(row));
            }
        }
    }

    private void addLockWaits() {
        LockWaits waits = trace.lockWaits();
        for (int row = 0; row < waits.size(); row++) {
            progress.row(row, waits.size());
            long nanos = spans.nanosBetween(waits.threadRow(row), waits.startNs(row), waits.endNs(row));
            if (nanos > 0) {
                add(-1, waits.stackRow(row), nanos);
            }
        }
    }

    private void addStates() {
        States states = trace.states();
        for (int thread = 0; thread < trace.threads().size(); thread++) {
            int end = states.byThread().end(thread);
            for (int span = spans.first(thread); span < spans.end(thread); span++) {
                long fromNs = Math.max(spans.fromNs(span), trace.threads().startNs(thread));
                long toNs = spans.toNs(span);
                for (int row = states.at(thread, fromNs); row >= 0 && row < end && states.startNs(row) < toNs; row++) {
                    progress.row(row, states.size());
                    if (subject.counts(states.state(row))) {
                        addState(row, fromNs, toNs);
                    }
                }
            }
        }
    }

    private void addState(int row, long fromNs, long toNs) {
        States states = trace.states();
        ThreadState state = states.state(row);
        long startNs = Math.max(states.startNs(row), fromNs);
        long endNs = Math.min(states.endNs(row), toNs);
        if (state == ThreadState.RUNNING) {
            addRunning(row, startNs, endNs);
        } else {
            add(state.code(), states.stackRow(row), endNs - startNs);
        }
    }

    /*
     * A thread runs from one sample to the next as one row, which has room for one stack. So its time is dealt out to all the
     * samples in it, and parts still sum to the whole.
     *
     *   row       |--------------------------|
     *   samples        a      b        c
     *   parts     |aaaaaaaa|bbbbbbb|ccccccccc|
     */
    private void addRunning(int row, long startNs, long endNs) {
        Samples samples = trace.samples();
        int thread = trace.states().threadRow(row);
        int end = samples.byThread().end(thread);
        int last = -1;
        long lastNs = Long.MIN_VALUE;
        long fromNs = startNs;
        for (int place = sampleBefore(row, startNs); place < end && lastNs < endNs; place++) {
            int sample = samples.byThread().row(place);
            if (samples.timeNs(sample) >= trace.states().endNs(row)) {
                break;
            }
            if (!samples.inNative(sample)) {
                long halfWayNs = lastNs + (samples.timeNs(sample) - lastNs) / 2;
                fromNs = last < 0 ? fromNs : addPiece(samples.stackRow(last), fromNs, Math.min(halfWayNs, endNs));
                last = sample;
                lastNs = samples.timeNs(sample);
            }
        }
        addPiece(last < 0 ? -1 : samples.stackRow(last), fromNs, endNs);
    }

    /** The place of the last sample of Java code in a state before a moment, else of the first sample in it. */
    private int sampleBefore(int row, long ns) {
        Samples samples = trace.samples();
        int thread = trace.states().threadRow(row);
        int first = firstSample(thread, trace.states().startNs(row));
        int place = firstSample(thread, ns) - 1;
        while (place > first && samples.inNative(samples.byThread().row(place))) {
            place--;
        }
        return Math.max(place, first);
    }

    /** Adds a piece of running time, if it is one; returns where the next begins. */
    private long addPiece(int stackRow, long fromNs, long toNs) {
        if (toNs <= fromNs) {
            return fromNs;
        }
        add(ThreadState.RUNNING.code(), stackRow, toNs - fromNs);
        return toNs;
    }

    private int firstSample(int thread, long ns) {
        Samples samples = trace.samples();
        int low = samples.byThread().first(thread);
        int high = samples.byThread().end(thread);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.timeNs(samples.byThread().row(middle)) < ns) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void add(int state, int stackRow, long weight) {
        boolean known = stackRow >= 0 && trace.stacks().depth(stackRow) > 0;
        sums.add((long) (state + 1) << 32 | (known ? stackRow + 1 : 0), weight);
        counted++;
    }
}

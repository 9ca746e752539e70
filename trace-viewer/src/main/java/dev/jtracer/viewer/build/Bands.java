package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.IntColumn;
import dev.jtracer.viewer.model.LongColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * Everything that claims to know what a thread did for a while. Claims may overlap; the {@link Layer} decides which holds,
 * see {@link StateFill}.
 */
final class Bands {
    private final IntColumn thread = new IntColumn();
    private final LongColumn startNs = new LongColumn();
    private final LongColumn endNs = new LongColumn();
    private final IntColumn layer = new IntColumn();
    private final IntColumn state = new IntColumn();
    private final IntColumn origin = new IntColumn();
    private final IntColumn object = new IntColumn();
    private final LongColumn bytes = new LongColumn();
    private final IntColumn stack = new IntColumn();
    private final IntColumn owner = new IntColumn();
    private final IntColumn parkReason = new IntColumn();

    /** Who wins where claims overlap: the first. */
    enum Layer {
        /** Socket and file events: they win over the waits they contain. */
        IO,
        /** Waits that are events. */
        WAIT,
        /** A virtual thread that kept its carrier while no other event says what it waited for. */
        PINNED,
        /** Waits that cross an end of the recording. */
        SNAPSHOT,
        /** Native waits that samples hit. */
        NATIVE_SAMPLE,
        /** Samples of running code. */
        SAMPLE,
        /** Inside a scope or a region on a platform thread, and nothing else holds. */
        INFERRED
    }

    /** Adds a claim; returns its row. References of -1 mean none. */
    int add(
            Layer claim,
            int threadRow,
            long fromNs,
            long toNs,
            ThreadState threadState,
            Origin how,
            int objectRow,
            long byteCount,
            int stackRow,
            int ownerThreadRow) {
        thread.add(threadRow);
        startNs.add(fromNs);
        endNs.add(toNs);
        layer.add(claim.compareTo(Layer.IO));
        state.add(threadState.code());
        origin.add(how.code());
        object.add(objectRow);
        bytes.add(byteCount);
        stack.add(stackRow);
        owner.add(ownerThreadRow);
        parkReason.add(-1);
        return thread.size() - 1;
    }

    /** Says why the thread of a claim parked. */
    void setParkReason(int band, ParkReason reason) {
        parkReason.set(band, reason.code());
    }

    int size() {
        return thread.size();
    }

    int threadRow(int band) {
        return thread.get(band);
    }

    long startNs(int band) {
        return startNs.get(band);
    }

    long endNs(int band) {
        return endNs.get(band);
    }

    boolean in(Layer wanted, int band) {
        return layer.get(band) == wanted.compareTo(Layer.IO);
    }

    ThreadState state(int band) {
        return ThreadState.at(state.get(band));
    }

    void setState(int band, ThreadState threadState) {
        state.set(band, threadState.code());
    }

    Origin origin(int band) {
        return Origin.at(origin.get(band));
    }

    int objectRow(int band) {
        return object.get(band);
    }

    long bytes(int band) {
        return bytes.get(band);
    }

    int stackRow(int band) {
        return stack.get(band);
    }

    @Nullable
    ParkReason parkReason(int band) {
        return parkReason.get(band) < 0 ? null : ParkReason.at(parkReason.get(band));
    }

    int ownerThreadRow(int band) {
        return owner.get(band);
    }

    /** The bands of each thread, by layer, then start, among equal starts the longest first. */
    Sorted sorted(int threads) {
        long[] layers = new long[size()];
        long[] longestFirst = new long[size()];
        for (int band = 0; band < layers.length; band++) {
            layers[band] = layer.get(band);
            longestFirst[band] = -endNs.get(band);
        }
        int[] order = LongOrder.ascending(layers, startNs.toArray(), longestFirst);
        int[] threadOfPlace = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            threadOfPlace[place] = thread.get(order[place]);
        }
        return new Sorted(RowIndex.of(threadOfPlace, threads), order);
    }

    /** Bands by thread: {@code band(i)} for i from {@code first(threadRow)} to {@code end(threadRow) - 1}. */
    static final class Sorted {
        private final RowIndex byThread;
        private final int[] order;

        private Sorted(RowIndex byThread, int[] order) {
            this.byThread = byThread;
            this.order = order;
        }

        int first(int threadRow) {
            return byThread.first(threadRow);
        }

        int end(int threadRow) {
            return byThread.end(threadRow);
        }

        int band(int place) {
            return order[byThread.row(place)];
        }
    }
}

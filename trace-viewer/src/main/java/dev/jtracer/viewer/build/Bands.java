package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.RowOrder;
import dev.jtracer.viewer.model.ThreadState;
import org.jspecify.annotations.Nullable;

/**
 * Everything that claims to know what a thread did for a while. Claims may overlap; the {@link Layer} decides which holds,
 * see {@link StateFill}.
 */
final class Bands {
    private final PackedColumnBuilder thread = new PackedColumnBuilder();
    private final PackedColumnBuilder startNs = new PackedColumnBuilder();
    private final PackedColumnBuilder endNs = new PackedColumnBuilder();
    private final PackedColumnBuilder layer = new PackedColumnBuilder();
    private final PackedColumnBuilder state = new PackedColumnBuilder();
    private final PackedColumnBuilder origin = new PackedColumnBuilder();
    private final PackedColumnBuilder object = new PackedColumnBuilder();
    private final PackedColumnBuilder bytes = new PackedColumnBuilder();
    private final PackedColumnBuilder stack = new PackedColumnBuilder();
    private final PackedColumnBuilder owner = new PackedColumnBuilder();
    private final PackedColumnBuilder parkReason = new PackedColumnBuilder();

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
        return thread.getInt(band);
    }

    long startNs(int band) {
        return startNs.get(band);
    }

    long endNs(int band) {
        return endNs.get(band);
    }

    boolean in(Layer wanted, int band) {
        return layer.getInt(band) == wanted.compareTo(Layer.IO);
    }

    ThreadState state(int band) {
        return ThreadState.at(state.getInt(band));
    }

    void setState(int band, ThreadState threadState) {
        state.set(band, threadState.code());
    }

    Origin origin(int band) {
        return Origin.at(origin.getInt(band));
    }

    int objectRow(int band) {
        return object.getInt(band);
    }

    long bytes(int band) {
        return bytes.get(band);
    }

    int stackRow(int band) {
        return stack.getInt(band);
    }

    @Nullable
    ParkReason parkReason(int band) {
        return parkReason.getInt(band) < 0 ? null : ParkReason.at(parkReason.getInt(band));
    }

    int ownerThreadRow(int band) {
        return owner.getInt(band);
    }

    /** The bands of each thread, by layer, then start, among equal starts the longest first. */
    Sorted sorted(int threads) {
        RowIndex byThread = RowIndex.of(thread.build(), threads);
        int[] order = new int[size()];
        for (int threadRow = 0; threadRow < threads; threadRow++) {
            int first = byThread.first(threadRow);
            int[] places = RowOrder.sorted(
                    byThread.count(threadRow), (a, b) -> compare(byThread.row(first + a), byThread.row(first + b)));
            for (int i = 0; i < places.length; i++) {
                order[first + i] = byThread.row(first + places[i]);
            }
        }
        return new Sorted(byThread, order);
    }

    private int compare(int a, int b) {
        int byLayer = Integer.compare(layer.getInt(a), layer.getInt(b));
        int byStart = byLayer != 0 ? byLayer : Long.compare(startNs.get(a), startNs.get(b));
        return byStart != 0 ? byStart : Long.compare(endNs.get(b), endNs.get(a));
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
            return order[place];
        }
    }
}

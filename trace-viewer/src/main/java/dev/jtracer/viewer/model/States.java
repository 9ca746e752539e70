package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What every thread was doing at every instant of its life, sorted by thread, then time.
 *
 * <p>The rows of a thread fill its life without gap or overlap: the first starts at {@link Threads#startNs}, each ends
 * where the next starts, the last ends at {@link Threads#endNs}. Time nobody can explain is a row in state
 * {@link ThreadState#UNKNOWN}. So the states of a thread sum to its life to the nanosecond. Neighbouring rows may be of one
 * state: two waits are two rows.
 *
 * <p>Running threads that a pause stopped are in {@link ThreadState#GC} for its length; a thread that was waiting anyway
 * keeps its own state.
 */
public final class States {
    private final Strings strings;
    private final RowIndex byThread;
    private final PackedColumn thread;
    private final PackedColumn startNs;
    private final PackedColumn endNs;
    private final PackedColumn state;
    private final PackedColumn origin;
    private final PackedColumn pinned;
    private final PackedColumn object;
    private final PackedColumn bytes;
    private final PackedColumn stack;
    private final PackedColumn owner;
    private final PackedColumn parkReason;

    private States(Strings strings, Builder b, int threads) {
        this.strings = strings;
        thread = b.thread.build();
        byThread = RowIndex.of(thread, threads);
        startNs = b.startNs.build();
        endNs = b.endNs.build();
        state = b.state.build();
        origin = b.origin.build();
        pinned = b.pinned.build();
        object = b.object.build();
        bytes = b.bytes.build();
        stack = b.stack.build();
        owner = b.owner.build();
        parkReason = b.parkReason.build();
    }

    /** How many rows there are, over all threads. */
    public int size() {
        return thread.size();
    }

    /** The states of each thread, in order of time. */
    public RowIndex byThread() {
        return byThread;
    }

    /** The thread that is in this state. */
    public int threadRow(int row) {
        return thread.getInt(row);
    }

    /** When the state begins. */
    public long startNs(int row) {
        return startNs.get(row);
    }

    /** When the state ends, which is when the thread's next one begins. */
    public long endNs(int row) {
        return endNs.get(row);
    }

    /** The state. */
    public ThreadState state(int row) {
        return ThreadState.at(state.getInt(row));
    }

    /** How this is known. */
    public Origin origin(int row) {
        return Origin.at(origin.getInt(row));
    }

    /** Whether this wait of a virtual thread kept its carrier. */
    public boolean pinned(int row) {
        return pinned.get(row) != 0;
    }

    /**
     * On what the thread waits, as people write it: {@code com.shop.PriceTable@7f3a} (equal to {@link Locks#name} for
     * contended monitors and locks), {@code host:port}, a path, a native method; null if unknown.
     */
    public @Nullable String objectName(int row) {
        return strings.orNull(object.getInt(row));
    }

    /** The string row of {@link #objectName}, -1 for null. */
    public int objectRow(int row) {
        return object.getInt(row);
    }

    /** Bytes read or written, -1 where that means nothing. */
    public long bytes(int row) {
        return bytes.get(row);
    }

    /** The stack of the wait or of one sample in it, -1 if there is none. */
    public int stackRow(int row) {
        return stack.getInt(row);
    }

    /**
     * The thread that held what this one waited for, -1 if unknown. Of an event it is the last owner; who held a
     * contended monitor in which part of the wait is in {@link LockWaits}. Of {@code Object.wait} it is the thread that
     * notified.
     */
    public int ownerThreadRow(int row) {
        return owner.getInt(row);
    }

    /** Why the thread parks, null where it does not. */
    public @Nullable ParkReason parkReason(int row) {
        return parkReason.getInt(row) == 0 ? null : ParkReason.at(parkReason.getInt(row) - 1);
    }

    /** The row of a thread's state at a moment, -1 outside the thread's life. */
    public int at(int threadRow, long ns) {
        int low = byThread.first(threadRow);
        int high = byThread.end(threadRow) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (endNs.get(middle) <= ns) {
                low = middle + 1;
            } else if (startNs.get(middle) > ns) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** Collects states sorted by thread, then time. */
    public static final class Builder {
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder startNs = new PackedColumnBuilder();
        private final PackedColumnBuilder endNs = new PackedColumnBuilder();
        private final PackedColumnBuilder state = new PackedColumnBuilder();
        private final PackedColumnBuilder origin = new PackedColumnBuilder();
        private final PackedColumnBuilder pinned = new PackedColumnBuilder();
        private final PackedColumnBuilder object = new PackedColumnBuilder();
        private final PackedColumnBuilder bytes = new PackedColumnBuilder();
        private final PackedColumnBuilder stack = new PackedColumnBuilder();
        private final PackedColumnBuilder owner = new PackedColumnBuilder();
        private final PackedColumnBuilder parkReason = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder() {}

        /**
         * Makes the state added last longer, if another one would only repeat it: the same thread, state, origin and
         * object, where the first ends.
         *
         * @return whether it did; else the state has to be added
         */
        public boolean extend(
                int threadRow, long fromNs, long toNs, ThreadState threadState, Origin how, int objectRow) {
            int last = thread.size() - 1;
            boolean repeats = last >= 0
                    && thread.get(last) == threadRow
                    && endNs.get(last) == fromNs
                    && state.get(last) == threadState.code()
                    && origin.get(last) == how.code()
                    && object.get(last) == objectRow;
            if (repeats) {
                endNs.set(last, toNs);
            }
            return repeats;
        }

        /** Adds a state; references of -1 mean none. */
        public void add(
                int threadRow,
                long fromNs,
                long toNs,
                ThreadState threadState,
                Origin how,
                boolean isPinned,
                int objectRow,
                long byteCount,
                int stackRow,
                int ownerThreadRow,
                @Nullable ParkReason why) {
            thread.add(threadRow);
            startNs.add(fromNs);
            endNs.add(toNs);
            state.add(threadState.code());
            origin.add(how.code());
            pinned.add(isPinned ? 1 : 0);
            object.add(objectRow);
            bytes.add(byteCount);
            stack.add(stackRow);
            owner.add(ownerThreadRow);
            parkReason.add(why == null ? 0 : why.code() + 1);
        }

        /** The finished table. */
        public States build(Strings strings, int threads) {
            return new States(strings, this, threads);
        }
    }
}

package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collections of a recording, sorted by their number, which is the order in which they began.
 *
 * <p>A collection is more than its {@linkplain Pauses pauses}: a concurrent one runs beside the program between them. What
 * the recording does not say of a collection, as of one that began before it, is null or {@value #UNKNOWN}.
 */
public final class GarbageCollections {
    /** Stands for a number that the recording does not have. */
    public static final long UNKNOWN = -1;

    private final Strings strings;
    private final long[] gcId;
    private final int[] name;
    private final int[] cause;
    private final long[] startNs;
    private final long[] endNs;
    private final long[] sumOfPausesNanos;
    private final long[] longestPauseNanos;
    private final long[] heapBeforeBytes;
    private final long[] heapAfterBytes;

    private GarbageCollections(Strings strings, Builder b) {
        this.strings = strings;
        gcId = b.gcId.toArray();
        name = b.name.toArray();
        cause = b.cause.toArray();
        startNs = b.startNs.toArray();
        endNs = b.endNs.toArray();
        sumOfPausesNanos = b.sumOfPausesNanos.toArray();
        longestPauseNanos = b.longestPauseNanos.toArray();
        heapBeforeBytes = b.heapBeforeBytes.toArray();
        heapAfterBytes = b.heapAfterBytes.toArray();
    }

    /** How many collections there are. */
    public int size() {
        return gcId.length;
    }

    /** The JVM's number of the collection. */
    public long gcId(int collectionRow) {
        return gcId[collectionRow];
    }

    /** The row of the collection with a number, -1 if there is none. */
    public int row(long id) {
        int low = 0;
        int high = gcId.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (gcId[middle] < id) {
                low = middle + 1;
            } else if (gcId[middle] > id) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** What the JVM calls its collector, as "G1New"; null if the recording does not say. */
    public @Nullable String name(int collectionRow) {
        return strings.orNull(name[collectionRow]);
    }

    /** Why it happened, as "G1 Evacuation Pause"; null if the recording does not say. */
    public @Nullable String cause(int collectionRow) {
        return strings.orNull(cause[collectionRow]);
    }

    /** When it began, or when it was first heard of; may be negative. */
    public long startNs(int collectionRow) {
        return startNs[collectionRow];
    }

    /** When it ended, or when it was last heard of. */
    public long endNs(int collectionRow) {
        return endNs[collectionRow];
    }

    /** Its pauses together as the JVM itself sums them, or {@value #UNKNOWN}. */
    public long sumOfPausesNanos(int collectionRow) {
        return sumOfPausesNanos[collectionRow];
    }

    /** Its longest pause as the JVM itself tells it, or {@value #UNKNOWN}. */
    public long longestPauseNanos(int collectionRow) {
        return longestPauseNanos[collectionRow];
    }

    /** Used heap in bytes when it began, or {@value #UNKNOWN}. */
    public long heapBeforeBytes(int collectionRow) {
        return heapBeforeBytes[collectionRow];
    }

    /** Used heap in bytes when it ended, or {@value #UNKNOWN}. */
    public long heapAfterBytes(int collectionRow) {
        return heapAfterBytes[collectionRow];
    }

    /** Collects collections sorted by number. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final LongColumn gcId = new LongColumn();
        private final IntColumn name = new IntColumn();
        private final IntColumn cause = new IntColumn();
        private final LongColumn startNs = new LongColumn();
        private final LongColumn endNs = new LongColumn();
        private final LongColumn sumOfPausesNanos = new LongColumn();
        private final LongColumn longestPauseNanos = new LongColumn();
        private final LongColumn heapBeforeBytes = new LongColumn();
        private final LongColumn heapAfterBytes = new LongColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a collection; what is not known of it is null or {@value GarbageCollections#UNKNOWN}. */
        public void add(
                long id,
                @Nullable String collector,
                @Nullable String why,
                long fromNs,
                long toNs,
                long sumOfPauses,
                long longestPause,
                long heapBefore,
                long heapAfter) {
            gcId.add(id);
            name.add(strings.row(collector));
            cause.add(strings.row(why));
            startNs.add(fromNs);
            endNs.add(toNs);
            sumOfPausesNanos.add(sumOfPauses);
            longestPauseNanos.add(longestPause);
            heapBeforeBytes.add(heapBefore);
            heapAfterBytes.add(heapAfter);
        }

        /** The finished table. */
        public GarbageCollections build(Strings finished) {
            return new GarbageCollections(finished, this);
        }
    }
}

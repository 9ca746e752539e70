package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of one row of a lane summed up in buckets of time, coarser from level to level, so that a view of the whole costs as
 * little as a view of a moment.
 *
 * <p>A bucket of level {@code L} is {@code 2^L} ns long and begins at a multiple of that. Intervals shorter than {@value
 * #WIDE_BUCKETS} buckets are summed up: how much of each bucket they cover, by their key. Longer ones are listed. Nothing is lost:
 * what a level says of a bucket is what its intervals say.
 *
 * <pre>
 *   intervals        |a|b|a|============c============|b|
 *   buckets      |       |       |       |       |       |
 *   sums          a 3, b 2   c is listed          b 1
 * </pre>
 */
public final class Pyramid {
    /** From how many buckets on an interval is listed. */
    public static final int WIDE_BUCKETS = 4;

    /** How many levels lie between two that are stored. */
    public static final int LEVEL_STEP = 3;

    private final List<Level> levels;

    /** A pyramid of these levels, the finest first. */
    public Pyramid(List<Level> levels) {
        this.levels = List.copyOf(levels);
    }

    /** The coarsest stored level that is not coarser than this; null if all are. */
    public @Nullable Level atMost(int level) {
        Level found = null;
        for (Level stored : levels) {
            found = stored.level <= level ? stored : found;
        }
        return found;
    }

    /** One level: sums in order of their buckets, of each bucket one for each key; and wide intervals in order of time. */
    public static final class Level {
        private final int level;
        private final PackedColumn bucket;
        private final PackedColumn key;
        private final PackedColumn nanos;
        private final PackedColumn ends;
        private final PackedColumn wideRow;

        private Level(Builder b) {
            level = b.level;
            bucket = b.bucket.build();
            key = b.key.build();
            nanos = b.nanos.build();
            ends = b.ends.build();
            wideRow = b.wideRow.build();
        }

        /** The level's number. */
        public int level() {
            return level;
        }

        /** How many sums there are. */
        public int size() {
            return bucket.size();
        }

        /** The bucket of a sum. */
        public long bucket(int sum) {
            return bucket.get(sum);
        }

        /** What the intervals have in common: a state's code, the row of a name. */
        public int key(int sum) {
            return key.getInt(sum);
        }

        /** How much of the bucket they cover. */
        public long nanos(int sum) {
            return nanos.get(sum);
        }

        /** How many of them end in the bucket. */
        public int ends(int sum) {
            return ends.getInt(sum);
        }

        /** The first sum of a bucket or of those after it. */
        public int firstFrom(long wantedBucket) {
            int low = 0;
            int high = size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (bucket.get(middle) < wantedBucket) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** How many wide intervals there are. */
        public int wides() {
            return wideRow.size();
        }

        /** The row of a wide interval in its table. */
        public int wideRow(int place) {
            return wideRow.getInt(place);
        }

        /** Collects one level. */
        public static final class Builder {
            private final int level;
            private final PackedColumnBuilder bucket = new PackedColumnBuilder();
            private final PackedColumnBuilder key = new PackedColumnBuilder();
            private final PackedColumnBuilder nanos = new PackedColumnBuilder();
            private final PackedColumnBuilder ends = new PackedColumnBuilder();
            private final PackedColumnBuilder wideRow = new PackedColumnBuilder();

            /** An empty level. */
            public Builder(int level) {
                this.level = level;
            }

            /** Adds a sum; buckets come in order. */
            public void add(long bucketNumber, int keyOfSum, long covered, int ended) {
                bucket.add(bucketNumber);
                key.add(keyOfSum);
                nanos.add(covered);
                ends.add(ended);
            }

            /** Adds a wide interval; they come in order. */
            public void addWide(int row) {
                wideRow.add(row);
            }

            /** The finished level. */
            public Level build() {
                return new Level(this);
            }
        }
    }
}

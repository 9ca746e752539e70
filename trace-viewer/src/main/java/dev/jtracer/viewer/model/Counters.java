package dev.jtracer.viewer.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Numbers of the whole JVM over time: one series of readings for each {@link Counter}. */
public final class Counters {
    private static final Series EMPTY = new Series(new long[0], new double[0]);

    private final Map<Counter, Series> series;

    private Counters(Map<Counter, Series> series) {
        this.series = series;
    }

    /** The readings of a counter, possibly none. */
    public Series series(Counter counter) {
        return series.getOrDefault(counter, EMPTY);
    }

    /** What is counted. */
    public enum Counter {
        /** Used heap in bytes, before and after each collection. */
        HEAP_USED("heapUsed"),
        /** Committed heap in bytes. */
        HEAP_COMMITTED("heapCommitted"),
        /** Load of the whole machine, 0 to 1. */
        CPU_MACHINE("cpuMachine"),
        /** Load this JVM causes in its own code, 0 to 1 of the machine. */
        CPU_USER("cpuUser"),
        /** Load this JVM causes in the kernel, 0 to 1 of the machine. */
        CPU_SYSTEM("cpuSystem");

        private final String key;

        Counter(String key) {
            this.key = key;
        }

        /** The counter's name in JSON and JavaScript. */
        public String key() {
            return key;
        }
    }

    /** Readings of one counter, sorted by time. */
    public static final class Series {
        private final long[] timeNs;
        private final double[] value;

        private Series(long[] timeNs, double[] value) {
            this.timeNs = timeNs;
            this.value = value;
        }

        /** How many readings there are. */
        public int size() {
            return timeNs.length;
        }

        /** When the reading was taken. */
        public long timeNs(int row) {
            return timeNs[row];
        }

        /** What was read. */
        public double value(int row) {
            return value[row];
        }
    }

    /** Collects series. */
    public static final class Builder {
        private final Map<Counter, Series> series = new EnumMap<>(Counter.class);

        /** An empty builder. */
        public Builder() {}

        /** Adds readings to a counter, in any order. */
        public void add(Counter counter, long[] moreNs, double[] more) {
            Series known = series.getOrDefault(counter, EMPTY);
            long[] timeNs = Arrays.copyOf(known.timeNs, known.size() + moreNs.length);
            double[] value = Arrays.copyOf(known.value, timeNs.length);
            System.arraycopy(moreNs, 0, timeNs, known.size(), moreNs.length);
            System.arraycopy(more, 0, value, known.size(), moreNs.length);
            int[] order = LongOrder.ascending(timeNs);
            long[] sortedNs = new long[order.length];
            double[] sorted = new double[order.length];
            for (int row = 0; row < order.length; row++) {
                sortedNs[row] = timeNs[order[row]];
                sorted[row] = value[order[row]];
            }
            series.put(counter, new Series(sortedNs, sorted));
        }

        /** The finished table. */
        public Counters build() {
            return new Counters(new EnumMap<>(series));
        }
    }
}

package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;

/**
 * The threads of a recording, sorted by pool, then name with numbers in numeric order, then Java id.
 *
 * <p>A thread's life is the part of it inside the recording: {@code [startNs, endNs)}.
 */
public final class Threads {
    /** The pool of the JVM's own threads. */
    public static final String JVM = "JVM";

    /** The pool of the threads of jtracer itself, where it runs in the process that is recorded. */
    public static final String TRACER = "jtracer";

    private final Strings strings;
    private final int[] name;
    private final int[] pool;
    private final long[] javaId;
    private final long[] osId;
    private final byte[] flags;
    private final long[] startNs;
    private final long[] endNs;

    private Threads(Strings strings, Builder b) {
        this.strings = strings;
        name = b.name.toArray();
        pool = b.pool.toArray();
        javaId = b.javaId.toArray();
        osId = b.osId.toArray();
        flags = Flags.bytes(b.flags);
        startNs = b.startNs.toArray();
        endNs = b.endNs.toArray();
    }

    /** How many threads there are. */
    public int size() {
        return name.length;
    }

    /** The thread's name; one without a name is named after its id, as {@code thread 17}. */
    public String name(int threadRow) {
        return strings.get(name[threadRow]);
    }

    /** The group the thread belongs to: its name without its number, or {@link #JVM} or {@link #TRACER} for the threads of these. */
    public String pool(int threadRow) {
        return strings.get(pool[threadRow]);
    }

    /** The string row of {@link #pool}: equal for threads of one pool. */
    public int poolRow(int threadRow) {
        return pool[threadRow];
    }

    /** Whether the thread is one of the program's, and neither the JVM's nor jtracer's. */
    public boolean ofProgram(int threadRow) {
        return isOfProgram(pool(threadRow));
    }

    /** Whether a pool is of the program's threads. */
    public static boolean isOfProgram(String poolName) {
        return !poolName.equals(JVM) && !poolName.equals(TRACER);
    }

    /** Whether the thread is one of jtracer's: what it does is no matter of the program, and no finding. Not for row -1. */
    public boolean ofTracer(int threadRow) {
        return threadRow >= 0 && pool(threadRow).equals(TRACER);
    }

    /** {@code Thread.getId()}, 0 or less for a thread that is no Java thread. */
    public long javaId(int threadRow) {
        return javaId[threadRow];
    }

    /** The operating system's id, -1 if unknown; a virtual thread has none. */
    public long osId(int threadRow) {
        return osId[threadRow];
    }

    /** Whether it is a virtual thread. */
    public boolean virtual(int threadRow) {
        return (flags[threadRow] & Flags.VIRTUAL) != 0;
    }

    /** Whether the thread was seen to start inside the recording; else it was there before. */
    public boolean startedInside(int threadRow) {
        return (flags[threadRow] & Flags.STARTED) != 0;
    }

    /** Whether the thread was seen to end inside the recording; else it outlived it. */
    public boolean endedInside(int threadRow) {
        return (flags[threadRow] & Flags.ENDED) != 0;
    }

    /** When the thread's life in the recording begins. */
    public long startNs(int threadRow) {
        return startNs[threadRow];
    }

    /** When the thread's life in the recording ends. */
    public long endNs(int threadRow) {
        return endNs[threadRow];
    }

    /** Collects threads in the table's order. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final IntColumn name = new IntColumn();
        private final IntColumn pool = new IntColumn();
        private final LongColumn javaId = new LongColumn();
        private final LongColumn osId = new LongColumn();
        private final IntColumn flags = new IntColumn();
        private final LongColumn startNs = new LongColumn();
        private final LongColumn endNs = new LongColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a thread and returns its row. */
        public int add(
                String threadName,
                String poolName,
                long threadJavaId,
                long threadOsId,
                boolean virtual,
                boolean startedInside,
                boolean endedInside,
                long lifeStartNs,
                long lifeEndNs) {
            name.add(strings.row(threadName));
            pool.add(strings.row(poolName));
            javaId.add(threadJavaId);
            osId.add(threadOsId);
            flags.add((virtual ? Flags.VIRTUAL : 0)
                    | (startedInside ? Flags.STARTED : 0)
                    | (endedInside ? Flags.ENDED : 0));
            startNs.add(lifeStartNs);
            endNs.add(lifeEndNs);
            return name.size() - 1;
        }

        /** The finished table, once all strings are known. */
        public Threads build(Strings finished) {
            return new Threads(finished, this);
        }
    }
}

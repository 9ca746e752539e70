package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import org.jspecify.annotations.Nullable;

/** What stopped all Java threads: garbage collection pauses and other safepoints, sorted by start. */
public final class Pauses {
    private final Strings strings;
    private final long[] startNs;
    private final long[] endNs;
    private final byte[] kind;
    private final int[] name;
    private final int[] cause;
    private final long[] gcId;
    private final byte[] byTracer;

    private Pauses(Strings strings, Builder b) {
        this.strings = strings;
        startNs = b.startNs.toArray();
        endNs = b.endNs.toArray();
        kind = Flags.bytes(b.kind);
        name = b.name.toArray();
        cause = b.cause.toArray();
        gcId = b.gcId.toArray();
        byTracer = Flags.bytes(b.byTracer);
    }

    /** How many pauses there are, of both kinds. */
    public int size() {
        return startNs.length;
    }

    /** When it began; may be negative. */
    public long startNs(int pauseRow) {
        return startNs[pauseRow];
    }

    /** When it ended. */
    public long endNs(int pauseRow) {
        return endNs[pauseRow];
    }

    /** {@link ThreadState#GC} for {@code jdk.GCPhasePause}, {@link ThreadState#SAFEPOINT} for other safepoints. */
    public ThreadState kind(int pauseRow) {
        return ThreadState.at(kind[pauseRow]);
    }

    /** What the JVM calls it: "GC Pause", or a safepoint operation. */
    public String name(int pauseRow) {
        return strings.get(name[pauseRow]);
    }

    /** Why it happened, as "G1 Evacuation Pause"; null if the recording does not say. */
    public @Nullable String cause(int pauseRow) {
        return strings.orNull(cause[pauseRow]);
    }

    /** The number of the garbage collection it belongs to, -1 for safepoints. */
    public long gcId(int pauseRow) {
        return gcId[pauseRow];
    }

    /** Whether a thread of jtracer asked for it: a look at all threads, say, when a capture begins and when it ends. */
    public boolean byTracer(int pauseRow) {
        return byTracer[pauseRow] != 0;
    }

    /** Collects pauses sorted by start. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final LongColumn startNs = new LongColumn();
        private final LongColumn endNs = new LongColumn();
        private final IntColumn kind = new IntColumn();
        private final IntColumn name = new IntColumn();
        private final IntColumn cause = new IntColumn();
        private final LongColumn gcId = new LongColumn();
        private final IntColumn byTracer = new IntColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a pause. */
        public void add(
                long fromNs,
                long toNs,
                ThreadState pauseKind,
                String pauseName,
                @Nullable String why,
                long gc,
                boolean tracer) {
            startNs.add(fromNs);
            endNs.add(toNs);
            kind.add(pauseKind.code());
            name.add(strings.row(pauseName));
            cause.add(strings.row(why));
            gcId.add(gc);
            byTracer.add(tracer ? 1 : 0);
        }

        /** The finished table. */
        public Pauses build(Strings finished) {
            return new Pauses(finished, this);
        }
    }
}

package dev.jtracer.viewer.query;

/** What the stacks of a {@link FlameGraph} weigh. */
public enum FlameKind {
    /**
     * Samples of threads that ran Java code, each 1. Samples in native code are left out: they do not tell working from
     * waiting.
     */
    CPU(Unit.SAMPLES),
    /**
     * Nanoseconds in thread states, by state: a wait at the stack that waited, running time at the stacks of the samples it is
     * known by, each up to half-way to the next one.
     */
    WALL(Unit.NANOS),
    /** Bytes allocated, as {@code jdk.ObjectAllocationSample} weighs them. */
    ALLOCATION(Unit.BYTES),
    /** Nanoseconds of waits for monitors and locks, at the stack that waited. */
    LOCK(Unit.NANOS);

    private final Unit unit;

    FlameKind(Unit unit) {
        this.unit = unit;
    }

    /** What the weights count. */
    public Unit unit() {
        return unit;
    }

    /** What weights count. */
    public enum Unit {
        /** Samples. */
        SAMPLES("samples"),
        /** Nanoseconds. */
        NANOS("nanos"),
        /** Bytes. */
        BYTES("bytes");

        private final String key;

        Unit(String key) {
            this.key = key;
        }

        /** The unit's name in JSON. */
        public String key() {
            return key;
        }
    }
}

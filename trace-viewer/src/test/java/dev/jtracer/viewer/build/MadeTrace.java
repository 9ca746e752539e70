package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import dev.jtracer.viewer.jfr.Damage;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Trace;

/** A trace of events that a test makes up; every one is checked. */
final class MadeTrace {
    private static final Damage NO_DAMAGE = new Damage(false, false, 0, 0, 0, "");

    private final TraceBuilder builder = new TraceBuilder();
    private final ColumnsBuilder columns = new ColumnsBuilder(builder.selection());

    ColumnsBuilder columns() {
        return columns;
    }

    /** The trace of one chunk that begins at {@link Picture#BASE}. */
    Trace build(long lengthNanos) {
        return build(new long[] {Picture.BASE}, Picture.BASE + lengthNanos, NO_DAMAGE);
    }

    Trace build(long[] chunkStartNanos, long endNanos, Damage damage) {
        return Invariants.check(
                builder.build(columns.build(chunkStartNanos, endNanos, damage), "made", 0, new Workers(1)));
    }
}

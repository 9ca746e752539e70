package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.GarbageCollections;
import dev.jtracer.viewer.model.Strings;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The garbage collections: what {@code jdk.GarbageCollection} says of each at its end, with the heap that {@code
 * jdk.GCHeapSummary} saw before and after it. One of which only a pause or a reading is in the recording counts too.
 */
final class CollectionEvents {
    private static final String COLLECTION = "jdk.GarbageCollection";
    private static final String HEAP = "jdk.GCHeapSummary";
    private static final String PAUSE = "jdk.GCPhasePause";

    private final TreeMap<Long, Seen> byId = new TreeMap<>();

    private CollectionEvents() {}

    static void select(Selection wanted) {
        wanted.add(
                COLLECTION,
                Field.number("gcId"),
                Field.text("name"),
                Field.text("cause"),
                Field.nanos("sumOfPauses"),
                Field.nanos("longestPause"));
        wanted.add(HEAP, Field.number("gcId"), Field.text("when"), Field.number("heapUsed"));
        wanted.add(PAUSE, Field.number("gcId"));
    }

    static CollectionEvents read(Input input) {
        CollectionEvents events = new CollectionEvents();
        events.readPauses(input);
        events.readHeap(input);
        events.readCollections(input);
        return events;
    }

    /** The collector of a collection, null if unknown. */
    @Nullable
    String name(long id) {
        Seen seen = byId.get(id);
        return seen == null ? null : seen.name;
    }

    /** Why a collection happened, null if unknown. */
    @Nullable
    String cause(long id) {
        Seen seen = byId.get(id);
        return seen == null ? null : seen.cause;
    }

    GarbageCollections.Builder arrange(Strings.Builder strings) {
        GarbageCollections.Builder table = new GarbageCollections.Builder(strings);
        byId.forEach((id, seen) -> table.add(
                id,
                seen.name,
                seen.cause,
                seen.startNs,
                seen.endNs,
                seen.sumOfPausesNanos,
                seen.longestPauseNanos,
                seen.heapBeforeBytes,
                seen.heapAfterBytes));
        return table;
    }

    private void readPauses(Input input) {
        EventTable pauses = input.table(PAUSE);
        for (int row = 0; row < pauses.size(); row++) {
            seen(pauses, row, input.startNs(pauses, row), input.endNs(pauses, row));
        }
    }

    private void readHeap(Input input) {
        EventTable readings = input.table(HEAP);
        for (int row = 0; row < readings.size(); row++) {
            long ns = input.startNs(readings, row);
            Seen seen = seen(readings, row, ns, ns);
            long used = known(readings.column("heapUsed").get(row));
            if (input.textOrEmpty(readings.column("when").get(row)).startsWith("Before")) {
                seen.heapBeforeBytes = used;
            } else {
                seen.heapAfterBytes = used;
            }
        }
    }

    private void readCollections(Input input) {
        EventTable collections = input.table(COLLECTION);
        for (int row = 0; row < collections.size(); row++) {
            Seen seen = seen(collections, row, input.startNs(collections, row), input.endNs(collections, row));
            seen.name = input.text(collections.column("name").get(row));
            seen.cause = input.text(collections.column("cause").get(row));
            seen.sumOfPausesNanos = known(collections.column("sumOfPauses").get(row));
            seen.longestPauseNanos = known(collections.column("longestPause").get(row));
        }
    }

    private Seen seen(EventTable table, int row, long startNs, long endNs) {
        Seen seen = byId.computeIfAbsent(id(table.column("gcId").get(row)), unused -> new Seen());
        seen.startNs = Math.min(seen.startNs, startNs);
        seen.endNs = Math.max(seen.endNs, Math.max(startNs, endNs));
        return seen;
    }

    /** A collection's number; what is none is one that no safepoint has, which say -1. */
    static long id(long recorded) {
        return recorded < 0 ? EventTable.NONE : recorded;
    }

    private static long known(long value) {
        return Math.max(GarbageCollections.UNKNOWN, value);
    }

    /** What is known of one collection so far. */
    private static final class Seen {
        private @Nullable String name;
        private @Nullable String cause;
        private long startNs = Long.MAX_VALUE;
        private long endNs = Long.MIN_VALUE;
        private long sumOfPausesNanos = GarbageCollections.UNKNOWN;
        private long longestPauseNanos = GarbageCollections.UNKNOWN;
        private long heapBeforeBytes = GarbageCollections.UNKNOWN;
        private long heapAfterBytes = GarbageCollections.UNKNOWN;
    }
}

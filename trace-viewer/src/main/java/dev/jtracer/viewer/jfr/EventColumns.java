package dev.jtracer.viewer.jfr;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What was read from a recording. For one thread. */
public final class EventColumns {
    private final long[] chunkStartNanos;
    private final long endNanos;
    private final Map<String, EventTable> tables;
    private final Map<String, Long> counts;
    private final Map<Long, String> typeNames;
    private final List<String> texts;
    private final ThreadDictionary threads;
    private final StackDictionary stacks;
    private final Damage damage;
    private final Seams seams;

    EventColumns(
            long[] chunkStartNanos,
            long endNanos,
            Map<String, EventTable> tables,
            Map<String, Long> counts,
            Map<Long, String> typeNames,
            List<String> texts,
            ThreadDictionary threads,
            StackDictionary stacks,
            Damage damage,
            Seams seams) {
        this.chunkStartNanos = chunkStartNanos;
        this.endNanos = endNanos;
        this.tables = tables;
        this.counts = counts;
        this.typeNames = typeNames;
        this.texts = texts;
        this.threads = threads;
        this.stacks = stacks;
        this.damage = damage;
        this.seams = seams;
    }

    /** When the first chunk begins, in nanoseconds since 1970. */
    public long startNanos() {
        return chunkStartNanos[0];
    }

    /** When the chunk begins in which a moment lies; the first chunk's begin for earlier moments. */
    public long chunkStartNanos(long moment) {
        int place = Arrays.binarySearch(chunkStartNanos, moment);
        return chunkStartNanos[Math.max(0, place >= 0 ? place : -place - 2)];
    }

    /** When the last chunk begins. */
    public long lastChunkStartNanos() {
        return chunkStartNanos[chunkStartNanos.length - 1];
    }

    /** When the last chunk ends, or its last event if the chunk was never finished. */
    public long endNanos() {
        return endNanos;
    }

    /** The events of a wanted type; an empty table if the recording has none. */
    public EventTable table(String type) {
        EventTable table = tables.get(type);
        if (table == null) {
            throw new IllegalArgumentException("type must be selected, was " + type);
        }
        return table;
    }

    /** Forgets a type's events, so that their memory can go while other columns are still needed. */
    public void release(String type) {
        tables.remove(type);
    }

    /** How many events of each type the recording has, wanted or not. */
    public Map<String, Long> counts() {
        return counts;
    }

    /** The name of the event type with an id, as {@code jdk.ActiveSetting} refers to it; empty if there is none. */
    public String typeName(long typeId) {
        return typeNames.getOrDefault(typeId, "");
    }

    /** The text at a row of a text column. */
    public String text(long row) {
        return texts.get((int) row);
    }

    /** The threads that thread columns refer to. */
    public ThreadDictionary threads() {
        return threads;
    }

    /** The stacks that events refer to. */
    public StackDictionary stacks() {
        return stacks;
    }

    /** What could not be read. */
    public Damage damage() {
        return damage;
    }

    /** How its chunks fit together. */
    public Seams seams() {
        return seams;
    }
}

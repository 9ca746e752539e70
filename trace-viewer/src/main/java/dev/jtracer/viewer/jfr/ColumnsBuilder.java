package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects events into columns; what a reader, or a test, fills. Used once, by one thread. */
public final class ColumnsBuilder {
    private final Selection wanted;
    private final Map<String, EventTable.Builder> tables = new HashMap<>();
    private final Map<String, long[]> counts = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> textRows = new HashMap<>();
    private final ThreadDictionary.Builder threads = new ThreadDictionary.Builder();
    private final StackDictionary.Builder stacks = new StackDictionary.Builder();
    private final Map<String, List<Long>> typeIds = new HashMap<>();
    private final Map<Long, String> typeNames = new HashMap<>();
    private long lastNanos = Long.MIN_VALUE;

    /** A builder for the wanted types. */
    public ColumnsBuilder(Selection wanted) {
        this.wanted = wanted;
        for (String type : wanted.types()) {
            tables.put(type, new EventTable.Builder(wanted.fields(type)));
        }
    }

    /** Counts an event of a type. */
    public void count(String type) {
        count(type, 1);
    }

    /** Adds an event of a wanted type; {@link #set} fills its fields. */
    public void addEvent(String type, long startNanos, long durationNanos, int threadRow, int stackRow) {
        builder(type).addEvent(startNanos, durationNanos, threadRow, stackRow, 0);
        lastNanos = Math.max(lastNanos, startNanos + Math.max(0, durationNanos));
    }

    /** Sets a field of the event of this type added last. */
    public void set(String type, String field, long value) {
        EventTable.Builder table = builder(type);
        for (int f = 0; f < table.fields().size(); f++) {
            if (table.fields().get(f).name().equals(field)) {
                table.set(f, value);
                return;
            }
        }
        throw new IllegalArgumentException("field must be selected, was " + type + "." + field);
    }

    /** Names the event type with an id. */
    public void type(long typeId, String name) {
        typeNames.put(typeId, name);
    }

    /** Adds a batch of events of a wanted type, with the rows of these columns, or hands it out if the type is streamed. */
    void append(String type, EventBatch events) {
        BatchConsumer consumer = wanted.stream(type);
        if (consumer == null) {
            builder(type).append(events);
        } else {
            consumer.take(events);
        }
        for (int row = 0; row < events.size(); row++) {
            lastNanos = Math.max(lastNanos, events.startNanos(row) + Math.max(0, events.durationNanos(row)));
        }
    }

    /** Counts events of a type. */
    void count(String type, long number) {
        counts.computeIfAbsent(type, unused -> new long[1])[0] += number;
    }

    /** The row of a text. */
    public int text(String text) {
        Integer known = textRows.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    /** The row of a thread. */
    public int thread(String name, long javaId, long osId, boolean virtual, String group) {
        return threads.row(new ThreadDictionary.Entry(name, javaId, osId, virtual, group));
    }

    /** The row of a method, for {@link #stack}. */
    public int method(String className, String name) {
        return stacks.method(className, name);
    }

    /** The row of a stack: first 1 if it was cut off and 0 if not, then method and line of each frame, top first. */
    public int stack(int... truncatedThenMethodAndLine) {
        return stacks.row(truncatedThenMethodAndLine.clone());
    }

    /**
     * The finished columns.
     *
     * @param chunkStartNanos when each chunk begins, in any order, at least one
     * @param endNanos when the last chunk ends; 0, unknown, becomes the last event's end
     */
    public EventColumns build(long[] chunkStartNanos, long endNanos, Damage damage) {
        return build(chunkStartNanos, endNanos, damage, Seams.NONE);
    }

    EventColumns build(long[] chunkStartNanos, long endNanos, Damage damage, Seams seams) {
        long[] starts = chunkStartNanos.clone();
        Arrays.sort(starts);
        Map<String, EventTable> built = new HashMap<>();
        for (String type : wanted.types()) {
            EventTable.Builder table = tables.remove(type);
            if (table != null) {
                built.put(type, handedOut(type, table.build(), starts[0]));
            }
        }
        Map<String, Long> counted = new HashMap<>();
        counts.forEach((type, count) -> counted.put(type, count[0]));
        long end = Math.max(starts[0], endNanos == 0 ? lastNanos : endNanos);
        return new EventColumns(
                starts, end, built, counted, typeNames, texts, threads.build(), stacks.build(), damage, seams);
    }

    /** The table of a type, but of a streamed one its events are handed out and an empty one remains. */
    private EventTable handedOut(String type, EventTable table, long recordingNanos) {
        BatchConsumer consumer = wanted.stream(type);
        if (consumer == null) {
            return table;
        }
        EventBatch batch = new EventBatch(wanted.fields(type));
        batch.recordingNanos(recordingNanos);
        for (int row = 0; row < table.size(); row++) {
            batch.add(table, row);
            if (batch.size() == EventBatch.MOST_EVENTS || row + 1 == table.size()) {
                consumer.take(batch);
                batch.clear();
            }
        }
        return new EventTable.Builder(wanted.fields(type)).build();
    }

    /** The end of the last event if it is later than a moment, unless nobody knows the moment: 0. */
    long orLastMoment(long nanos) {
        return nanos == 0 ? 0 : Math.max(nanos, lastNanos);
    }

    private EventTable.Builder builder(String type) {
        EventTable.Builder table = tables.get(type);
        if (table == null) {
            throw new IllegalArgumentException("type must be selected, was " + type);
        }
        return table;
    }

    /** The number of a type among those of its name. */
    int variant(String type, long typeId) {
        List<Long> ids = typeIds.computeIfAbsent(type, unused -> new ArrayList<>());
        int known = ids.indexOf(typeId);
        if (known >= 0) {
            return known;
        }
        ids.add(typeId);
        return Math.min(ids.size() - 1, Byte.MAX_VALUE);
    }

    /** The row of a stack as {@link #stack} takes it, which becomes that of these columns. */
    int ownStack(int[] stack) {
        return stacks.row(stack);
    }

    /** The row of a thread. */
    int thread(ThreadDictionary.Entry thread) {
        return threads.row(thread);
    }
}

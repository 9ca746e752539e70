package dev.jtracer.viewer.jfr;

import java.time.Duration;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * Takes events of {@code jdk.jfr.consumer} apart into columns.
 *
 * <p>How to read a type is planned once for each type of each chunk. Threads and stacks come as the same object for every
 * event of a chunk that refers to them, so two identity maps save looking into them again.
 */
final class EventDecoder {
    private static final int REMEMBERED = 100_000;

    private final ColumnsBuilder columns;
    private final IdentityHashMap<EventType, Plan> plans = new IdentityHashMap<>();
    private final IdentityHashMap<RecordedThread, Integer> threads = new IdentityHashMap<>();
    private final IdentityHashMap<RecordedStackTrace, Integer> stacks = new IdentityHashMap<>();
    private long events;
    private long brokenEvents;

    EventDecoder(ColumnsBuilder columns) {
        this.columns = columns;
    }

    long events() {
        return events;
    }

    long brokenEvents() {
        return brokenEvents;
    }

    void name(EventType type) {
        columns.type(type.getId(), type.getName());
    }

    void add(RecordedEvent event) {
        events++;
        EventType type = event.getEventType();
        Plan plan = plans.get(type);
        if (plan == null) {
            plan = plan(type);
            plans.put(type, plan);
        }
        plan.counter[0]++;
        try {
            int thread = plan.hasThread ? thread(event.getThread()) : -1;
            if (plan.table != null) {
                addRow(event, plan, plan.table, thread);
            }
        } catch (RuntimeException e) {
            brokenEvents++;
        }
    }

    private void addRow(RecordedEvent event, Plan plan, EventTable.Builder table, int thread) {
        long start = nanos(event.getStartTime());
        long duration = nanos(event.getDuration());
        int stack = plan.hasStack ? stack(event.getStackTrace()) : -1;
        table.addEvent(start, duration, thread, stack, plan.variant);
        try {
            for (int f = 0; f < plan.decodes.length; f++) {
                Decode decode = plan.decodes[f];
                if (decode != null) {
                    table.set(f, decode.read(event));
                }
            }
            columns.sawMoment(start + Math.max(0, duration));
        } catch (RuntimeException e) {
            table.removeLast();
            throw e;
        }
    }

    private Plan plan(EventType type) {
        String name = type.getName();
        boolean wanted = columns.wanted().contains(name);
        EventTable.Builder table = wanted ? columns.builder(name) : null;
        List<Field> fields = columns.wanted().fields(name);
        Decode[] decodes = new Decode[fields.size()];
        for (int f = 0; f < decodes.length; f++) {
            decodes[f] = decode(fields.get(f), type.getField(fields.get(f).name()));
        }
        return new Plan(
                columns.counter(name),
                table,
                wanted ? columns.variant(name, type.getId()) : 0,
                decodes,
                type.getField("eventThread") != null,
                wanted && type.getField("stackTrace") != null);
    }

    /** How to read a field, null if the type has none of that name or it is of another kind. */
    private @Nullable Decode decode(Field field, @Nullable ValueDescriptor descriptor) {
        if (descriptor == null) {
            return null;
        }
        String name = field.name();
        String type = descriptor.getTypeName();
        boolean whole = List.of("byte", "short", "char", "int", "long").contains(type);
        return switch (field.kind()) {
            case NUMBER ->
                type.equals("boolean")
                        ? event -> event.getBoolean(name) ? 1 : 0
                        : whole ? event -> event.getLong(name) : null;
            case NANOS ->
                descriptor.getAnnotation(Timespan.class) != null
                        ? event -> nanos(event.getDuration(name))
                        : whole ? event -> event.getLong(name) : null;
            case DECIMAL ->
                type.equals("float") || type.equals("double") || whole
                        ? event -> Double.doubleToRawLongBits(event.getDouble(name))
                        : null;
            case TEXT -> event -> text(event.getValue(name));
            case THREAD -> type.equals("java.lang.Thread") ? event -> thread(event.getThread(name)) : null;
        };
    }

    private int text(@Nullable Object value) {
        if (value == null) {
            return -1;
        }
        return columns.text(value instanceof RecordedClass type ? type.getName() : value.toString());
    }

    private int thread(@Nullable RecordedThread thread) {
        if (thread == null) {
            return -1;
        }
        Integer known = threads.get(thread);
        if (known != null) {
            return known;
        }
        if (threads.size() >= REMEMBERED) {
            threads.clear();
        }
        String javaName = thread.getJavaName();
        String name = javaName == null || javaName.isEmpty() ? thread.getOSName() : javaName;
        boolean virtual = thread.hasField("virtual") && thread.getBoolean("virtual");
        var group = thread.getThreadGroup();
        String groupName = group == null ? null : group.getName();
        int row = columns.thread(
                name == null ? "" : name,
                thread.getJavaThreadId(),
                virtual ? -1 : thread.getOSThreadId(),
                virtual,
                groupName == null ? "" : groupName);
        threads.put(thread, row);
        return row;
    }

    private int stack(@Nullable RecordedStackTrace trace) {
        if (trace == null) {
            return -1;
        }
        Integer known = stacks.get(trace);
        if (known != null) {
            return known;
        }
        if (stacks.size() >= REMEMBERED) {
            stacks.clear();
        }
        List<RecordedFrame> frames = trace.getFrames();
        int[] stack = new int[1 + 2 * frames.size()];
        stack[0] = trace.isTruncated() ? 1 : 0;
        for (int f = 0; f < frames.size(); f++) {
            RecordedFrame frame = frames.get(f);
            stack[1 + 2 * f] = method(frame.getMethod());
            stack[2 + 2 * f] = frame.getLineNumber();
        }
        int row = columns.stack(stack);
        stacks.put(trace, row);
        return row;
    }

    private int method(@Nullable RecordedMethod method) {
        if (method == null) {
            return columns.method("", "unknown");
        }
        RecordedClass type = method.getType();
        String className = type == null ? null : type.getName();
        String name = method.getName();
        return columns.method(className == null ? "" : className, name == null ? "unknown" : name);
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** Nanoseconds of a duration; one that means "for ever" is {@link EventTable#NONE}. */
    private static long nanos(Duration duration) {
        long most = Long.MAX_VALUE / 1_000_000_000L - 1;
        boolean fits = duration.toSeconds() > -most && duration.toSeconds() < most;
        return fits ? duration.toNanos() : EventTable.NONE;
    }

    private interface Decode {
        long read(RecordedEvent event);
    }

    private static final class Plan {
        private final long[] counter;
        private final EventTable.@Nullable Builder table;
        private final int variant;
        private final @Nullable Decode[] decodes;
        private final boolean hasThread;
        private final boolean hasStack;

        private Plan(
                long[] counter,
                EventTable.@Nullable Builder table,
                int variant,
                @Nullable Decode[] decodes,
                boolean hasThread,
                boolean hasStack) {
            this.counter = counter;
            this.table = table;
            this.variant = variant;
            this.decodes = decodes;
            this.hasThread = hasThread;
            this.hasStack = hasStack;
        }
    }
}

package dev.jtracer;

import java.util.List;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;

/** Everything that touches an event; loaded only once JFR is initialised. */
final class Recorded {
    private static final List<EventType> TYPES = List.of(
            EventType.getEventType(TaskEvent.class),
            EventType.getEventType(ScopeEvent.class),
            EventType.getEventType(RegionEvent.class),
            EventType.getEventType(LogEvent.class),
            EventType.getEventType(TagEvent.class));

    /** How long before a recording that moment lies which stands for "before the recording, no one knows when". */
    private static final long BEFORE_NANOS = 1_000_000_000;

    private static volatile long beforeTicks;

    private Recorded() {}

    static void load() {
        FlightRecorder.addPeriodicEvent(OpenEvent.class, OpenWork::write);
    }

    /** Our events are recorded since a recording started that many nanoseconds ago, and were not before. */
    static void started(long ageNanos) {
        Ticks.calibrate();
        beforeTicks = Ticks.now().ago(ageNanos + BEFORE_NANOS);
    }

    static boolean isEnabled() {
        for (EventType type : TYPES) {
            if (type.isEnabled()) {
                return true;
            }
        }
        return false;
    }

    static void log(long taskId, String category, String message) {
        LogEvent event = new LogEvent();
        if (event.isEnabled()) {
            event.taskId = taskId;
            event.category = Names.name(category);
            event.message = Names.text(message);
            event.commit();
        }
    }

    static void tag(long taskId, String key, String value) {
        TagEvent event = new TagEvent();
        if (event.isEnabled()) {
            event.taskId = taskId;
            event.key = key;
            event.value = value;
            event.commit();
        }
    }

    static TaskEvent begin(TaskEvent event) {
        event.begin();
        return event;
    }

    static ScopeEvent begin(ScopeEvent event) {
        event.begin();
        return event;
    }

    /** The event of a scope that began with its task. */
    static ScopeEvent beginWith(TaskEvent task) {
        ScopeEvent scope = new ScopeEvent();
        if (!Ticks.copyStart(task, scope)) {
            scope.begin();
        }
        return scope;
    }

    /** @param scope the event of the task's own scope, if that ended just now; else null */
    static void end(Task task, ScopeEvent scope) {
        TaskEvent event = task.event;
        if (event == null || (Ticks.VISIBLE && task.beginNanos() != 0)) {
            event = new TaskEvent();
            Ticks now = Ticks.now();
            Ticks.start(event, now.ago(task.ageNanos(now)));
            event.end();
        } else if (scope == null || !Ticks.copyDuration(scope, event)) {
            event.end();
        }
        if (event.shouldCommit()) {
            event.taskId = task.id;
            event.parentId = task.parentId;
            event.type = task.type();
            event.outcome = task.isFailed() ? "failed" : "ok";
            event.error = task.error();
            event.creator = task.creator;
            event.creatorId = task.creator.getId();
            event.commit();
        }
    }

    static long ageNanos(TaskEvent event) {
        return Ticks.now().age(Ticks.startOf(event));
    }

    static long durationNanos(TaskEvent event) {
        long nanos = Ticks.durationOf(event);
        return nanos > 0 ? nanos : Math.max(0, ageNanos(event));
    }

    static void end(Scope scope) {
        ScopeEvent event = scope.event;
        if (event == null) {
            event = new ScopeEvent();
            Ticks now = Ticks.now();
            Ticks.start(event, now.ago(scope.ageNanos(now)));
        }
        event.end();
        if (event.shouldCommit()) {
            event.taskId = scope.task.id;
            event.queuedNanos = scope.queuedNanos;
            Thread handedOverBy = scope.handedOverBy;
            event.handedOverBy = handedOverBy;
            event.handedOverById = handedOverBy == null ? 0 : handedOverBy.getId();
            event.commit();
        }
    }

    static <X extends Throwable> void run(ThreadStack stack, String type, Region.Action<X> body) throws X {
        RegionEvent event = new RegionEvent();
        event.begin();
        int at = stack.push(type, Ticks.startOf(event));
        try {
            body.run();
        } finally {
            long taskId = stack.taskId(at);
            stack.pop(at);
            end(event, stack, type, taskId);
        }
    }

    static <T, X extends Throwable> T call(ThreadStack stack, String type, Region.Value<T, X> body) throws X {
        RegionEvent event = new RegionEvent();
        event.begin();
        int at = stack.push(type, Ticks.startOf(event));
        try {
            return body.call();
        } finally {
            long taskId = stack.taskId(at);
            stack.pop(at);
            end(event, stack, type, taskId);
        }
    }

    static Region begin(ThreadStack stack, String type) {
        RegionEvent event = new RegionEvent();
        event.begin();
        int at = stack.push(type, Ticks.startOf(event));
        Region region = new Region(stack, at, type, event);
        if (at >= 0) {
            stack.handles[at] = region;
        }
        return region;
    }

    static void end(RegionEvent event, ThreadStack stack, String type, long taskId) {
        event.end();
        if (event.shouldCommit()) {
            long seq = stack.seq + 1;
            event.type = Names.name(type);
            event.taskId = taskId;
            event.seq = seq;
            event.commit();
            stack.seq = seq;
        }
    }

    /** Ends a region that began when nothing was recorded: it began before the recording, no one knows when. */
    static void endOld(ThreadStack stack, String type, long taskId) {
        RegionEvent event = new RegionEvent();
        Ticks.start(event, beforeTicks);
        event.beginUnknown = true;
        end(event, stack, type, taskId);
    }
}

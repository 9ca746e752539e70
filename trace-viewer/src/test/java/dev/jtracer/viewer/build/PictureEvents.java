package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.ColumnsBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words of a {@link Picture}. The first says what the event is; words with {@code =} are options.
 *
 * <pre>
 *   task ID TYPE [parent=ID] [failed=Class]     scope ID [queued=MS] [by=THREAD]    queued ID
 *   region TYPE [task=ID] [seq=N]               log ID TEXT     tag ID KEY VALUE    written N
 *   blocked CLASS [by=THREAD]     waiting CLASS [by=THREAD]    notifies CLASS [count=N]
 *   sleeping                      parked CLASS [in=Class.method] [timeout=MS]
 *   socket HOST   file PATH       pinned            running      native Class.method
 *   gc [id=N]     safepoint OPERATION           starts          ends
 *   collection NAME CAUSE [id=N] [pauses=MS] [longest=MS] [before=MB] [after=MB]
 *   setting EVENT NAME VALUE, a space in it as _
 *   allocated BYTES [in=Class.method]
 *   shot STATE [on=CLASS] [by=THREAD] [in=Class.method] [native=1]
 * </pre>
 *
 * <p>Every event takes {@code in=Class.method}, its stack. {@code Table.get<Shop.price<Main.run} is one of several frames, the
 * top one first; one that ends in {@code <...} was cut off. {@code Table.get:17} is in line 17, else it is line 1.
 */
final class PictureEvents {
    private final Picture picture;
    private final ColumnsBuilder columns;
    private int nextSeq = 1;

    PictureEvents(Picture picture) {
        this.picture = picture;
        this.columns = picture.columns();
    }

    void add(String thread, List<String> what, long fromMs, long toMs, boolean open) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (String word : what) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                words.add(word);
            } else {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        if (open || words.get(0).equals("queued") || words.get(0).equals("written")) {
            addOpen(thread, words, options, fromMs);
        } else {
            addEvent(thread, words, options, fromMs, toMs);
        }
    }

    private void addOpen(String thread, List<String> words, Map<String, String> options, long fromMs) {
        String kind = words.get(0).equals("written") ? "thread" : words.get(0);
        event("jtracer.Open", thread, picture.endMs(), picture.endMs(), -1);
        text("jtracer.Open", "kind", kind);
        set("jtracer.Open", "thread", picture.recordedThread(thread));
        set("jtracer.Open", "ageNanos", options.containsKey("old") ? -1 : (picture.endMs() - fromMs) * Picture.MS);
        switch (kind) {
            case "task" -> {
                set("jtracer.Open", "taskId", Long.parseLong(words.get(1)));
                text("jtracer.Open", "type", words.get(2));
                set("jtracer.Open", "parentId", number(options, "parent", 0));
            }
            case "region" -> {
                text("jtracer.Open", "type", words.get(1));
                set("jtracer.Open", "taskId", number(options, "task", 0));
            }
            case "thread" -> set("jtracer.Open", "seq", Long.parseLong(words.get(1)));
            default -> set("jtracer.Open", "taskId", Long.parseLong(words.get(1)));
        }
    }

    private void addEvent(String thread, List<String> words, Map<String, String> options, long from, long to) {
        int stack = options.containsKey("in") ? stack(options.get("in")) : -1;
        switch (words.get(0)) {
            case "task" -> {
                event("jtracer.Task", thread, from, to, -1);
                set("jtracer.Task", "taskId", Long.parseLong(words.get(1)));
                set("jtracer.Task", "parentId", number(options, "parent", 0));
                set("jtracer.Task", "creator", picture.recordedThread(thread));
                text("jtracer.Task", "type", words.get(2));
                text("jtracer.Task", "outcome", options.containsKey("failed") ? "failed" : "ok");
                if (options.containsKey("failed")) {
                    text("jtracer.Task", "error", options.get("failed"));
                }
            }
            case "scope" -> {
                event("jtracer.Scope", thread, from, to, -1);
                set("jtracer.Scope", "taskId", Long.parseLong(words.get(1)));
                long queued = number(options, "queued", -1);
                set("jtracer.Scope", "queuedNanos", queued < 0 ? -1 : queued * Picture.MS);
                thread("jtracer.Scope", "handedOverBy", options);
            }
            case "region" -> {
                event("jtracer.Region", thread, from, to, -1);
                text("jtracer.Region", "type", words.get(1));
                set("jtracer.Region", "taskId", number(options, "task", 0));
                set("jtracer.Region", "seq", number(options, "seq", nextSeq++));
            }
            case "log" -> {
                event("jtracer.Log", thread, from, to, -1);
                set("jtracer.Log", "taskId", Long.parseLong(words.get(1)));
                text("jtracer.Log", "message", words.get(2));
            }
            case "tag" -> {
                event("jtracer.Tag", thread, from, to, -1);
                set("jtracer.Tag", "taskId", Long.parseLong(words.get(1)));
                text("jtracer.Tag", "key", words.get(2));
                text("jtracer.Tag", "value", words.get(3));
            }
            case "blocked" -> {
                event("jdk.JavaMonitorEnter", thread, from, to, stack);
                text("jdk.JavaMonitorEnter", "monitorClass", words.get(1));
                set("jdk.JavaMonitorEnter", "address", 1);
                thread("jdk.JavaMonitorEnter", "previousOwner", options);
            }
            case "waiting" -> {
                event("jdk.JavaMonitorWait", thread, from, to, stack);
                text("jdk.JavaMonitorWait", "monitorClass", words.get(1));
                set("jdk.JavaMonitorWait", "address", 1);
                thread("jdk.JavaMonitorWait", "notifier", options);
            }
            case "notifies" -> {
                event("jdk.JavaMonitorNotify", thread, from, to, stack);
                text("jdk.JavaMonitorNotify", "monitorClass", words.get(1));
                set("jdk.JavaMonitorNotify", "address", 1);
                set("jdk.JavaMonitorNotify", "notifiedCount", number(options, "count", 1));
            }
            case "parked" -> {
                event("jdk.ThreadPark", thread, from, to, stack);
                text("jdk.ThreadPark", "parkedClass", qualified(words.get(1)));
                set("jdk.ThreadPark", "address", 2);
                set("jdk.ThreadPark", "timeout", number(options, "timeout", 0) * Picture.MS);
            }
            case "sleeping" -> event("jdk.ThreadSleep", thread, from, to, stack);
            case "pinned" -> event("jdk.VirtualThreadPinned", thread, from, to, stack);
            case "socket" -> {
                event("jdk.SocketRead", thread, from, to, stack);
                text("jdk.SocketRead", "host", words.get(1));
                set("jdk.SocketRead", "port", 80);
            }
            case "file" -> {
                event("jdk.FileRead", thread, from, to, stack);
                text("jdk.FileRead", "path", words.get(1));
            }
            case "running" -> {
                event("jdk.ExecutionSample", "sampler", from, to, stack);
                set("jdk.ExecutionSample", "sampledThread", picture.recordedThread(thread));
            }
            case "allocated" -> {
                event("jdk.ObjectAllocationSample", thread, from, to, stack);
                set("jdk.ObjectAllocationSample", "weight", Long.parseLong(words.get(1)));
            }
            case "native" -> {
                event("jdk.NativeMethodSample", "sampler", from, to, stack(words.get(1)));
                set("jdk.NativeMethodSample", "sampledThread", picture.recordedThread(thread));
            }
            case "gc" -> {
                event("jdk.GCPhasePause", thread, from, to, -1);
                text("jdk.GCPhasePause", "name", "GC Pause");
                set("jdk.GCPhasePause", "gcId", number(options, "id", 0));
            }
            case "collection" -> {
                event("jdk.GarbageCollection", thread, from, to, -1);
                text("jdk.GarbageCollection", "name", words.get(1));
                text("jdk.GarbageCollection", "cause", words.get(2));
                set("jdk.GarbageCollection", "gcId", number(options, "id", 0));
                set("jdk.GarbageCollection", "sumOfPauses", number(options, "pauses", 0) * Picture.MS);
                set("jdk.GarbageCollection", "longestPause", number(options, "longest", 0) * Picture.MS);
                heap(thread, from, "Before GC", options.get("before"), number(options, "id", 0));
                heap(thread, to, "After GC", options.get("after"), number(options, "id", 0));
            }
            case "safepoint" -> {
                event("jdk.ExecuteVMOperation", thread, from, to, -1);
                text("jdk.ExecuteVMOperation", "operation", words.get(1));
                set("jdk.ExecuteVMOperation", "safepoint", 1);
                set("jdk.ExecuteVMOperation", "safepointId", from);
                if (options.containsKey("asked")) {
                    event("jdk.SafepointBegin", thread, from - number(options, "asked", 0), from + 1, -1);
                    event("jdk.SafepointStateSynchronization", thread, from, from + 1, -1);
                    event("jdk.SafepointEnd", thread, to, to, -1);
                    for (String type : List.of("Begin", "StateSynchronization", "End")) {
                        set("jdk.Safepoint" + type, "safepointId", from);
                    }
                }
            }
            case "starts" -> {
                event("jdk.ThreadStart", thread, from, to, -1);
                set("jdk.ThreadStart", "thread", picture.recordedThread(thread));
            }
            case "ends" -> {
                event("jdk.ThreadEnd", thread, from, to, -1);
                set("jdk.ThreadEnd", "thread", picture.recordedThread(thread));
            }
            case "setting" -> {
                long id = 1000L + Integer.toUnsignedLong(words.get(1).hashCode());
                columns.type(id, words.get(1));
                event("jdk.ActiveSetting", thread, from, to, -1);
                set("jdk.ActiveSetting", "id", id);
                text("jdk.ActiveSetting", "name", words.get(2));
                text("jdk.ActiveSetting", "value", words.get(3).replace('_', ' '));
            }
            case "shot" -> {
                event("jtracer.ThreadState", "sampler", from, to, -1);
                set("jtracer.ThreadState", "thread", picture.recordedThread(thread));
                text("jtracer.ThreadState", "state", words.get(1));
                text("jtracer.ThreadState", "blockerClass", options.getOrDefault("on", ""));
                set("jtracer.ThreadState", "blockerIdentity", options.containsKey("on") ? 15 : 0);
                set("jtracer.ThreadState", "inNative", options.containsKey("native") ? 1 : 0);
                thread("jtracer.ThreadState", "owner", Map.of("by", options.getOrDefault("by", "")));
                text("jtracer.ThreadState", "frames", qualified(options.getOrDefault("in", "")) + ":1");
            }
            default -> throw new IllegalArgumentException("event must be a word of PictureEvents, was " + words);
        }
    }

    private void heap(String thread, long at, String when, String megabytes, long id) {
        if (megabytes != null) {
            event("jdk.GCHeapSummary", thread, at, at, -1);
            text("jdk.GCHeapSummary", "when", when);
            set("jdk.GCHeapSummary", "heapUsed", Long.parseLong(megabytes) * 1_000_000);
            set("jdk.GCHeapSummary", "gcId", id);
        }
    }

    private void event(String type, String thread, long fromMs, long toMs, int stack) {
        columns.count(type);
        columns.addEvent(
                type,
                Picture.BASE + fromMs * Picture.MS,
                (toMs - fromMs) * Picture.MS,
                picture.recordedThread(thread),
                stack);
    }

    /** The full name of a method or class of the JDK that a picture names by its simple class. */
    private static String qualified(String method) {
        return switch (method) {
            case "ThreadPoolExecutor.getTask", "LinkedBlockingQueue.take" -> "java.util.concurrent." + method;
            case "EPoll.wait" -> "sun.nio.ch." + method;
            case "ReentrantLock" -> "java.util.concurrent.locks.ReentrantLock$NonfairSync";
            case "Condition" -> "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject";
            case "FutureTask.get", "LinkedBlockingQueue.put" -> "java.util.concurrent." + method;
            case "Object.wait" -> "java.lang." + method;
            default -> method;
        };
    }

    private int stack(String frames) {
        List<String> methods = List.of(frames.split("<(?!clinit>)"));
        boolean cut = methods.get(methods.size() - 1).equals("...");
        int depth = methods.size() - (cut ? 1 : 0);
        int[] stack = new int[1 + 2 * depth];
        stack[0] = cut ? 1 : 0;
        for (int frame = 0; frame < depth; frame++) {
            String[] place = methods.get(frame).split(":", 2);
            String method = qualified(place[0]);
            int dot = method.lastIndexOf('.');
            stack[1 + 2 * frame] = columns.method(method.substring(0, dot), method.substring(dot + 1));
            stack[2 + 2 * frame] = place.length == 1 ? 1 : Integer.parseInt(place[1]);
        }
        return columns.stack(stack);
    }

    private void set(String type, String field, long value) {
        columns.set(type, field, value);
    }

    private void text(String type, String field, String value) {
        columns.set(type, field, columns.text(value));
    }

    private void thread(String type, String field, Map<String, String> options) {
        String name = options.getOrDefault("by", "");
        if (!name.isEmpty()) {
            columns.set(type, field, picture.recordedThread(name));
        }
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        String value = options.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }
}

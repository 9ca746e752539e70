package dev.jtracer;

import dev.jtracer.spi.TracerRuntime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The tasks that are open now. */
final class OpenTasks {
    /** More are traced but not listed: tasks that no one ever ends must not fill the heap. */
    static final int MAX = 1 << 20;

    private static final Set<Task> OPEN = ConcurrentHashMap.newKeySet();
    private static final AtomicLong IDS = new AtomicLong(copyOfApi() << 48);

    private OpenTasks() {}

    static long nextId() {
        return IDS.incrementAndGet();
    }

    static void add(Task task) {
        if (OPEN.size() < MAX) {
            OPEN.add(task);
        }
    }

    static void remove(Task task) {
        OPEN.remove(task);
    }

    static Iterable<Task> all() {
        return OPEN;
    }

    static void visit(TracerRuntime.OpenTaskVisitor visitor) {
        long now = System.nanoTime();
        for (Task task : OPEN) {
            visitor.visit(task.id, task.type(), task.parentId, task.creator, Math.max(0, now - task.beginNanos));
        }
    }

    /** 0 for the first copy of this class in the process, 1 for one in a second class loader: so ids are unique in the process. */
    private static long copyOfApi() {
        String key = "dev.jtracer.copies";
        try {
            Object copies = System.getProperties()
                    .merge(key, "1", (old, one) -> String.valueOf(Long.parseLong(String.valueOf(old)) + 1));
            return (Long.parseLong(String.valueOf(copies)) - 1) & 0x7fff;
        } catch (RuntimeException e) {
            return 0x7fff;
        }
    }
}

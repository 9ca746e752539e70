package dev.jtracer;

import dev.jtracer.spi.TracerRuntime;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The tasks that are open now. */
final class OpenTasks {
    /*
     * Most tasks are made and closed on one thread, and are found there: on its stack, as the task of the scope that create opened. So making
     * and closing one touches nothing that is shared but the counter of ids. Only detached tasks, and those whose scope was left before they
     * ended, are in the set.
     */

    /** More are traced but not listed: tasks that no one ever ends must not fill the heap. */
    static final int MAX = 1 << 20;

    private static final Set<Task> ELSEWHERE = ConcurrentHashMap.newKeySet();
    private static final AtomicLong IDS = new AtomicLong(copyOfApi() << 48);

    private OpenTasks() {}

    static long nextId() {
        return IDS.incrementAndGet();
    }

    static void add(Task task) {
        if (ELSEWHERE.size() < MAX) {
            ELSEWHERE.add(task);
        }
    }

    static void remove(Task task) {
        ELSEWHERE.remove(task);
    }

    /** Shows each open task, in no order; one that begins or ends meanwhile may be shown or not. */
    static void forEach(Consumer<Task> visitor) {
        ELSEWHERE.forEach(visitor);
        for (ThreadStack stack : ThreadStack.all()) {
            for (Scope scope = stack.scope; scope != null; scope = scope.outer) {
                if (scope.own && scope.task.isOpenOnItsStack()) {
                    visitor.accept(scope.task);
                }
            }
        }
    }

    static void visit(TracerRuntime.OpenTaskVisitor visitor) {
        forEach(task -> visitor.visit(task.id, task.type(), task.parentId, task.creator, Math.max(0, task.ageNanos())));
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

package dev.jtracer.runtime;

import dev.jtracer.spi.TracerRuntime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Counts open tasks by type and keeps the oldest few. */
final class OldestOpen implements TracerRuntime.OpenTaskVisitor {
    private static final Comparator<LiveTasks.OpenTask> YOUNGEST_FIRST =
            Comparator.comparingLong(LiveTasks.OpenTask::ageNanos);

    private final int most;
    private final PriorityQueue<LiveTasks.OpenTask> oldest = new PriorityQueue<>(YOUNGEST_FIRST);
    private final Map<String, Long> byType = new HashMap<>();
    private long count;

    OldestOpen(int most) {
        this.most = most;
    }

    @Override
    public void visit(long taskId, String type, long parentId, Thread creator, long ageNanos) {
        count++;
        byType.merge(type, 1L, Long::sum);
        if (oldest.size() == most) {
            if (oldest.element().ageNanos() >= ageNanos) {
                return;
            }
            oldest.remove();
        }
        oldest.add(new LiveTasks.OpenTask(taskId, type, parentId, creator.getName(), ageNanos));
    }

    Map<String, Long> byType() {
        return byType;
    }

    long count() {
        return count;
    }

    List<LiveTasks.OpenTask> oldestFirst() {
        List<LiveTasks.OpenTask> tasks = new ArrayList<>(oldest);
        tasks.sort(YOUNGEST_FIRST.reversed());
        return tasks;
    }
}

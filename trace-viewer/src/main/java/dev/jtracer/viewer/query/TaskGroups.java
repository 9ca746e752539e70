package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in groups: by how they came out, by the thread that worked for them, or by the value of a tag. A task that several
 * threads worked for is in the group of each of them.
 */
public final class TaskGroups {

    /** As many groups at most are listed: those with the most time. */
    private static final int MOST_LISTED = 40;

    private TaskGroups() {}

    /** What makes a group. */
    public enum By {
        /** How the task came out. */
        OUTCOME,
        /** A thread that worked for it. */
        THREAD,
        /** The value of a tag, the last one given. */
        TAG
    }

    /**
     * The question.
     *
     * @param filter which tasks
     * @param by what makes a group
     * @param key the tag's key; null unless they are grouped by one
     */
    public record Request(
            TaskFilter filter, By by, @Nullable String key) {
        /** Checks that there is a key for a tag and for nothing else. */
        public Request {
            if ((by == By.TAG) != (key != null)) {
                throw new IllegalArgumentException("key must be given for a tag, and only for a tag");
            }
        }
    }

    /**
     * The answer.
     *
     * @param groups the groups with the most time, that first
     * @param allGroups how many groups there are
     */
    public record Result(List<Group> groups, int allGroups) {
        /** Copies the list. */
        public Result {
            groups = List.copyOf(groups);
        }
    }

    /**
     * One group.
     *
     * @param name the outcome, the thread's name or the tag's value; null for tasks without a thread or without the tag
     * @param thread the thread's row, -1 if the group is no thread's
     * @param stats the tasks together, under an empty type
     */
    public record Group(@Nullable String name, int thread, TaskTypeStats stats) {}

    /**
     * Returns the groups. Cost: one pass over the tasks, and over the scopes or tags of those that match. Memory: a number for
     * each task and group it is in.
     */
    public static Result of(Trace trace, Request request) {
        Members members = new Members(trace);
        IntColumn rows = TaskMatch.rows(trace, request.filter());
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.get(i);
            switch (request.by()) {
                case OUTCOME -> members.add(row, trace.tasks().outcome(row).key(), -1);
                case THREAD -> members.addThreads(row);
                case TAG -> members.add(row, TagKeys.value(trace.tags(), row, String.valueOf(request.key())), -1);
            }
        }
        return members.result();
    }

    /** Which tasks are in which group. */
    private static final class Members {
        private final Trace trace;
        private final Map<@Nullable Object, Integer> numbers = new HashMap<>();
        private final List<@Nullable String> names = new ArrayList<>();
        private final IntColumn threads = new IntColumn();
        private final LongSums nanos = new LongSums();
        private final IntColumn group = new IntColumn();
        private final IntColumn task = new IntColumn();

        Members(Trace trace) {
            this.trace = trace;
        }

        void addThreads(int taskRow) {
            Scopes scopes = trace.scopes();
            RowIndex byTask = scopes.byTask();
            int known = group.size();
            for (int place = byTask.first(taskRow); place < byTask.end(taskRow); place++) {
                int thread = scopes.threadRow(byTask.row(place));
                if (thread >= 0 && !added(known, thread)) {
                    add(taskRow, trace.threads().name(thread), thread);
                }
            }
            if (group.size() == known) {
                add(taskRow, null, -1);
            }
        }

        private boolean added(int from, int thread) {
            for (int i = from; i < group.size(); i++) {
                if (threads.get(group.get(i)) == thread) {
                    return true;
                }
            }
            return false;
        }

        /** Threads are told apart by their row, everything else by its name. */
        void add(int taskRow, @Nullable String name, int thread) {
            Object key = thread >= 0 ? (Object) thread : name;
            Integer number = numbers.putIfAbsent(key, names.size());
            if (number == null) {
                number = names.size();
                names.add(name);
                threads.add(thread);
            }
            Tasks tasks = trace.tasks();
            nanos.add(number, tasks.outcome(taskRow) == Outcome.OPEN ? 0 : tasks.durationNanos(taskRow));
            group.add(number);
            task.add(taskRow);
        }

        Result result() {
            RowIndex byGroup = RowIndex.of(group.toArray(), names.size());
            FirstRows first = new FirstRows(this::mostTimeFirst, MOST_LISTED);
            for (int number = 0; number < names.size(); number++) {
                first.offer(number);
            }
            TaskTypeStats.Collector collector = new TaskTypeStats.Collector(trace.tasks(), trace.endNs());
            List<Group> groups = new ArrayList<>();
            for (int number : first.sorted()) {
                for (int place = byGroup.first(number); place < byGroup.end(number); place++) {
                    collector.add(task.get(byGroup.row(place)));
                }
                groups.add(new Group(names.get(number), threads.get(number), collector.finish("")));
            }
            return new Result(groups, names.size());
        }

        private int mostTimeFirst(int a, int b) {
            int byTime = Long.compare(nanos.sum(b), nanos.sum(a));
            return byTime != 0 ? byTime : Integer.compare(a, b);
        }
    }
}

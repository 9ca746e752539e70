package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tags;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything about one task: where its time went, on which threads, what it waited for and who held that, its logs. */
public final class TaskDetail {
    private static final int MAX_CHILDREN = 50;
    private static final int MAX_LOGS = 200;
    private static final int MAX_TAGS = 100;
    private static final int MAX_WAITS = 50;
    private static final int MAX_HAND_OVERS = 100;

    private TaskDetail() {}

    /**
     * The answer.
     *
     * @param taskId its id
     * @param type its type
     * @param parent the task it is a child of, null if none
     * @param parentMissing whether it has a parent that is not in the recording
     * @param beginNs its begin; negative if before the recording
     * @param endNs its end; the recording's if it is open
     * @param durationNanos how long it took, or has taken so far
     * @param outcome {@code ok}, {@code failed} or {@code open}
     * @param error the class of the exception it failed with, null if none
     * @param openAtStart whether it had begun before the recording
     * @param beginUnknown whether its true begin is unknown
     * @param creator the thread that created it, null if unknown
     * @param breakdown where its time went; sums to {@code durationNanos}
     * @param threadNanos what all threads together spent for it; may exceed it
     * @param path its time in order
     * @param threads how many threads worked for it
     * @param lanes the threads to draw
     * @param lanesOmitted how many there was no room for
     * @param waits what it and its children waited for while it lasted, longest first
     * @param handOvers where work was handed to another thread
     * @param childCount how many children it has
     * @param children the first of them
     * @param logCount how many logs it wrote
     * @param logs the first of them
     * @param tags its keys and values, the last value of each key
     * @param likeIt where it stands among the tasks of its type
     */
    public record Result(
            long taskId,
            String type,
            At.@Nullable TaskRef parent,
            boolean parentMissing,
            long beginNs,
            long endNs,
            long durationNanos,
            String outcome,
            @Nullable String error,
            boolean openAtStart,
            boolean beginUnknown,
            @Nullable String creator,
            Breakdown breakdown,
            Breakdown threadNanos,
            List<TaskPath.Piece> path,
            int threads,
            List<TaskLanes.Lane> lanes,
            int lanesOmitted,
            List<Wait> waits,
            List<HandOver> handOvers,
            int childCount,
            List<Child> children,
            int logCount,
            List<Log> logs,
            Map<String, String> tags,
            LikeIt likeIt) {

        /** The threads of its lanes, each once. */
        public Set<Integer> laneThreads() {
            return lanes.stream().map(TaskLanes.Lane::thread).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * A wait for a lock.
     *
     * @param waitRow its row, by which the query {@code chain} is asked
     * @param task the task that waited
     * @param lock what it waited for
     * @param kind {@code monitor} or {@code lock}
     * @param thread the thread that waited
     * @param startNs its begin, not before that of the task shown
     * @param endNs its end, not after that of the task shown
     * @param pieces who held it
     */
    public record Wait(
            int waitRow,
            At.@Nullable TaskRef task,
            String lock,
            String kind,
            int thread,
            long startNs,
            long endNs,
            List<OwnerPiece> pieces) {}

    /**
     * Work handed to another thread.
     *
     * @param fromThread the thread that handed it over, -1 if unknown
     * @param fromNs when
     * @param toThread the thread that took it up
     * @param toNs when
     * @param taskId the task
     */
    public record HandOver(int fromThread, long fromNs, int toThread, long toNs, long taskId) {}

    /**
     * A child task.
     *
     * @param taskId its id
     * @param type its type
     * @param beginNs its begin
     * @param durationNanos how long it took
     * @param outcome how it came out
     */
    public record Child(long taskId, String type, long beginNs, long durationNanos, String outcome) {}

    /**
     * A log.
     *
     * @param atNs when it was written
     * @param thread the thread that wrote it, -1 if unknown
     * @param category its category
     * @param message its message
     */
    public record Log(long atNs, int thread, String category, String message) {}

    /**
     * Returns the task, empty if there is none of this id. Cost: its scopes and those of its children with their states and
     * waits, its logs and tags; one pass over all tasks.
     */
    public static Optional<Result> of(Trace trace, long taskId) {
        int row = trace.tasks().row(taskId);
        return row < 0 ? Optional.empty() : Optional.of(of(trace, row));
    }

    private static Result of(Trace trace, int row) {
        Tasks tasks = trace.tasks();
        StateNanos threadNanos = new StateNanos();
        Breakdown.addThreadNanos(tasks, row, threadNanos);
        TaskLanes.Result lanes = TaskLanes.of(trace, row);
        int creator = tasks.creatorThreadRow(row);
        return new Result(
                tasks.id(row),
                tasks.type(row),
                At.task(trace, tasks.parentRow(row)),
                tasks.parentId(row) != 0 && tasks.parentRow(row) < 0,
                tasks.beginNs(row),
                tasks.endNs(row),
                tasks.durationNanos(row),
                tasks.outcome(row).key(),
                tasks.errorClass(row),
                tasks.openAtStart(row),
                tasks.beginUnknown(row),
                creator < 0 ? null : trace.threads().name(creator),
                Breakdown.of(tasks, row),
                threadNanos.breakdown(),
                TaskPath.of(trace, row),
                threads(trace.scopes(), row),
                lanes.lanes(),
                lanes.omitted(),
                waits(trace, row),
                handOvers(trace, row),
                tasks.children().count(row),
                children(tasks, row),
                trace.logs().byTask().count(row),
                logs(trace.logs(), row),
                tags(trace.tags(), row),
                LikeIt.of(trace, row));
    }

    private static int threads(Scopes scopes, int taskRow) {
        long count = IntStream.range(
                        scopes.byTask().first(taskRow), scopes.byTask().end(taskRow))
                .map(place -> scopes.threadRow(scopes.byTask().row(place)))
                .filter(thread -> thread >= 0)
                .distinct()
                .count();
        return (int) count;
    }

    /** The longest waits of a task and its children, as far as they lie within the task: a child may outlive its parent. */
    private static List<Wait> waits(Trace trace, int taskRow) {
        LockWaits waits = trace.lockWaits();
        RowOrder shortest = (a, b) -> Long.compare(
                within(trace, taskRow, a).nanos(), within(trace, taskRow, b).nanos());
        FirstRows longest = new FirstRows(shortest.reversed().thenByRow(), MAX_WAITS);
        offerWaits(trace, taskRow, taskRow, longest);
        RowIndex children = trace.tasks().children();
        for (int place = children.first(taskRow); place < children.end(taskRow); place++) {
            offerWaits(trace, taskRow, children.row(place), longest);
        }
        List<Wait> result = new ArrayList<>();
        for (int wait : longest.sorted()) {
            int lock = waits.lockRow(wait);
            Within inside = within(trace, taskRow, wait);
            result.add(new Wait(
                    wait,
                    At.task(trace, waits.taskRow(wait)),
                    trace.locks().name(lock),
                    trace.locks().kind(lock).key(),
                    waits.threadRow(wait),
                    inside.fromNs(),
                    inside.toNs(),
                    OwnerPiece.within(trace, wait, inside.fromNs(), inside.toNs())));
        }
        return result;
    }

    private static void offerWaits(Trace trace, int shownRow, int taskRow, FirstRows longest) {
        RowIndex byTask = trace.lockWaits().byTask();
        for (int place = byTask.first(taskRow); place < byTask.end(taskRow); place++) {
            if (within(trace, shownRow, byTask.row(place)).nanos() > 0) {
                longest.offer(byTask.row(place));
            }
        }
    }

    private static Within within(Trace trace, int taskRow, int wait) {
        return new Within(
                Math.max(trace.tasks().beginNs(taskRow), trace.lockWaits().startNs(wait)),
                Math.min(trace.tasks().endNs(taskRow), trace.lockWaits().endNs(wait)));
    }

    /** The part of a wait inside a task. */
    private record Within(long fromNs, long toNs) {
        long nanos() {
            return toNs - fromNs;
        }
    }

    private static List<HandOver> handOvers(Trace trace, int taskRow) {
        List<HandOver> result = new ArrayList<>();
        addHandOvers(trace, taskRow, result);
        RowIndex children = trace.tasks().children();
        for (int place = children.first(taskRow);
                place < children.end(taskRow) && result.size() < MAX_HAND_OVERS;
                place++) {
            addHandOvers(trace, children.row(place), result);
        }
        return result;
    }

    private static void addHandOvers(Trace trace, int taskRow, List<HandOver> result) {
        Scopes scopes = trace.scopes();
        for (int place = scopes.byTask().first(taskRow); place < scopes.byTask().end(taskRow); place++) {
            int scope = scopes.byTask().row(place);
            int by = scopes.handedOverByThreadRow(scope);
            boolean handedOver = scopes.started(scope) && by >= 0 && by != scopes.threadRow(scope);
            if (handedOver && result.size() < MAX_HAND_OVERS) {
                long toNs = scopes.startNs(scope);
                long fromNs = toNs - Math.max(0, scopes.queuedNanos(scope));
                result.add(new HandOver(
                        by, fromNs, scopes.threadRow(scope), toNs, trace.tasks().id(taskRow)));
            }
        }
    }

    private static List<Child> children(Tasks tasks, int taskRow) {
        RowIndex index = tasks.children();
        List<Child> result = new ArrayList<>();
        int end = Math.min(index.end(taskRow), index.first(taskRow) + MAX_CHILDREN);
        for (int place = index.first(taskRow); place < end; place++) {
            int row = index.row(place);
            Outcome outcome = tasks.outcome(row);
            result.add(new Child(
                    tasks.id(row), tasks.type(row), tasks.beginNs(row), tasks.durationNanos(row), outcome.key()));
        }
        return result;
    }

    private static List<Log> logs(Logs logs, int taskRow) {
        List<Log> result = new ArrayList<>();
        int end = Math.min(logs.byTask().end(taskRow), logs.byTask().first(taskRow) + MAX_LOGS);
        for (int place = logs.byTask().first(taskRow); place < end; place++) {
            int row = logs.byTask().row(place);
            result.add(new Log(logs.timeNs(row), logs.threadRow(row), logs.category(row), logs.message(row)));
        }
        return result;
    }

    private static Map<String, String> tags(Tags tags, int taskRow) {
        Map<String, String> result = new LinkedHashMap<>();
        for (int place = tags.byTask().first(taskRow); place < tags.byTask().end(taskRow); place++) {
            int row = tags.byTask().row(place);
            if (result.size() < MAX_TAGS || result.containsKey(tags.key(row))) {
                result.put(tags.key(row), tags.value(row));
            }
        }
        return result;
    }
}

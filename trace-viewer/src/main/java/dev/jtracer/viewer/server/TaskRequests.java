package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LatencyGrid;
import dev.jtracer.viewer.query.OutcomeFilter;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.SlowTasks;
import dev.jtracer.viewer.query.TaskFilter;
import dev.jtracer.viewer.query.TaskGroups;
import dev.jtracer.viewer.query.TaskLatency;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeDetail;
import dev.jtracer.viewer.query.TaskWaits;

/**
 * The questions about tasks as query parameters.
 *
 * <p>{@code tasks}: {@code type}, {@code outcome}, {@code fromNanos} and {@code toNanos} (durations), {@code from} and {@code
 * to} (moments), {@code tag} ({@code key} or {@code key=value}), {@code log}, {@code sort}, {@code descending}, {@code offset},
 * {@code limit}, all optional; without any the 50 slowest tasks that ended. Its filter, which has {@code beganFrom}, {@code
 * beganTo} (moments) and {@code thread} (a row) too, is also that of {@code task-type} and {@code slow-tasks}, which must have a
 * {@code type}, of {@code task-latency} ({@code columns}), {@code task-groups} ({@code by} {@code outcome}, {@code thread} or
 * {@code tag} with {@code key}) and {@code task-waits} ({@code state}).
 */
final class TaskRequests {
    private static final int DEFAULT_LIMIT = 50;
    private static final int DEFAULT_COLUMNS = 120;

    private TaskRequests() {}

    /** Sorted by what each task waited for most, the states of all tasks are looked at. */
    static boolean isHeavy(Params params) {
        return params.oneOf("sort", TaskList.Sort.DURATION) == TaskList.Sort.WAITED;
    }

    static TaskList.Result tasks(Trace trace, Params params, Progress progress) {
        TaskList.Sort sort = params.oneOf("sort", TaskList.Sort.DURATION);
        return TaskList.of(
                trace,
                new TaskList.Request(
                        filter(trace, params),
                        sort,
                        params.textOrNull("descending") == null ? isLargestFirst(sort) : params.flag("descending"),
                        params.intBetween("offset", 0, 0, Integer.MAX_VALUE),
                        params.intBetween("limit", DEFAULT_LIMIT, 1, TaskList.Request.MAX_LIMIT)),
                progress);
    }

    private static boolean isLargestFirst(TaskList.Sort sort) {
        return switch (sort) {
            case TASK, TYPE, STARTED, OUTCOME -> false;
            default -> true;
        };
    }

    private static TaskFilter filter(Trace trace, Params params) {
        int thread = params.intBetween("thread", -1, 0, Integer.MAX_VALUE);
        if (thread >= trace.threads().size()) {
            throw Refusal.notFound("no thread " + thread + " in this recording");
        }
        Params.Range began = params.began();
        long fromNanos = params.longBetween("fromNanos", 0, 0, Long.MAX_VALUE);
        Params.Range range = params.range(Long.MIN_VALUE);
        return new TaskFilter(
                params.textOrNull("type"),
                params.oneOf("outcome", OutcomeFilter.ENDED),
                fromNanos,
                params.longBetween("toNanos", Long.MAX_VALUE, fromNanos, Long.MAX_VALUE),
                range.fromNs(),
                range.toNs(),
                params.textOrNull("tag"),
                params.textOrNull("log"),
                began.fromNs(),
                began.toNs(),
                thread);
    }

    /** A filter of one type. */
    private static TaskFilter ofType(Trace trace, Params params) {
        params.text("type");
        return filter(trace, params);
    }

    static TaskTypeDetail.Result taskType(Trace trace, Params params, Progress progress) {
        return TaskTypeDetail.of(trace, new TaskTypeDetail.Request(ofType(trace, params)))
                .orElseThrow(() -> Refusal.notFound(
                        "no task of type " + Params.shown(params.text("type")) + " in this recording"));
    }

    static SlowTasks.Result slowTasks(Trace trace, Params params, Progress progress) {
        return SlowTasks.of(trace, new SlowTasks.Request(ofType(trace, params)));
    }

    static LatencyGrid latency(Trace trace, Params params, Progress progress) {
        int columns = latencyColumns(params);
        return TaskLatency.of(trace, new TaskLatency.Request(filter(trace, params), columns));
    }

    /** Into how many columns a grid of durations over time is cut. */
    static int latencyColumns(Params params) {
        return params.intBetween("columns", DEFAULT_COLUMNS, 1, LatencyGrid.MOST_COLUMNS);
    }

    static TaskGroups.Result groups(Trace trace, Params params, Progress progress) {
        params.text("by");
        TaskGroups.By by = params.oneOf("by", TaskGroups.By.OUTCOME);
        String key = by == TaskGroups.By.TAG ? params.text("key") : null;
        return TaskGroups.of(trace, new TaskGroups.Request(filter(trace, params), by, key));
    }

    static TaskWaits.Result waits(Trace trace, Params params, Progress progress) {
        String key = params.text("state");
        ThreadState state = ThreadState.taskStates().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("state must be one of "
                        + String.join(
                                ", ",
                                ThreadState.taskStates().stream()
                                        .map(ThreadState::key)
                                        .toList())
                        + ", was " + Params.shown(key)));
        return TaskWaits.of(trace, new TaskWaits.Request(filter(trace, params), state));
    }
}

package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.OutcomeFilter;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.SlowTasks;
import dev.jtracer.viewer.query.TaskFilter;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeDetail;

/**
 * The questions about tasks as query parameters.
 *
 * <p>{@code tasks}: {@code type}, {@code outcome}, {@code fromNanos} and {@code toNanos} (durations), {@code from} and {@code
 * to} (moments), {@code tag} ({@code key} or {@code key=value}), {@code log}, {@code sort}, {@code descending}, {@code offset},
 * {@code limit}, all optional; without any the 50 slowest tasks that ended. {@code task-type} and
 * {@code slow-tasks}: {@code type}, and {@code outcome} if not all that ended are meant.
 */
final class TaskRequests {
    private static final int DEFAULT_LIMIT = 50;

    private TaskRequests() {}

    static TaskList.Result tasks(Trace trace, Params params) {
        TaskList.Sort sort = params.oneOf("sort", TaskList.Sort.DURATION);
        return TaskList.of(
                trace,
                new TaskList.Request(
                        filter(params),
                        sort,
                        params.textOrNull("descending") == null ? isLargestFirst(sort) : params.flag("descending"),
                        params.intBetween("offset", 0, 0, Integer.MAX_VALUE),
                        params.intBetween("limit", DEFAULT_LIMIT, 1, TaskList.Request.MAX_LIMIT)));
    }

    private static boolean isLargestFirst(TaskList.Sort sort) {
        return switch (sort) {
            case TASK, TYPE, STARTED, OUTCOME -> false;
            default -> true;
        };
    }

    private static TaskFilter filter(Params params) {
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
                params.textOrNull("log"));
    }

    static TaskTypeDetail.Result taskType(Trace trace, Params params) {
        String type = params.text("type");
        OutcomeFilter outcome = params.oneOf("outcome", OutcomeFilter.ENDED);
        return TaskTypeDetail.of(trace, new TaskTypeDetail.Request(type, outcome))
                .orElseThrow(() -> Refusal.notFound("no task of type " + Params.shown(type) + " in this recording"));
    }

    static SlowTasks.Result slowTasks(Trace trace, Params params, Progress progress) {
        return SlowTasks.of(
                trace, new SlowTasks.Request(params.text("type"), params.oneOf("outcome", OutcomeFilter.ENDED)));
    }
}

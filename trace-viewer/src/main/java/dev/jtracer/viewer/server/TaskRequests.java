package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.OutcomeFilter;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.SlowTasks;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeDetail;

/**
 * The questions about tasks as query parameters.
 *
 * <p>{@code tasks}: {@code type}, {@code fromNanos}, {@code toNanos}, {@code outcome}, {@code sort}, {@code descending},
 * {@code offset}, {@code limit}, all optional; without any the 50 slowest tasks that ended. {@code task-type} and
 * {@code slow-tasks}: {@code type}, and {@code outcome} if not all that ended are meant.
 */
final class TaskRequests {
    private static final int DEFAULT_LIMIT = 50;

    private TaskRequests() {}

    static TaskList.Result tasks(Trace trace, Params params) {
        long fromNanos = params.longBetween("fromNanos", 0, 0, Long.MAX_VALUE);
        TaskList.Sort sort = params.oneOf("sort", TaskList.Sort.DURATION);
        return TaskList.of(
                trace,
                new TaskList.Request(
                        params.textOrNull("type"),
                        fromNanos,
                        params.longBetween("toNanos", Long.MAX_VALUE, fromNanos, Long.MAX_VALUE),
                        params.oneOf("outcome", OutcomeFilter.ENDED),
                        sort,
                        params.textOrNull("descending") == null
                                ? sort == TaskList.Sort.DURATION || sort == TaskList.Sort.WAITED
                                : params.flag("descending"),
                        params.intBetween("offset", 0, 0, Integer.MAX_VALUE),
                        params.intBetween("limit", DEFAULT_LIMIT, 1, TaskList.Request.MAX_LIMIT)));
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

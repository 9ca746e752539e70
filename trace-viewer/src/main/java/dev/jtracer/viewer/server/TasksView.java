package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.TaskTypeDetail;
import dev.jtracer.viewer.query.TaskTypes;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the Tasks page asks for what its address says: {@code tasks-state.js}, {@code tasks.js}. */
final class TasksView {
    /** Of a heat map on a wide screen. */
    static final int COLUMNS = 120;

    private static final int PAGE = 50;
    private static final Set<String> SORTS = Set.of("task", "started", "duration", "waited", "outcome");
    private static final String BY_TAG = "tag:";

    /** Of the strips on which ranges are chosen. */
    private static final int BUCKETS = 600;

    /** A range of durations up to here has no upper end. */
    private static final long ENDLESS = 9_000_000_000_000_000L;

    private final SavedAnswers answers;
    private final View view;
    private final String type;

    private TasksView(SavedAnswers answers, View view, String type) {
        this.answers = answers;
        this.view = view;
        this.type = type;
    }

    static Map<String, Object> ask(SavedAnswers answers, View view) {
        TaskTypes.Result types = (TaskTypes.Result) answers.ask("task-types");
        String named = view.text("type");
        String type = named != null || types.types().isEmpty()
                ? named
                : types.types().get(0).type();
        if (type != null) {
            new TasksView(answers, view, type).ask();
        }
        return Map.of();
    }

    /** When tasks or regions began: the first moment has those that began before it, too. */
    static Question began(Question question, View.@Nullable Range began) {
        return question.with("beganFrom", began == null || began.from() == 0 ? null : began.from())
                .with("beganTo", began == null ? null : began.to());
    }

    /** The ranges of durations and of moments that an address has. */
    static Question ranges(Question question, View view) {
        View.Range durations = view.range("from", "to");
        return began(question, view.dashed("began"))
                .with("fromNanos", durations == null ? null : durations.from())
                .with("toNanos", durations == null || durations.to() >= ENDLESS ? null : durations.to());
    }

    private void ask() {
        String against = view.text("vs");
        View.Range vsBegan = against == null || view.text("with") != null ? null : view.dashed("vsBegan");
        View.Range began = vsBegan == null ? null : view.dashed("began");
        Question own = began(charts("task-type"), began);
        TaskTypeDetail.Result stats = (TaskTypeDetail.Result) answers.ask(own);
        String sort = view.oneOf("sort", SORTS);
        answers.ask(ranges(charts("tasks"), view)
                .with("sort", sort == null ? "duration" : sort)
                .with("descending", view.oneOf("order", Set.of("up")) == null)
                .with("offset", view.number("skip").orElse(0))
                .with("limit", PAGE));
        answers.ask(charts("task-latency").with("columns", COLUMNS));
        if (view.number("thread").isPresent()) {
            answers.ask("lanes");
        }
        groups();
        if (against == null) {
            answers.ask(charts("slow-tasks"));
        } else if (view.text("with") == null) {
            pair(own, stats, began(charts("task-type"), vsBegan).with("type", against));
            answers.ask("whole-capture", "buckets", BUCKETS);
        }
    }

    /** A question about the tasks that the charts are about. */
    private Question charts(String route) {
        return Question.of(route)
                .with("type", type)
                .with("outcome", view.oneOf("outcome", Set.of("ok", "failed", "open")))
                .with("tag", view.text("tag"))
                .with("thread", view.numberOrNull("thread"))
                .with("log", view.text("log"));
    }

    /** What tasks are grouped by narrows nothing. */
    private void groups() {
        String by = view.text("by");
        Question charts = charts("task-groups");
        if ("outcome".equals(by)) {
            answers.ask(charts.with("outcome", "any").with("by", by));
        } else if ("thread".equals(by)) {
            answers.ask(charts.with("thread", null).with("by", by));
        } else if (by != null && by.startsWith(BY_TAG) && by.length() > BY_TAG.length()) {
            String key = by.substring(BY_TAG.length());
            String tag = view.text("tag");
            boolean same = tag != null && (tag.equals(key) || tag.startsWith(key + "="));
            answers.ask(charts.with("tag", same ? null : tag).with("by", "tag").with("key", key));
        }
    }

    /** Other tasks beside these; which state differs most the page finds out, so there are all that any of both spent time in. */
    private void pair(Question own, TaskTypeDetail.Result stats, Question against) {
        TaskTypeDetail.Result others = (TaskTypeDetail.Result) answers.ask(against);
        for (ThreadState state : ThreadState.values()) {
            if (stats.stats().breakdown().nanos(state)
                            + others.stats().breakdown().nanos(state)
                    > 0) {
                answers.ask(own.to("task-waits").with("state", state.key()));
                answers.ask(against.to("task-waits").with("state", state.key()));
            }
        }
    }
}

package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.TaskTypeDetail;
import dev.jtracer.viewer.query.TaskTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the Tasks page asks for what its address says: {@code tasks-state.js}, {@code tasks.js}. */
final class TasksView {
    /** Of a heat map on a wide screen. */
    static final int COLUMNS = 120;

    private static final int PAGE = 50;
    private static final Set<String> SORTS = Set.of("task", "started", "duration", "waited", "outcome");
    private static final Pattern BEGAN = Pattern.compile("(\\d{1,16})-(\\d{1,16})");

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

    /** What of the address are ranges of durations and of moments, as requests have them. */
    record Ranges(View.@Nullable Range durations, View.@Nullable Range began) {
        /** A range of durations up to here has no upper end. */
        private static final long ENDLESS = 9_000_000_000_000_000L;

        static Ranges of(View view) {
            Matcher began = BEGAN.matcher(String.valueOf(view.text("began")));
            View.Range moments = began.matches()
                    ? new View.Range(Long.parseLong(began.group(1)), Long.parseLong(began.group(2)))
                    : null;
            return new Ranges(
                    view.range("from", "to"), moments != null && moments.from() < moments.to() ? moments : null);
        }

        /** A request with these ranges. */
        @Nullable
        Object[] with(@Nullable Object... request) {
            return join(
                    request,
                    "fromNanos",
                    durations == null ? null : durations.from(),
                    "toNanos",
                    durations == null || durations.to() >= ENDLESS ? null : durations.to(),
                    "beganFrom",
                    began == null || began.from() == 0 ? null : began.from(),
                    "beganTo",
                    began == null ? null : began.to());
        }
    }

    /** A request with more. */
    static @Nullable Object[] join(@Nullable Object[] request, @Nullable Object... more) {
        List<@Nullable Object> all = new ArrayList<>();
        Collections.addAll(all, request);
        Collections.addAll(all, more);
        return all.toArray();
    }

    private void ask() {
        TaskTypeDetail.Result own = (TaskTypeDetail.Result) answers.ask("task-type", charts(type));
        String sort = view.oneOf("sort", SORTS);
        answers.ask(
                "tasks",
                Ranges.of(view)
                        .with(join(
                                charts(type),
                                "sort",
                                sort == null ? "duration" : sort,
                                "descending",
                                view.oneOf("order", Set.of("up")) == null,
                                "offset",
                                view.number("skip").orElse(0),
                                "limit",
                                PAGE)));
        answers.ask("task-latency", join(charts(type), "columns", COLUMNS));
        if (view.number("thread").isPresent()) {
            answers.ask("lanes");
        }
        groups();
        String against = view.text("vs");
        if (against == null) {
            answers.ask("slow-tasks", charts(type));
        } else if (view.text("with") == null) {
            pair(own, against);
        }
    }

    /** The tasks that the charts are about. */
    private @Nullable Object[] charts(String ofType) {
        return new @Nullable Object[] {
            "type", ofType,
            "outcome", view.oneOf("outcome", Set.of("ok", "failed", "open")),
            "tag", view.text("tag"),
            "thread", view.number("thread").isPresent() ? view.number("thread").getAsLong() : null,
            "log", view.text("log")
        };
    }

    /** What tasks are grouped by narrows nothing. */
    private void groups() {
        String by = view.text("by");
        boolean byTag = by != null && by.startsWith("tag:") && by.length() > "tag:".length();
        if (by == null || !(byTag || by.equals("outcome") || by.equals("thread"))) {
            return;
        }
        String key = byTag ? by.substring("tag:".length()) : null;
        @Nullable Object[] request = join(charts(type), "by", byTag ? "tag" : by, "key", key);
        for (int i = 0; i < request.length; i += 2) {
            boolean sameTag = byTag
                    && "tag".equals(request[i])
                    && String.valueOf(request[i + 1]).split("=", 2)[0].equals(key);
            if (sameTag || ("thread".equals(by) && "thread".equals(request[i]))) {
                request[i + 1] = null;
            } else if ("outcome".equals(by) && "outcome".equals(request[i])) {
                request[i + 1] = "any";
            }
        }
        answers.ask("task-groups", request);
    }

    /** Another type beside this one; which state differs most the page finds out, so there are all that any of both spent time in. */
    private void pair(TaskTypeDetail.Result own, String against) {
        TaskTypeDetail.Result other = (TaskTypeDetail.Result) answers.ask("task-type", charts(against));
        for (ThreadState state : ThreadState.values()) {
            if (own.stats().breakdown().nanos(state) + other.stats().breakdown().nanos(state) > 0) {
                for (String each : List.of(type, against)) {
                    answers.ask("task-waits", join(charts(each), "state", state.key()));
                }
            }
        }
    }
}

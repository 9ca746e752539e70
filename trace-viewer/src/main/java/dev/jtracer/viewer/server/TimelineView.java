package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.Occurrences;
import dev.jtracer.viewer.query.PieceDetail;
import dev.jtracer.viewer.query.TaskDetail;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the Timeline asks for what its address says: {@code timeline-state.js}, {@code timeline-load.js}. */
final class TimelineView {
    private static final long LEAST_SPAN_NS = 1000;
    private static final int STRIP_BUCKETS = 2048;
    private static final int FOUND_AROUND = 200;
    private static final int FOUND_DETAILS = 20;
    private static final int TASKS_PAGE = 40;
    private static final Pattern PIECE = Pattern.compile("(state|scope|region|thread)\\.(\\d{1,9})");
    private static final Pattern ROWS = Pattern.compile("\\d{1,9}");
    private static final Pattern FOUND = Pattern.compile("(task-type|region-type|lock|log) (.{0,500})", Pattern.DOTALL);

    private final SavedAnswers answers;
    private final View view;
    private final View.Range all;
    private final View.Range window;
    /** Threads whose lanes the view shows whatever they did. */
    private final Set<Integer> needed = new HashSet<>();

    private TimelineView(SavedAnswers answers, View view) {
        this.answers = answers;
        this.view = view;
        this.all = new View.Range(0, Math.max(1, answers.trace().endNs()));
        this.window = window(view, all.to());
    }

    static Map<String, Object> ask(SavedAnswers answers, View view) {
        return new TimelineView(answers, view).ask();
    }

    private Map<String, Object> ask() {
        answers.ask("lanes");
        answers.ask("counters");
        answers.ask("whole-capture", "buckets", STRIP_BUCKETS);
        pins();
        focus(view.text("task"));
        selection();
        found();
        range();
        Lanes.Result lanes = Lanes.of(answers.trace());
        return SavedTiles.add(
                answers, SavedTiles.byNeed(lanes, needed), lanes.pools().size(), window, all);
    }

    private static View.Range window(View view, long endNs) {
        long from = view.number("from").orElse(0);
        long to = view.number("to").orElse(endNs);
        boolean valid = from <= endNs && to <= endNs && to - from >= LEAST_SPAN_NS;
        return valid ? new View.Range(from, to) : new View.Range(0, endNs);
    }

    private void pins() {
        for (String word : String.valueOf(view.text("pin")).split(",", -1)) {
            if (ROWS.matcher(word).matches()) {
                needed.add(Integer.parseInt(word));
            }
        }
    }

    /** A task, its children and those it waited for. */
    private void focus(@Nullable String id) {
        if (id != null
                && id.matches("-?\\d{1,19}")
                && answers.ask("task", "id", id) instanceof TaskDetail.Result task) {
            needed.addAll(task.laneThreads());
        }
    }

    private void selection() {
        Matcher piece = PIECE.matcher(String.valueOf(view.text("sel")));
        OptionalLong wait = view.number("chain");
        if (piece.matches() && piece.group(1).equals("thread")) {
            needed.add(Integer.parseInt(piece.group(2)));
        } else if (piece.matches()
                && answers.ask("piece", "kind", piece.group(1), "row", piece.group(2))
                        instanceof PieceDetail.Result of) {
            needed.add(of.thread());
            if (of.task() != null && of.kind().equals("scope")) {
                focus(String.valueOf(of.task().taskId()));
            }
            wait = wait.isEmpty() && of.waitRow() >= 0 ? OptionalLong.of(of.waitRow()) : wait;
        }
        if (wait.isPresent()) {
            answers.ask("chain", "wait", wait.getAsLong());
        }
    }

    /** What is walked along, and of those around the first the details. */
    private void found() {
        Matcher asked = FOUND.matcher(String.valueOf(view.text("find")));
        if (!asked.matches()) {
            return;
        }
        Occurrences.Result found = (Occurrences.Result) answers.ask(
                "occurrences",
                "kind",
                asked.group(1),
                "name",
                asked.group(2),
                "at",
                window.from(),
                "limit",
                FOUND_AROUND);
        int first = found.before() - found.first();
        for (int i = Math.max(0, first - FOUND_DETAILS);
                i < Math.min(found.list().size(), first + FOUND_DETAILS);
                i++) {
            Occurrences.Occurrence each = found.list().get(i);
            if (!each.kind().equals("log") && each.row() >= 0) {
                answers.ask("piece", "kind", each.kind(), "row", each.row());
            }
        }
    }

    /** What happened in the range, else in the window, with all that the tabs of the panel show. */
    private void range() {
        View.Range given = view.dashed("range");
        boolean inside = given != null && given.from() < all.to();
        View.Range of = given != null && inside ? new View.Range(given.from(), Math.min(all.to(), given.to())) : window;
        answers.ask("range", "from", of.from(), "to", of.to());
        for (String sort : List.of("duration", "started")) {
            answers.ask(
                    "tasks",
                    "from",
                    of.from(),
                    "to",
                    of.to(),
                    "outcome",
                    "any",
                    "sort",
                    sort,
                    "descending",
                    sort.equals("duration"),
                    "offset",
                    0,
                    "limit",
                    TASKS_PAGE);
        }
        for (String kind : List.of("cpu", "wall")) {
            answers.ask("flame", "kind", kind, "from", of.from(), "to", of.to(), "nodes", FlameView.NODES);
        }
    }
}

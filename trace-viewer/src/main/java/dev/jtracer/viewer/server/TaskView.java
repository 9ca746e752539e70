package dev.jtracer.viewer.server;

import dev.jtracer.viewer.query.TaskDetail;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page of one task asks: {@code task.js}, {@code task-chain.js}, {@code task-flames.js}. */
final class TaskView {
    private static final int SHOWN_WAITS = 4;
    private static final long LEAST_SPAN_NS = 1000;
    private static final Pattern PIECE = Pattern.compile("(state|scope|region)\\.(\\d{1,9})");

    private TaskView() {}

    static Map<String, Object> ask(SavedAnswers answers, View view) {
        TaskDetail.Result task = (TaskDetail.Result) answers.ask("task", "id", view.row());
        answers.ask("lanes");
        answers.ask("counters");
        for (TaskDetail.Wait wait :
                task.waits().subList(0, Math.min(SHOWN_WAITS, task.waits().size()))) {
            answers.ask("chain", "wait", wait.waitRow());
        }
        for (String kind : List.of("wall", "cpu", "allocation", "lock")) {
            answers.ask("flame", "kind", kind, "task", view.row(), "nodes", FlameView.NODES);
        }
        Matcher piece = PIECE.matcher(String.valueOf(view.text("sel")));
        if (piece.matches()) {
            answers.ask("piece", "kind", piece.group(1), "row", piece.group(2));
        }
        View.Range window = new View.Range(
                Math.max(0, task.beginNs()),
                Math.max(LEAST_SPAN_NS, Math.max(task.endNs(), task.beginNs() + LEAST_SPAN_NS)));
        return SavedTiles.add(answers, List.copyOf(task.laneThreads()), 0, window, window);
    }
}

package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Task types of which some failed. That is no time. */
final class FailedTasks implements Rule {

    @Override
    public String id() {
        return "failed-tasks";
    }

    @Override
    public String lookedFor() {
        return "failed tasks";
    }

    @Override
    public Needs needs() {
        return Needs.tasks();
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (TaskTypeStats type : look.types().types()) {
            if (type.failed() > 0) {
                found.add(finding(look, type));
            }
        }
        return found;
    }

    private Finding finding(Look look, TaskTypeStats type) {
        Tasks tasks = look.trace().tasks();
        Map<String, Long> errors = new HashMap<>();
        for (int row = 0; row < tasks.size(); row++) {
            String error = tasks.errorClass(row);
            if (tasks.outcome(row) == Outcome.FAILED
                    && error != null
                    && tasks.type(row).equals(type.type())) {
                errors.merge(error, 1L, Long::sum);
            }
        }
        Sentence sentence = new Sentence()
                .number(Numbers.count(type.failed()))
                .text(" of ")
                .number(Words.counted(type.count(), "task"))
                .text(" ")
                .name(Kind.TASK, type.type())
                .text(" failed");
        String error = Heaviest.of(errors).orElse("");
        if (!error.isEmpty()) {
            sentence.text(errors.size() == 1 ? " with " : ", most with ").name(Kind.CLASS, error);
        }
        return look.note(
                id(),
                ThreadState.UNKNOWN,
                sentence.text("."),
                List.of(Words.counted(errors.size(), "kind") + " of exception"),
                Numbers.count(type.failed()),
                "failed",
                Link.tasks(type.type(), "failed"));
    }
}

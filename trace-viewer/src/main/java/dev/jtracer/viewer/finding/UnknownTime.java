package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A task type whose time the recording does not explain: no thread worked for the task, or one did and no event and no sample
 * says what it was doing.
 *
 * <p>Said of a type if that is a tenth of its time, and of all task time a hundredth. Time before the recording is left out.
 * Lost is that time, as far as the task got on nowhere else.
 */
final class UnknownTime implements Rule {
    private static final int LEAST_PART_OF_TYPE = 10;
    private static final int LEAST_PART_OF_ALL = 100;

    @Override
    public String id() {
        return "unknown-time";
    }

    @Override
    public String lookedFor() {
        return "a task type with a tenth of its time unknown";
    }

    @Override
    public Needs needs() {
        return Needs.tasks();
    }

    @Override
    public List<Finding> find(Look look) {
        List<Finding> found = new ArrayList<>();
        for (TaskTypeStats type : look.types().types()) {
            long unknown = type.breakdown().unknown();
            if (unknown * LEAST_PART_OF_TYPE >= type.totalNanos() && look.mayBeWorth(unknown)) {
                find(look, type, found);
            }
        }
        return found;
    }

    private void find(Look look, TaskTypeStats type, List<Finding> found) {
        Trace trace = look.trace();
        Tasks tasks = trace.tasks();
        Evidence evidence = new Evidence(look);
        long total = 0;
        long idle = 0;
        for (int row = 0; row < tasks.size(); row++) {
            if (look.ended(row) && tasks.type(row).equals(type.type())) {
                total += tasks.endNs(row) - Math.max(0, tasks.beginNs(row));
                idle += addGaps(trace, row, evidence);
                addUnknown(trace, row, evidence);
            }
        }
        Cost cost = evidence.cost();
        if (cost.lostNanos() * LEAST_PART_OF_ALL < look.taskNanos()
                || cost.threadNanos() * LEAST_PART_OF_TYPE < total
                || !look.worth(cost)) {
            return;
        }
        Sentence sentence = new Sentence()
                .text("Of the time of task ")
                .name(Kind.TASK, type.type())
                .text(", ")
                .duration(cost.lostNanos())
                .text(" of ")
                .duration(total)
                .text(" is unknown: no event and no sample shows what it was doing.");
        List<String> facts =
                List.of(Words.tasksHit(evidence.tasksHit()), Numbers.duration(idle) + " with no thread at work for it");
        found.add(look.finding(
                id(), ThreadState.UNKNOWN, sentence, facts, cost, look.links(evidence, Link.tasks(type.type()))));
    }

    /** Adds the time of a task in which no thread worked for it and nothing was queued; returns how long that was. */
    private static long addGaps(Trace trace, int taskRow, Evidence evidence) {
        Tasks tasks = trace.tasks();
        Scopes scopes = trace.scopes();
        long at = Math.max(0, tasks.beginNs(taskRow));
        long idle = 0;
        for (int i = scopes.byTask().first(taskRow); i < scopes.byTask().end(taskRow); i++) {
            int scope = scopes.byTask().row(i);
            long since = firstQueued(scopes, taskRow, i);
            if (since > at) {
                long to = Math.min(since, tasks.endNs(taskRow));
                evidence.add(taskRow, -1, at, to);
                idle += Math.max(0, to - at);
            }
            at = Math.max(at, scopes.endNs(scope));
        }
        evidence.add(taskRow, -1, at, tasks.endNs(taskRow));
        return idle + Math.max(0, tasks.endNs(taskRow) - at);
    }

    /** Since when this scope of a task, or one after it, had been queued or ran. */
    private static long firstQueued(Scopes scopes, int taskRow, int place) {
        long since = Long.MAX_VALUE;
        for (int i = place; i < scopes.byTask().end(taskRow) && i < place + 64; i++) {
            int scope = scopes.byTask().row(i);
            since = Math.min(since, scopes.startNs(scope) - Math.max(0, scopes.queuedNanos(scope)));
        }
        return since;
    }

    /** Adds what threads did for a task, and for none of its children, in a state nobody knows. */
    private static void addUnknown(Trace trace, int taskRow, Evidence evidence) {
        Scopes scopes = trace.scopes();
        States states = trace.states();
        for (int i = scopes.byTask().first(taskRow); i < scopes.byTask().end(taskRow); i++) {
            int scope = scopes.byTask().row(i);
            int thread = scopes.threadRow(scope);
            if (thread < 0) {
                continue;
            }
            long from =
                    Math.max(0, Math.max(scopes.startNs(scope), trace.threads().startNs(thread)));
            int end = states.byThread().end(thread);
            for (int row = states.at(thread, from);
                    row >= 0 && row < end && states.startNs(row) < scopes.endNs(scope);
                    row++) {
                long first = Math.max(from, states.startNs(row));
                if (states.state(row) == ThreadState.UNKNOWN && scopes.innermostAt(thread, first) == scope) {
                    evidence.add(taskRow, thread, first, Math.min(states.endNs(row), scopes.endNs(scope)));
                }
            }
        }
    }
}

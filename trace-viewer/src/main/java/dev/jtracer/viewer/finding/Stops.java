package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.Map;
import java.util.TreeMap;

/** The pauses of one kind, what they cost tasks, and why they happened. */
final class Stops {
    private final Look look;
    private final Trace trace;
    private final ThreadState kind;
    private final long leastNanos;
    private final Evidence ofTasks;
    private final Evidence ofAll;
    private final Map<String, Long> causes = new TreeMap<>();
    private int count;
    private long maxNanos;
    private long longestGc = -1;

    /**
     * Adds up.
     *
     * @param leastNanos shorter ones are left out
     */
    Stops(Look look, ThreadState kind, long leastNanos) {
        this.look = look;
        trace = look.trace();
        this.kind = kind;
        this.leastNanos = leastNanos;
        ofTasks = new Evidence(look);
        ofAll = new Evidence(look);
        Pauses pauses = trace.pauses();
        for (int row = 0; row < pauses.size(); row++) {
            if (counts(row)) {
                long nanos = pauses.endNs(row) - pauses.startNs(row);
                ofAll.add(-1, -1, pauses.startNs(row), pauses.endNs(row));
                String cause = pauses.cause(row);
                causes.merge(cause == null ? pauses.name(row) : cause, nanos, Long::sum);
                longestGc = nanos > maxNanos || longestGc < 0 ? pauses.gcId(row) : longestGc;
                maxNanos = Math.max(maxNanos, nanos);
                count++;
            }
        }
        if (count > 0) {
            addTasks();
        }
    }

    int count() {
        return count;
    }

    long maxNanos() {
        return maxNanos;
    }

    /** How long all threads stood still, together. */
    long totalNanos() {
        return ofAll.threadNanos();
    }

    int tasksHit() {
        return ofTasks.tasksHit();
    }

    /** The cause of most of the time. */
    String cause() {
        return Heaviest.of(causes).orElse("");
    }

    /** The number of the collection with the longest pause, -1 if it is none. */
    long longestGc() {
        return longestGc;
    }

    Evidence.Interval longest() {
        return ofAll.worst() == null ? new Evidence.Interval(0, 0) : ofAll.worst();
    }

    /** What tasks lost; the thread time is how long the threads stood still, once for all of them. */
    Cost cost() {
        Cost tasks = ofTasks.cost();
        Cost all = ofAll.cost();
        return new Cost(tasks.lostNanos(), tasks.openNanos(), all.threadNanos(), all.when(), all.moments());
    }

    /** Whether they cost enough to be said; of pauses that stopped no task, only where there are no tasks. */
    boolean worth() {
        Cost cost = cost();
        return count > 0 && (cost.taskNanos() > 0 || !look.hasTasks()) && look.worth(cost);
    }

    private boolean counts(int pauseRow) {
        Pauses pauses = trace.pauses();
        return pauses.kind(pauseRow) == kind
                && !pauses.byTracer(pauseRow)
                && pauses.endNs(pauseRow) - pauses.startNs(pauseRow) >= leastNanos;
    }

    /** Adds the time that threads which worked for tasks stood still in one of these pauses. */
    private void addTasks() {
        States states = trace.states();
        for (int row = 0; row < states.size(); row++) {
            if (states.state(row) != ThreadState.GC) {
                continue;
            }
            int thread = states.threadRow(row);
            int scope = trace.scopes().innermostAt(thread, states.startNs(row));
            int task = scope < 0 ? -1 : trace.scopes().taskRow(scope);
            if (task >= 0) {
                addPauses(task, thread, states.startNs(row), states.endNs(row));
            }
        }
    }

    private void addPauses(int task, int thread, long from, long to) {
        Pauses pauses = trace.pauses();
        int low = 0;
        int high = pauses.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pauses.startNs(middle) < to) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int row = low - 1; row >= 0 && pauses.endNs(row) > from; row--) {
            if (counts(row)) {
                ofTasks.add(task, thread, Math.max(from, pauses.startNs(row)), Math.min(to, pauses.endNs(row)));
            }
        }
    }
}
